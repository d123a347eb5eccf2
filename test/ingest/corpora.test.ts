import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { noon, noSite } from '../fixtures/knowledge.ts'

const tag = /\{\{|\{%|%\}|<\/?(div|p|span|br|a|b|strong|ul|li|h\d|img)\b|\ue000/i

describe.each([
  ['../shared/corpora', 249],
  ['../shared/seeds', 5],
])('the pages of %s (skipped where the folder is not there)', { timeout: 60_000 }, (folder, count) => {
  it.skipIf(!existsSync(folder))('load all, with no tag in any text, and every unit at its line', () => {
    const knowledge = loadKnowledge([folder], { now: noon, site: { ...noSite, baseUrls: { '*': 'https://firm.example' } }, includeUnpublished: true })
    expect(knowledge.versions).toHaveLength(count)
    expect(knowledge.warnings.filter((warning) => /left out|not closed/.test(warning.message))).toEqual([])
    for (const version of knowledge.versions) {
      expect(version.title).not.toMatch(tag)
      expect(version.url).toMatch(/^https:\/\/firm\.example\//)
      expect(knowledge.passages.some((passage) => passage.source === version.source)).toBe(true)
    }
    for (const passage of knowledge.passages) {
      for (const text of [passage.heading, ...passage.parents, ...passage.units.map((unit) => unit.text)]) expect(text).not.toMatch(tag)
      for (const unit of passage.units) expect(unit.lines[0] >= 1 && unit.lines[0] <= unit.lines[1]).toBe(true)
    }
  })
})

it.skipIf(!existsSync('../shared/corpora'))('pairs the two languages of ../shared/corpora (skipped where it is not there)', { timeout: 60_000 }, () => {
  const { versions } = loadKnowledge(['../shared/corpora'], { now: noon, site: noSite, includeUnpublished: true })
  expect(new Set(versions.map((version) => version.language))).toEqual(new Set(['en', 'fr']))
  const sizes = new Map<string, number>()
  for (const version of versions) sizes.set(version.postingId, (sizes.get(version.postingId) ?? 0) + 1)
  expect(Math.max(...sizes.values())).toBe(2)
  expect([...sizes.values()].filter((size) => size === 2).length).toBeGreaterThanOrEqual(91)
})
