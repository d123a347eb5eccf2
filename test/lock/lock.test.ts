import { describe, expect, it } from 'vitest'
import { spokenLanguages } from '../../src/text/languages.ts'
import { check } from './check.ts'
import { readCorpus } from './corpus.ts'
import { judge, minPassedShare } from './judge.ts'
import { mutate } from './mutations.ts'

const corpus = readCorpus()
const mutants = mutate(corpus.faithful)
const isWhole = corpus.skipped.length === 0
const reasons = [...new Set(corpus.skipped.map(({ reason }) => reason))].join(', ')
/** Far above what one language takes on a busy machine. */
const timeout = 300_000

describe('the corpus of the fact lock', () => {
  it('has no rewording that does not rest on its pages', () => {
    expect(corpus.broken).toEqual([])
  })

  it.skipIf(!isWhole)(`is large enough to judge by${isWhole ? '' : ` (skipped: ${reasons})`}`, () => {
    expect(corpus.faithful.length).toBeGreaterThanOrEqual(300)
    expect(mutants.length).toBeGreaterThanOrEqual(2_000)
    for (const language of spokenLanguages) {
      expect(corpus.faithful.filter((item) => item.language === language).length, `rewordings in ${language}`).toBeGreaterThanOrEqual(30)
      expect(mutants.filter((mutant) => mutant.language === language).length, `mutants in ${language}`).toBeGreaterThanOrEqual(120)
    }
  })

  it('makes the same mutants every time, each another than what it was made from', () => {
    const some = corpus.faithful.slice(0, 20)
    expect(mutate(some)).toEqual(mutate(some))
    for (const mutant of mutants) {
      const item = corpus.faithful.find(({ id }) => id === mutant.from)
      expect({ task: mutant.task, sentences: mutant.sentences }).not.toEqual({ task: item?.task, sentences: item?.sentences })
    }
  })
})

describe('the fact lock', () => {
  it.each(spokenLanguages)('lets nothing false through in %s', { timeout }, (language) => {
    const { missed } = judge(
      check,
      [],
      // Every third of them: `npm run lock` runs them all.
      mutants.filter((mutant) => mutant.language === language).filter((_, at) => at % 3 === 0),
    )
    expect(missed.map(({ family, from, change, sentences }) => `${family} (${from}, ${change}): ${sentences.map(({ text }) => text).join(' ')}`)).toEqual([])
  })

  it('lets at least 98 of 100 faithful rewordings through', { timeout }, () => {
    const { refused } = judge(check, corpus.faithful, [])
    const share = 1 - refused.length / corpus.faithful.length
    expect(
      share,
      refused.map(({ faithful, violations }) => `${faithful.id}: ${violations.map(({ detail }) => detail).join('; ')}`).join('\n'),
    ).toBeGreaterThanOrEqual(minPassedShare)
  })
})
