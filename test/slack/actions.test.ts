import { describe, expect, it } from 'vitest'
import {
  encodeContext,
  encodeValue,
  readContext,
  readEntry,
  readFaqContext,
  readFeedback,
  readOwnQuestion,
  readQuestion,
  readRef,
  readReplyContext,
  readShareRole,
  readShownEntry,
} from '../../adapters/slack/actions.ts'

describe('what a button carries', () => {
  it('comes back as it went', () => {
    expect(readQuestion(encodeValue({ question: 'Är "det" så?\n', language: 'sv' }) ?? '')).toEqual({ question: 'Är "det" så?\n', language: 'sv' })
    expect(readShareRole(encodeValue({ postingId: 'postings/diver.md', language: 'en' }) ?? '')).toEqual({ postingId: 'postings/diver.md', language: 'en' })
    expect(readFeedback(encodeValue({ language: 'en' }) ?? '')).toEqual({ language: 'en' })
    expect(readOwnQuestion(encodeValue({ ref: 'q1', language: 'sv' }) ?? '')).toEqual({ ref: 'q1', language: 'sv' })
    expect(readEntry(encodeValue({ entry: '' }) ?? '')).toEqual({ entry: '' })
    expect(readReplyContext(encodeContext({ ref: 'q1', channel: 'C7' }))).toEqual({ ref: 'q1', channel: 'C7' })
    const shown = { entry: 'drysuits.md', revision: 'r1' }
    expect(readShownEntry(encodeValue(shown) ?? '')).toEqual(shown)
    expect(readFaqContext(encodeContext({ ...shown, channel: 'C7' }))).toEqual({ ...shown, channel: 'C7' })
  })

  it('is nothing where it exceeds 2,000 characters', () => {
    const fixed = encodeValue({ question: '', language: 'en' })?.length ?? 0
    expect(encodeValue({ question: 'x'.repeat(2000 - fixed), language: 'en' })).toHaveLength(2000)
    expect(encodeValue({ question: 'x'.repeat(2001 - fixed), language: 'en' })).toBeNull()
  })

  it.each([undefined, '', 'en', '[]', 'null', '{"language":1}', '{"question":"x"}', '{"question":{},"language":"en"}'])(
    'is read as nothing from %s',
    (text) => {
      expect(readQuestion(text)).toBeNull()
      expect(readShareRole(text)).toBeNull()
      expect(readContext(text)).toBeNull()
      for (const readOne of [readRef, readOwnQuestion, readEntry, readShownEntry, readReplyContext, readFaqContext]) expect(readOne(text)).toBeNull()
    },
  )

  it('fits into a form with any ids that Slack gives', () => {
    const long = `T1/C1/~${'x'.repeat(300)}`
    expect(encodeContext({ threadId: long, messageId: long, language: 'en' }).length).toBeLessThan(3000)
  })
})
