import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/check/finding.ts'
import { folderOf } from '../fixtures/knowledge.ts'
import { checkFolder, listed } from './checking.ts'

const folder = '../shared/corpora/cds-careers'
const november = Date.UTC(2026, 10, 21)
const nameOf = (source: string): string => source.slice(source.lastIndexOf('/') + 1)
const linkIsLost = 'The original links to a place that the translation does not link to.'
const linkIsAdded = 'The translation links to a place that the original does not link to.'

const rules = [
  'missing-salary',
  'missing-contact',
  'missing-how-to-apply',
  'missing-topics',
  'no-date',
  'translation-without-original',
  'translation-drift',
  'answer-in-draft',
]
const structure = [
  'broken-front-matter',
  'unreadable-date',
  'language-keys',
  'repeated-key',
  'broken-tag',
  'unknown-shortcode',
  'unclosed-shortcode',
  'dead-link',
  'dead-anchor',
]
const countsOf = (findings: readonly Finding[], of: readonly string[]) =>
  Object.fromEntries(of.map((rule) => [rule, findings.filter((finding) => finding.rule === rule).length]))

describe.skipIf(!existsSync(folder))('the check of ../shared/corpora/cds-careers (skipped where it is not there)', { timeout: 120_000 }, () => {
  it('speaks of the five versions of three postings that are open', () => {
    const { findings, coverage } = checkFolder(folder, { now: november })
    expect(coverage.map(({ posting }) => posting.title)).toEqual([
      'Job posting test – accordian for blog',
      'Research Operations Coordinator',
      'Team Lead - GC Notify',
    ])
    expect(countsOf(findings, [...rules, ...structure])).toMatchObject({
      'missing-salary': 3,
      'missing-contact': 3,
      'missing-how-to-apply': 3,
      'missing-topics': 3,
      'no-date': 3,
      'translation-drift': 1,
    })
    expect(listed(findings.filter(({ rule }) => structure.includes(rule)))).toEqual([])
  })

  it('finds the same faults in all of them, as if none were closed', () => {
    const files = Object.fromEntries(
      readdirSync(join(folder, 'content'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => [name, readFileSync(join(folder, 'content', name), 'utf8').replace(/^archived: true$/m, 'archived: false')]),
    )
    const { findings, coverage } = checkFolder(folderOf(files), { now: november })
    expect(coverage).toHaveLength(158)
    expect(countsOf(findings, rules)).toEqual({
      'missing-salary': 158,
      'missing-contact': 149,
      'missing-how-to-apply': 117,
      'missing-topics': 158,
      'no-date': 158,
      'translation-without-original': 0,
      'translation-drift': 40,
      'answer-in-draft': 0,
    })
    expect(findings.filter(({ rule }) => structure.includes(rule))).toEqual([])
    const drift = findings.filter(({ rule, level }) => rule === 'translation-drift' && level === 'warning')
    expect(drift.map(({ source, line, message }) => `${nameOf(source).slice(0, 40)}:${line} ${message}`)).toEqual([
      `chef-du-développement-logiciel.md:null ${linkIsLost}`,
      'communicateur-narratif-communicatrice-na:46 The original says this, and the translation leaves it out and nowhere answers: type of contract.',
      `directeur-ou-directrice-des-pratiques-nu:null ${linkIsLost}`,
      `directeur-ou-directrice-des-pratiques-nu:40 ${linkIsAdded}`,
      `développeur-de-logiciel-senior-principal:null ${linkIsLost}`,
      `développeur-développeuse-principal.e-de-:null ${linkIsLost}`,
      `développeur-développeuse-principal.e-de-:18 ${linkIsAdded}`,
      `développeur-généraliste-plateforme---htt:9 ${linkIsAdded}`,
      `développeur-ou-développeuse-généraliste-:null ${linkIsLost}`,
      'head-of-engineering.md:11 The translation has a passage under "Vous êtes intéressé?" that the original does not have.',
      'narrateur-visuel.md:52 The translation has a passage under "Vous êtes intéressé?" that the original does not have.',
      `praticien-du-numérique-chargé-de-la-cons:null ${linkIsLost}`,
      `praticien-du-numérique-chargé-de-la-cons:23 ${linkIsAdded}`,
    ])
    // The host is misspelled in the translation: tbs-sct.gc.ca is no canada.ca.
    expect(drift.flatMap(({ excerpts }) => excerpts.map(({ text }) => text))).toContain(
      'https://www.tbs-sct.canada.ca/agreements-conventions/view-visualiser-fra.aspx?id=1',
    )
  })
})
