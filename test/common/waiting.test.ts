import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBackground } from '../../adapters/common/background.ts'
import { createWaiting } from '../../adapters/common/waiting.ts'
import type { IncomingMessage } from '../../src/chat/surface.ts'
import { RecordingConversation } from '../fixtures/recording-conversation.ts'
import { incoming } from '../fixtures/recording-surface.ts'
import { recordedLog } from '../fixtures/running.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Takes every message but one, which it has a fault with. */
class Choosy extends RecordingConversation {
  refused = ''
  override async receive(message: IncomingMessage): Promise<void> {
    await super.receive(message)
    if (message.id === this.refused) throw new TypeError('a defect')
  }
}

function setUp() {
  const conversation = new Choosy()
  conversation.isStoreDown = true
  const log = recordedLog()
  const waiting = createWaiting({ conversation, background: createBackground(log), log })
  return { conversation, log, waiting, tried: () => conversation.calls.map(({ text }) => text) }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('messages that the store could not keep', () => {
  it('are tried again every 5 s until they are kept, which is said once', async () => {
    const { conversation, log, waiting, tried } = setUp()
    waiting.add(incoming('one'))
    await pass(4_999)
    expect(tried()).toEqual([])
    await pass(1)
    expect(tried()).toEqual(['one'])
    conversation.isStoreDown = false
    await pass(5_000)
    expect(tried()).toEqual(['one', 'one'])
    expect(waiting.size).toBe(0)
    await pass(60_000)
    expect(tried()).toEqual(['one', 'one'])
    expect(log.lines).toEqual([{ level: 'info', fields: {}, message: 'the messages that waited to be kept are kept now' }])
  })

  it('are not all tried while the store takes none', async () => {
    const { conversation, waiting, tried } = setUp()
    for (const text of ['one', 'two', 'three']) waiting.add(incoming(text))
    await pass(5_000)
    expect(tried()).toEqual(['one'])
    conversation.isStoreDown = false
    await pass(5_000)
    expect(tried()).toEqual(['one', 'one', 'two', 'three'])
  })

  it('do not wait for one that has a fault of its own', async () => {
    const { conversation, log, waiting } = setUp()
    const messages = ['one', 'two', 'three'].map((text) => incoming(text))
    for (const message of messages) waiting.add(message)
    conversation.isStoreDown = false
    conversation.refused = messages[1]?.id ?? ''
    await pass(5_000)
    expect(waiting.size).toBe(1)
    expect(log.lines).toEqual([])
    conversation.refused = ''
    await pass(5_000)
    expect(waiting.size).toBe(0)
  })

  it('wait once each, as they came last', async () => {
    const { waiting, tried } = setUp()
    const message = incoming('one')
    expect(waiting.add(message)).toBe(true)
    expect(waiting.add({ ...message, text: 'one, edited' })).toBe(false)
    expect(waiting.size).toBe(1)
    await pass(5_000)
    expect(tried()).toEqual(['one, edited'])
  })

  it('make room for new ones from the oldest, above 1,000', async () => {
    const { conversation, waiting, tried } = setUp()
    for (let number = 0; number <= 1_000; number++) waiting.add(incoming(`message ${number}`))
    expect(waiting.size).toBe(1_000)
    conversation.isStoreDown = false
    await waiting.keep()
    expect([tried()[0], tried().at(-1), tried().length]).toEqual(['message 1', 'message 1000', 1_000])
  })

  it('are not tried once they are kept in another way', async () => {
    const { waiting, tried } = setUp()
    const message = incoming('one')
    waiting.add(message)
    waiting.forget(message.id)
    expect(waiting.size).toBe(0)
    await pass(5_000)
    expect(tried()).toEqual([])
    expect(waiting.add(message)).toBe(true)
  })

  it('are tried at once where that is asked for, and then after 5 s', async () => {
    const { waiting, tried } = setUp()
    waiting.add(incoming('one'))
    await pass(3_000)
    await waiting.keep()
    expect(tried()).toEqual(['one'])
    await pass(4_999)
    expect(tried()).toEqual(['one'])
    await pass(1)
    expect(tried()).toEqual(['one', 'one'])
  })

  it('are left alone after the stop', async () => {
    const { waiting, tried } = setUp()
    waiting.add(incoming('one'))
    waiting.stop()
    await pass(60_000)
    expect(tried()).toEqual([])
    expect(waiting.size).toBe(1)
  })
})
