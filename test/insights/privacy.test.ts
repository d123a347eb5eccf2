import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, minPeople, showableCells } from '../../src/insights/privacy.ts'

const totalsOf = (cells: readonly Cell[]) => ({
  ofTopic: (topic: string) => sum(cells.filter((cell) => cell.topic === topic)),
  ofRole: (postingId: string) => sum(cells.filter((cell) => cell.postingId === postingId)),
})
const sum = (cells: readonly Cell[]) => cells.reduce((total, { count }) => total + count, 0)
const cell = (topic: string, postingId: string, count: number): Cell => ({ topic, postingId, count })

describe('topics of each role', () => {
  it('are shown from three questions on', () => {
    const cells = [cell('salary', 'cook', 3), cell('remote', 'diver', 7)]
    expect(showableCells(cells, totalsOf(cells))).toEqual(cells)
  })

  it('are not shown below', () => {
    const cells = [cell('salary', 'cook', 2), cell('remote', 'diver', 7)]
    expect(showableCells(cells, totalsOf(cells))).toEqual([cells[1]])
  })

  it('are not shown where what is left of the role is one question', () => {
    const cells = [cell('salary', 'cook', 9), cell('pension', 'cook', 4), cell('visa', 'cook', 1)]
    // With salary and pension shown, the cook's one other question is the one about visa: the smaller goes.
    expect(showableCells(cells, totalsOf(cells))).toEqual([cells[0]])
  })

  it('hide what is not shown among questions that name no role', () => {
    const cells = [cell('salary', 'cook', 9), cell('salary', 'diver', 1)]
    const totals = totalsOf([...cells, cell('salary', 'none', 5)])
    expect(showableCells(cells, totals)).toEqual([cells[0]])
  })

  it('never let a smaller count be found by subtraction', () => {
    const anyCell = fc.record({ topic: fc.constantFrom('a', 'b', 'c', 'd'), postingId: fc.constantFrom('x', 'y', 'z'), count: fc.integer({ min: 1, max: 8 }) })
    const anyCells = fc.uniqueArray(anyCell, { selector: ({ topic, postingId }) => `${topic} ${postingId}`, maxLength: 12 })
    fc.assert(
      fc.property(anyCells, (cells) => {
        const totals = totalsOf(cells)
        const shown = showableCells(cells, totals)
        expect(shown.every(({ count }) => count >= minPeople)).toBe(true)
        for (const line of shown) {
          const restOfTopic = totals.ofTopic(line.topic) - sum(shown.filter(({ topic }) => topic === line.topic))
          const restOfRole = totals.ofRole(line.postingId) - sum(shown.filter(({ postingId }) => postingId === line.postingId))
          for (const rest of [restOfTopic, restOfRole]) expect(rest === 0 || rest >= minPeople).toBe(true)
        }
      }),
    )
  })
})
