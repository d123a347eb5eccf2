import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contradictions } from '../../src/check/contradictions.ts'
import type { CheckedKnowledge } from '../../src/check/finding.ts'
import { look } from '../../src/check/look.ts'
import { noSite } from '../fixtures/knowledge.ts'
import { outlineOf } from './contradictions-fixture.ts'

const seeds = '../shared/seeds'
const canadian = '../shared/corpora/cds-careers/content'
/** After the youngest seed. */
const now = Date.UTC(2026, 10, 21)

const lookAt = (folder: string): CheckedKnowledge => look([folder], { now, site: noSite, staleAfterMonths: 12 })
const skipped = (folder: string) => (existsSync(folder) ? '' : ` (skipped: ${folder} is not there)`)

describe.skipIf(!existsSync(seeds))(`real postings that contradict one another${skipped(seeds)}`, () => {
  it('are told with both passages, and nothing else is', () => {
    expect(outlineOf(contradictions(lookAt(seeds)))).toEqual([
      // The button is the network engineer's.
      'apply-link 001_28df887dc9767de4.md:48 001_28df887dc9767de4.md:6',
      // "Anywhere in Europe", and only the EU.
      'residency 001_28df887dc9767de4.md:21 001_28df887dc9767de4.md:54',
      'residency 004_34f576d09f53a28d.md:21 004_34f576d09f53a28d.md:54',
      // The IaaS team is led by Jiri and has 8 colleagues, or is led by Anders Johansson and has 5.
      'team-lead 000_838f53a16acb94e1.md:49 003_ce38117441691f54.md:56',
      'team-size 000_838f53a16acb94e1.md:49 003_ce38117441691f54.md:56',
      // Four steps and five under "Our recruitment process".
      'process-differs 000_838f53a16acb94e1.md:67 003_ce38117441691f54.md:85',
    ])
  })

  it('names the posting whose job a button applies to', () => {
    expect(contradictions(lookAt(seeds))[0]?.message).toContain('“Join us as a Cloud Network Engineer!” (000_838f53a16acb94e1.md)')
  })
})

describe.skipIf(!existsSync(canadian))(`real postings that agree${skipped(canadian)}`, () => {
  it('are left in peace, open and closed ones', () => {
    const knowledge = lookAt(canadian)
    expect(contradictions(knowledge)).toEqual([])
    expect(contradictions({ ...knowledge, isOver: () => false })).toEqual([])
  })
})
