import { describe, expect, it } from 'vitest'
import { createKeyring } from '../../src/chat/keyring.ts'
import { noticeOf } from '../../src/chat/privacy.ts'
import { openStage, personKey } from '../fixtures/chatting.ts'
import { incoming } from '../fixtures/recording-surface.ts'

const text = 'Hi, my name is Anna Svensson, anna@example.com. Is there a signing bonus?'
const open = (sealed: string): string | null => createKeyring(personKey).open(sealed)

describe('the text of a question', () => {
  it('that nothing answers is kept where that is wanted, sealed, without names and addresses', async () => {
    const stage = await openStage({ keepQuestionText: true })
    await stage.hear(incoming(text))
    const [kept, ...others] = await stage.store.keptQuestions(0)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ language: 'en', postingId: null, askedAt: stage.now() })
    expect(kept?.person).toMatch(/^[\w-]{43}$/)
    expect(kept?.text).not.toContain('bonus')
    expect(open(kept?.text ?? '')).toMatch(/signing bonus/)
    expect(open(kept?.text ?? '')).not.toMatch(/anna|svensson/i)
  })

  it('is kept with the role that it is about', async () => {
    const stage = await openStage({ keepQuestionText: true })
    await stage.hear(incoming('Is there a signing bonus?', { channelName: 'cloud-network-engineer' }))
    expect((await stage.store.keptQuestions(0)).map(({ postingId }) => postingId)).toEqual(['postings/cloud-network-engineer.md'])
  })

  it('is not kept where the postings answer it, or nothing was asked', async () => {
    const stage = await openStage({ keepQuestionText: true })
    for (const said of ['Who leads the network team?', 'hello!', 'Would you hire me?']) await stage.hear(incoming(said))
    expect(stage.surface.sent).toHaveLength(3)
    expect(await stage.store.keptQuestions(0)).toEqual([])
  })

  it('is not kept where names cannot be taken out of it; the answer goes out all the same', async () => {
    const stage = await openStage({ keepQuestionText: true })
    stage.assistant = {
      ...stage.assistant,
      redact: (said) => {
        throw new Error(`cannot read ${said}`)
      },
    }
    await stage.hear(incoming(text))
    expect(stage.surface.sent).toHaveLength(1)
    expect(await stage.store.keptQuestions(0)).toEqual([])
    expect(stage.log.map(({ level }) => level)).toEqual(['warn'])
    expect(JSON.stringify(stage.log)).not.toMatch(/bonus|anna/i)
  })

  it('is not kept unless that is wanted', async () => {
    const stage = await openStage()
    await stage.hear(incoming(text))
    expect(await stage.store.keptQuestions(0)).toEqual([])
  })

  it('is kept only of who was told so: whoever was told otherwise before is told again', async () => {
    const stage = await openStage()
    const notices = () => stage.surface.sent.map(({ outgoing }) => (outgoing.kind === 'answer' ? outgoing.notice : ''))
    await stage.hear(incoming('Can I work remotely?'))
    stage.conversation = stage.another({ keepQuestionText: true })
    for (let at = 0; at < 2; at++) await stage.hear(incoming('Can I work remotely?'))
    expect(notices().slice(1)).toEqual([noticeOf('en', { retentionDays: 90, keepQuestionText: true }), ''])
  })

  it('goes with the person', async () => {
    const stage = await openStage({ keepQuestionText: true })
    await stage.hear(incoming(text))
    await stage.conversation.forget('U1', 'en')
    expect(await stage.store.keptQuestions(0)).toEqual([])
  })
})

describe('what is counted', () => {
  it('says topic, role and language of each question', async () => {
    const stage = await openStage()
    await stage.hear(incoming('vem leder teamet?', { channelName: 'cloud-network-engineer' }))
    await stage.hear(incoming('What is the salary?'))
    const rows = (await stage.store.counters(0)).map(({ topic, postingId, language, outcome, count }) => [topic, postingId, language, outcome, count])
    expect(rows).toEqual([
      ['manager', 'postings/cloud-network-engineer.md', 'sv', 'answered', 1],
      ['salary', null, 'en', 'answered', 1],
    ])
  })

  it('says the language of what a limit stopped', async () => {
    const stage = await openStage({ limits: { person: 1 } })
    for (let at = 0; at < 2; at++) await stage.hear(incoming('Kan jag jobba på distans?'))
    expect((await stage.store.counters(0)).find(({ outcome }) => outcome === 'limited')).toMatchObject({ topic: null, postingId: null, language: 'sv' })
  })
})
