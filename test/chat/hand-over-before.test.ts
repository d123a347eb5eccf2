import { describe, expect, it } from 'vitest'
import { createKeyring } from '../../src/chat/keyring.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { personKey, type Stage } from '../fixtures/chatting.ts'
import { aDay, openTeamStage, sentOf } from '../fixtures/handing-over.ts'

const en = chatWordingOf('en')
const keyring = createKeyring(personKey)
const person = keyring.hashPerson('stage', 'U1')
/** As the release before this one kept them: the row is named after the request, and nothing says where a reply goes. */
const id = 'stage:hand-over/T1/form/V0123456789'
const request = { id: 'T1/form/V0123456789', threadId: 't1', messageId: null, personId: 'U1', question: 'Do you sponsor visas?', language: 'en' }
const payload = keyring.seal(JSON.stringify({ kind: 'hand_over', request }))

async function keepAsBefore({ store, now }: Stage): Promise<void> {
  await store.addHandOver({ id, surface: 'stage', thread: 'stage:t1', person, language: 'en', payload, createdAt: now() })
}

describe('a question that the release before took in', () => {
  it('and did not post yet is posted once, without buttons that would lead nowhere', async () => {
    const stage = await openTeamStage()
    await keepAsBefore(stage)
    await stage.store.claim({ message: id, surface: 'stage', thread: id, person, sentAt: 1, receivedAt: stage.now(), payload, opens: null })
    await stage.lookAgainAfter(0)
    await stage.lookAgainAfter(61_000)
    const posted = sentOf(stage, 'hand_over').map(({ outgoing }) => outgoing.kind === 'hand_over' && outgoing.handOver)
    expect(posted).toMatchObject([{ question: 'Do you sponsor visas?', ref: expect.stringMatching(/^[\w-]{22}$/), actions: [] }])
  })

  it('and posted does not expire: the team replied by hand, and nobody can tell', async () => {
    const stage = await openTeamStage()
    await keepAsBefore(stage)
    await stage.store.moveHandOver(id, { from: ['kept'], to: 'asked', at: stage.now(), postedMessage: 'stage:m9' }, null)
    await stage.lookAgainAfter(8 * aDay)
    expect([stage.surface.sent, stage.surface.edits]).toEqual([[], []])
    expect((await stage.conversation.questionsOf('U1', 'en')).map(({ status }) => status.text)).toEqual([en.handOver.asked])
  })

  it('and posted is erased with all others, and its card cleared', async () => {
    const stage = await openTeamStage()
    await keepAsBefore(stage)
    await stage.store.moveHandOver(id, { from: ['kept'], to: 'asked', at: stage.now(), postedMessage: 'stage:m9' }, null)
    await stage.lookAgainAfter(91 * aDay)
    expect(stage.surface.shown('m9')).toEqual({ kind: 'erased_hand_over', teamLanguage: 'en' })
    expect(await stage.conversation.questionsOf('U1', 'en')).toEqual([])
  })

  it('can be looked at and taken back by who asked', async () => {
    const stage = await openTeamStage()
    await keepAsBefore(stage)
    await stage.store.moveHandOver(id, { from: ['kept'], to: 'asked', at: stage.now(), postedMessage: 'stage:m9' }, null)
    const [question] = await stage.conversation.questionsOf('U1', 'en')
    expect(question?.status.text).toBe(en.handOver.asked)
    expect((await stage.conversation.withdraw(question?.status.ref ?? '', 'U1', 'en')).text).toBe(en.handOver.withdrawn)
  })

  it('under another key is not shown to anybody, and the operator reads why', async () => {
    const stage = await openTeamStage()
    const other = createKeyring('another key for tests that is long enough')
    await stage.store.addHandOver({
      id: 'stage:hand-over/aaaaaaaaaaaaaaaaaaaaaa',
      surface: 'stage',
      thread: 'stage:t1',
      person,
      language: 'en',
      payload: other.seal(JSON.stringify({ request })),
      createdAt: stage.now(),
    })
    expect(await stage.conversation.questionsOf('U1', 'en')).toEqual([])
    expect((await stage.conversation.team.replyForm('aaaaaaaaaaaaaaaaaaaaaa', { personId: 'R1', name: 'Robin' })).kind).toBe('refused')
    expect(stage.log.at(-1)?.message).toMatch(/PERSON_KEY/)
  })
})
