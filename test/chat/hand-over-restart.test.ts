import { describe, expect, it } from 'vitest'
import type { RunningConversation } from '../../src/chat/conversation.ts'
import type { Stage } from '../fixtures/chatting.ts'
import { aDay, ask, cardOf, openTeamStage, request, robin, sentOf } from '../fixtures/handing-over.ts'
import { openMortal } from '../fixtures/mortal.ts'
import { refusal } from '../fixtures/recording-surface.ts'

interface Deed {
  readonly name: string
  /** What came before, in a process that lives. */
  prepare(stage: Stage): Promise<string>
  act(conversation: RunningConversation, ref: string): Promise<unknown>
  /** What must be true in the end where the deed was kept. */
  readonly state: string
  readonly ending: string | null
  readonly replies: number
  readonly notices: number
}

const reply = 'Yes, we sponsor visas.'
const ofAsker = { replies: 0, notices: 0 }
const refOf = async (stage: Stage) => (await stage.conversation.questionsOf('U1', 'en'))[0]?.status.ref ?? ''

async function askWhereThreadIsClosedOnce(stage: Stage): Promise<string> {
  let isClosed = true
  stage.surface.refuse = ({ kind }) => {
    if (kind !== 'thread' || !isClosed) return null
    isClosed = false
    return refusal('not_allowed')
  }
  return ask(stage)
}

const deeds: readonly Deed[] = [
  { name: 'asks', prepare: async () => '', act: (conversation) => conversation.askPerson(request), state: 'asked', ending: null, ...ofAsker },
  { name: 'takes', prepare: (stage) => ask(stage), act: ({ team }, ref) => team.take(ref, robin), state: 'taken', ending: null, ...ofAsker },
  {
    name: 'replies',
    prepare: (stage) => ask(stage),
    act: ({ team }, ref) => team.reply(ref, reply, robin),
    state: 'closed',
    ending: 'replied',
    replies: 1,
    notices: 0,
  },
  {
    name: 'replies to a thread that is closed for a moment',
    prepare: (stage) => askWhereThreadIsClosedOnce(stage),
    act: ({ team }, ref) => team.reply(ref, reply, robin),
    state: 'closed',
    ending: 'replied',
    replies: 1,
    notices: 0,
  },
  {
    name: 'sets it aside',
    prepare: (stage) => ask(stage),
    act: ({ team }, ref) => team.decline(ref, robin),
    state: 'closed',
    ending: 'declined',
    replies: 0,
    notices: 1,
  },
  {
    name: 'withdraws it',
    prepare: (stage) => ask(stage),
    act: (conversation, ref) => conversation.withdraw(ref, 'U1', 'en'),
    state: 'closed',
    ending: 'withdrawn',
    ...ofAsker,
  },
  {
    name: 'lets it expire',
    async prepare(stage) {
      const ref = await ask(stage)
      stage.pass(8 * aDay)
      return ref
    },
    act: (conversation) => conversation.start(),
    state: 'expired',
    ending: null,
    replies: 0,
    notices: 1,
  },
]

/** What another process finds and finishes, once the leases of the dead one are over. */
async function goOn(stage: Stage): Promise<void> {
  for (let look = 0; look < 3; look++) await stage.lookAgainAfter(61_000)
}

async function expectDone(stage: Stage, ref: string, deed: Deed): Promise<void> {
  expect(cardOf(stage, ref)).toMatchObject({ state: deed.state, ending: deed.ending })
  expect(sentOf(stage, 'hand_over')).toHaveLength(1)
  expect(sentOf(stage, 'team_reply')).toHaveLength(deed.replies)
  expect(sentOf(stage, 'asker_status')).toHaveLength(deed.notices)
  expect(await stage.store.waitingThreads('stage', stage.now() + aDay)).toEqual([])
}

describe.each(deeds)('a process that dies while somebody $name', (deed) => {
  it('at any step, is followed by one that does it once, where the person tries again', { timeout: 120_000 }, async () => {
    for (let diesAfter = 0, isOver = false; !isOver; diesAfter++) {
      const stage = await openTeamStage()
      const prepared = await deed.prepare(stage)
      const mortal = openMortal(stage, diesAfter)
      await deed.act(mortal.conversation, prepared).catch(() => {})
      await mortal.conversation.settled()
      await deed.act(stage.conversation, prepared)
      await goOn(stage)
      await expectDone(stage, await refOf(stage), deed)
      isOver = !mortal.isDead()
      if (isOver) expect(mortal.calls.length).toBeGreaterThan(4)
    }
  })

  it('at any step, is followed by one that finishes what was begun, and never half of it', { timeout: 120_000 }, async () => {
    const seen = new Set<string>()
    for (let diesAfter = 0, isOver = false; !isOver; diesAfter++) {
      const stage = await openTeamStage()
      const prepared = await deed.prepare(stage)
      const before = prepared === '' ? undefined : cardOf(stage, prepared)
      const mortal = openMortal(stage, diesAfter)
      await deed.act(mortal.conversation, prepared).catch(() => {})
      await mortal.conversation.settled()
      await goOn(stage)
      const ref = await refOf(stage)
      const shown = cardOf(stage, ref)
      if (shown?.state === before?.state && deed.state !== before?.state) {
        seen.add('not begun')
        expect(stage.surface.sent).toHaveLength(before === undefined ? 0 : 1)
        expect(await stage.conversation.questionsOf('U1', 'en')).toHaveLength(before === undefined ? 0 : 1)
      } else {
        seen.add('done')
        await expectDone(stage, ref, deed)
      }
      isOver = !mortal.isDead()
    }
    expect(seen).toContain('done')
  })
})
