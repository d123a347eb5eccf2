import { describe, expect, it } from 'vitest'
import { fuseRanks } from '../../src/search/fuse.ts'
import { headingsOf, indexOf, queryOf } from '../fixtures/searching.ts'

const index = indexOf({
  'a.md': `---\ntitle: Cook\n---\n\n## Salary\n\nThe salary is 30,000 EUR a year.\n\n## Kitchen\n\nThe kitchen has four ovens.\n\n## Garden\n\nHerbs grow behind the house.\n`,
})
const query = queryOf({ topics: ['salary'], words: 'salary' })
const idOf = (heading: string) => index.passagesOf('a.md').find((passage) => passage.heading === heading)?.id as string

describe('ranks by words and by meaning', () => {
  it('stay as they are without a passage that is near', () => {
    expect(index.retrieve(query, 'asker', [])).toEqual(index.retrieve(query))
    expect(index.retrieve(query, 'asker', ['b.md#1', ''])).toEqual(index.retrieve(query))
  })

  it('put first what both have, and let in what meaning alone has', () => {
    const fused = index.retrieve(query, 'asker', [idOf('Garden'), idOf('Salary')])
    expect(headingsOf(fused)).toEqual(['a › Salary', 'a › Garden'])
    expect(fused[1]?.matched).toEqual([])
  })

  it('add up as 1 / (60 + rank), counted from 1', () => {
    const [only] = index.retrieve(query)
    if (only === undefined) throw new Error('nothing found')
    const [garden] = index.passagesOf('a.md').filter(({ heading }) => heading === 'Garden')
    if (garden === undefined) throw new Error('no garden')
    expect(fuseRanks([only], [garden, only.passage]).map(({ score }) => score)).toEqual([1 / 61 + 1 / 62, 1 / 61])
    // A list that names a passage twice counts it once.
    expect(fuseRanks([only], [only.passage, only.passage])[0]?.score).toBe(2 / 61)
  })

  it('let in nothing of another role than the one asked about', () => {
    const two = indexOf({
      'cook.md': `---\ntitle: Cook\n---\n\n## Salary\n\nThe salary is 30,000 EUR a year.\n`,
      'smith.md': `---\ntitle: Smith\n---\n\n## Salary\n\nThe salary is 40,000 EUR a year.\n`,
    })
    const [smith] = two.passagesOf('smith.md')
    const cookId = two.versions.find(({ source }) => source === 'cook.md')?.postingId as string
    const found = two.retrieve(queryOf({ topics: ['salary'], postingIds: [cookId] }), 'asker', [smith?.id as string])
    expect(found.every(({ passage }) => passage.postingId === cookId)).toBe(true)
  })
})
