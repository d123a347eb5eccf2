import { describe, expect, it } from 'vitest'
import { type PairingPage, pairTranslations } from '../../src/ingest/translations.ts'
import { load, sourcesOf } from '../fixtures/knowledge.ts'

const page = (language: string, name: string, more: Partial<PairingPage> = {}): PairingPage => ({
  source: `${name}.${language}.md`,
  language,
  name,
  translationKey: null,
  applyUrl: null,
  machineTranslated: false,
  ...more,
})
/** The sources of each group, its original first. */
function groups(...pages: PairingPage[]): string[][] {
  const found = new Map<string, string[]>()
  for (const [source, { postingId, isOriginal }] of pairTranslations(pages)) {
    const members = found.get(postingId) ?? []
    found.set(postingId, isOriginal ? [source, ...members] : [...members, source])
  }
  return [...found.values()]
}

describe('translations are paired', () => {
  it('by one name under other languages', () => {
    expect(groups(page('en', 'ops'), page('sv', 'ops'), page('en', 'dev'))).toEqual([['ops.en.md', 'ops.sv.md'], ['dev.en.md']])
  })

  it('by translationKey', () => {
    expect(
      groups(
        page('en', 'ops', { translationKey: 'k' }),
        page('fr', 'exploitation', { translationKey: 'k' }),
        page('fr', 'dev', { translationKey: 'l' }),
        page('en', 'lead'),
      ),
    ).toEqual([['ops.en.md', 'exploitation.fr.md'], ['dev.fr.md'], ['lead.en.md']])
  })

  it('by apply link, whatever stands behind ? and #', () => {
    expect(
      groups(page('en', 'ops', { applyUrl: 'https://firm.example/1?lang=en' }), page('da', 'drift', { applyUrl: 'https://firm.example/1#ansog' })),
    ).toEqual([['ops.en.md', 'drift.da.md']])
  })

  it('not by an apply link that all postings share', () => {
    const applyUrl = 'https://firm.example/apply'
    expect(groups(page('en', 'ops', { applyUrl }), page('en', 'dev', { applyUrl }), page('da', 'drift', { applyUrl }))).toHaveLength(3)
  })

  it('never with a page in the same language', () => {
    expect(
      groups(page('en', 'a', { translationKey: 'k' }), page('en', 'b', { translationKey: 'k' }), page('sv', 'c', { translationKey: 'k' })).map(
        (group) => group.length,
      ),
    ).toEqual([2, 1])
  })
})

describe('the original', () => {
  it('is what no machine translated', () => {
    expect(groups(page('en', 'ops', { machineTranslated: true }), page('fi', 'ops'), page('en', 'dev'), page('en', 'lead'))[0]).toEqual([
      'ops.fi.md',
      'ops.en.md',
    ])
  })

  it('is in the language that most pages have, English where it is even', () => {
    expect(groups(page('sv', 'ops'), page('da', 'ops'), page('da', 'dev'))[0]).toEqual(['ops.da.md', 'ops.sv.md'])
    expect(groups(page('sv', 'ops'), page('en', 'ops'))[0]).toEqual(['ops.en.md', 'ops.sv.md'])
  })
})

describe('a translation of an unpublished original', () => {
  const original = (more: string) => `---\ntitle: Ops\n${more}\n---\nWe look after servers.`
  const others = { 'en/careers/dev.md': '---\ntitle: Dev\n---\nWe write programs.' }

  it.each([
    ['the same name in another folder', 'en/careers/ops.md', 'sv/careers/ops.md', '', ''],
    ['the same name with a suffix', 'careers/ops.md', 'careers/ops.sv.md', '', ''],
    ['translationKey', 'en/careers/ops.md', 'sv/careers/drift.md', 'translationKey: ops-1', 'translationKey: ops-1'],
    ['the same apply link', 'en/careers/ops.md', 'sv/careers/drift.md', 'applyUrl: https://firm.example/1', 'applyUrl: https://firm.example/1#ansok'],
  ])('paired by %s is unpublished, whatever it says itself', (_, first, second, firstKeys, secondKeys) => {
    const translation = `---\ntitle: Drift\ndraft: false\nai: true\n${secondKeys}\n---\nVi sköter om servrar.`
    const open = load({ ...others, [first]: original(firstKeys), [second]: translation })
    expect(sourcesOf(open)).toContain(second)
    expect(new Set(open.versions.map((version) => version.postingId))).toEqual(new Set(['en/careers/dev.md', first]))
    for (const reason of ['draft: true', 'date: 2030-01-01', 'closes: 2025-01-01', 'archived: true', 'noindex: true', 'status: closed']) {
      const knowledge = load({ ...others, [first]: original(`${firstKeys}\n${reason}`), [second]: translation })
      expect(sourcesOf(knowledge)).toEqual(['en/careers/dev.md'])
    }
  })

  it('does not take its original with it', () => {
    expect(sourcesOf(load({ ...others, 'en/careers/ops.md': original(''), 'sv/careers/ops.md': '---\ndraft: true\n---\nVi sköter om servrar.' }))).toEqual([
      'en/careers/dev.md',
      'en/careers/ops.md',
    ])
  })
})
