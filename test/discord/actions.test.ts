import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionIds, encodePress, encodeQuestion, encodeShareRole, formIds, readPress, readQuestion, readShareRole } from '../../adapters/discord/actions.ts'

const four = [actionIds.helpful, actionIds.notHelpful, actionIds.askPerson, actionIds.shareAnswer]
const carry = (question: string, actions: readonly (typeof four)[number][] = four) => encodeQuestion(question, 'en', actions)

describe('what a button carries', () => {
  it('comes back as it went', () => {
    for (const action of [...Object.values(actionIds), ...Object.values(formIds)])
      expect(readPress(encodePress(action, 'sv'))).toEqual({ action, language: 'sv' })
  })

  it.each(['', 'en', 'helpful', 'helpful:', 'helpful:en', 'helpful:EN:', 'unknown:en:', '{"language":"en"}', ':en:'])(
    'is read as nothing from "%s"',
    (customId) => {
      expect(readPress(customId)).toBeNull()
      expect(readShareRole(customId, () => [{ postingId: customId }])).toBeNull()
      expect(readQuestion([customId])).toBeNull()
    },
  )
})

describe('a question over several buttons', () => {
  it('comes back whole, whatever it is, or not at all', () => {
    const questions = fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\n', ';', ':', '=', '🙂', '1/2=', 'é'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
      minLength: 1,
      maxLength: 420,
      size: 'max',
    })
    fc.assert(
      fc.property(questions, fc.subarray(four, { minLength: 1 }), (question, actions) => {
        const { ids, isCarried } = carry(question, actions)
        for (const [action, id] of ids) {
          expect(id.length).toBeLessThanOrEqual(100)
          expect(id.isWellFormed()).toBe(true)
          expect(readPress(id)).toEqual({ action, language: 'en' })
          // Discord might trim it.
          expect(id.trim()).toBe(id)
        }
        expect(new Set(ids.values()).size).toBe(actions.length)
        expect(readQuestion([...ids.values()].toReversed())).toBe(isCarried ? question.toWellFormed() : null)
      }),
      { numRuns: 300 },
    )
  })

  it('has about 320 characters on four buttons, and 80 on one', () => {
    expect(carry('x'.repeat(320)).isCarried).toBe(true)
    expect(carry('x'.repeat(360)).isCarried).toBe(false)
    expect(carry('x'.repeat(80), [actionIds.askPerson]).isCarried).toBe(true)
  })

  it('is nothing where a piece is missing', () => {
    const ids = [...carry('x'.repeat(200)).ids.values()]
    expect(readQuestion(ids)).toBe('x'.repeat(200))
    expect(readQuestion(ids.slice(1))).toBeNull()
    expect(readQuestion([...ids, ...ids])).toBeNull()
    expect(readQuestion([])).toBeNull()
  })

  it('is not made of nothing', () => {
    expect(carry('').isCarried).toBe(false)
    expect(readQuestion([...carry('').ids.values()])).toBeNull()
  })
})

describe('a role to share', () => {
  const long = `content/career/${'2026-03-senior-cloud-network-engineer/'.repeat(4)}index.md`

  it('is named by its file', () => {
    const role = { postingId: 'postings/diver.md', language: 'en' }
    expect(readShareRole(encodeShareRole(role), () => [])).toEqual(role)
  })

  it('is found among the open ones where its path is too long', () => {
    const role = { postingId: long, language: 'en' }
    const id = encodeShareRole(role)
    expect(id.length).toBeLessThanOrEqual(100)
    expect(readShareRole(id, () => [{ postingId: 'postings/diver.md' }, { postingId: long }])).toEqual(role)
    expect(readShareRole(id, () => [{ postingId: 'postings/diver.md' }])).toBeNull()
  })
})
