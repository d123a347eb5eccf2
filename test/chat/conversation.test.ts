import { describe, expect, it } from 'vitest'
import { noticeOf } from '../../src/chat/privacy.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { openStage } from '../fixtures/chatting.ts'
import { incoming } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const aMinute = 60_000

describe('a message', () => {
  it('is answered once, however often and by whichever way it is delivered', async () => {
    const stage = await openStage()
    const message = incoming('Can I work remotely?')
    await Promise.all([stage.hear(message), stage.hear(message), stage.hear({ ...message, way: 'follow_up' })])
    await stage.hear(message)
    expect(stage.surface.sent).toHaveLength(1)
    expect(stage.observed.duplicates).toBe(3)
    expect(stage.observed.outcomes).toEqual(['answered'])
  })

  it('is answered in the thread where it was asked, with quotes', async () => {
    const stage = await openStage()
    const message = incoming('Who leads the network team?')
    await stage.hear(message)
    const [sent] = stage.surface.sent
    expect(sent?.to).toEqual({ kind: 'thread', threadId: message.threadId })
    expect(sent?.outgoing.kind === 'answer' && sent.outgoing.answer.outcome).toBe('answered')
  })

  it('is answered in turn: messages of one thread go out in the order in which they were sent', async () => {
    const stage = await openStage()
    const first = incoming('Is Ceph used?')
    const others = ['Which tools?', 'And the team size?', 'Who leads it?'].map((text, at) =>
      incoming(text, { threadId: first.threadId, sentAt: first.sentAt + at + 1, opensThread: false }),
    )
    await Promise.all([first, ...others].map((message) => stage.conversation.receive(message)))
    await stage.conversation.settled()
    const order = stage.surface.sent.map(({ key }) => key)
    expect(order).toEqual([first, ...others].map(({ id }) => `stage:${id}`))
  })

  it('that comes late is answered all the same', async () => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    await stage.hear(incoming('And the salary?', { threadId: first.threadId, sentAt: first.sentAt + 10, opensThread: false }))
    await stage.hear(first)
    expect(stage.surface.sent).toHaveLength(2)
  })
})

describe('a thread', () => {
  it('needs no mention where the assistant was asked at its beginning, and remembers the role', async () => {
    const stage = await openStage()
    const first = incoming('In the cloud network engineer role, how do you hire?')
    await stage.hear(first)
    await stage.hear(incoming('And who leads the team?', { threadId: first.threadId, way: 'follow_up', opensThread: false }))
    const last = stage.surface.sent.at(-1)?.outgoing
    expect(stage.surface.sent).toHaveLength(2)
    expect(last?.kind === 'answer' && last.answer.parts[0]?.rows[0]?.citations[0]?.quote).toContain('a team of 8')
  })

  it('of other people is left alone until the assistant is mentioned, and then too', async () => {
    const stage = await openStage()
    const theirs = { threadId: 'theirs', opensThread: false }
    await stage.hear(incoming('Can I work remotely?', { ...theirs, way: 'follow_up' }))
    expect(stage.surface.sent).toHaveLength(0)
    await stage.hear(incoming('Can I work remotely?', theirs))
    expect(stage.surface.sent).toHaveLength(1)
    await stage.hear(incoming('What is the salary?', { ...theirs, way: 'follow_up' }))
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('of its own stays free of what people say to one another', async () => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    const later = { threadId: first.threadId, way: 'follow_up', opensThread: false } as const
    await stage.hear(first)
    await stage.hear(incoming('haha nice, see you at lunch?', { ...later, personId: 'U2' }))
    await stage.hear(incoming('thanks!', later))
    expect(stage.surface.sent).toHaveLength(1)
    await stage.hear(incoming('what about the salary?', { ...later, personId: 'U2' }))
    expect(stage.surface.sent).toHaveLength(2)
  })

  it('is silent once a recruiter has answered, until somebody calls the assistant by name', async () => {
    const stage = await openStage()
    stage.surface.recruiters.add('R1')
    const first = incoming('Can I work remotely?')
    const later = { threadId: first.threadId, way: 'follow_up', opensThread: false } as const
    await stage.hear(first)
    await stage.hear(incoming('Yes you can, I will send you the details.', { ...later, personId: 'R1' }))
    await stage.hear(incoming('And what is the salary?', later))
    expect(stage.surface.sent).toHaveLength(1)
    expect((await stage.store.conversation(`stage:${first.threadId}`))?.silence).toBe('recruiter')
    await stage.hear(incoming('And what is the salary?', { ...later, way: 'mention' }))
    await stage.hear(incoming('who leads the cloud team?', later))
    expect(stage.surface.sent).toHaveLength(3)
  })

  it('that a recruiter began answers the recruiter', async () => {
    const stage = await openStage()
    stage.surface.recruiters.add('R1')
    const first = incoming('Can I work remotely?', { personId: 'R1' })
    await stage.hear(first)
    await stage.hear(incoming('And what is the salary?', { threadId: first.threadId, way: 'follow_up', opensThread: false, personId: 'R1' }))
    expect(stage.surface.sent).toHaveLength(2)
  })

  it.each([
    ['stop', 'en'],
    ['Stop!', 'en'],
    ['shut up', 'en'],
    ['sluta', 'sv'],
    ['arre\u0302te', 'fr'],
    ['ARRETE', 'fr'],
  ])('ends with one sentence when somebody says "%s"', async (order, language) => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    const later = { threadId: first.threadId, way: 'follow_up', opensThread: false } as const
    await stage.hear(first)
    await stage.hear(incoming(order, { ...later, personId: 'U2' }))
    await stage.hear(incoming('And what is the salary?', later))
    expect(stage.said().slice(1)).toEqual([chatWordingOf(language).stopped])
  })

  it('that is a direct conversation goes on after "stop" with the next thing that is said in it', async () => {
    const stage = await openStage()
    const direct = { threadId: 'dm', way: 'direct', opensThread: false } as const
    await stage.hear(incoming('Can I work remotely?', direct))
    await stage.hear(incoming('stop', direct))
    await stage.hear(incoming('What is the salary?', direct))
    expect(stage.surface.sent).toHaveLength(3)
    expect(stage.said()[1]).toBe(en.stopped)
  })

  it('is taken over also by a recruiter who names the asker', async () => {
    const stage = await openStage()
    stage.surface.recruiters.add('R1')
    const first = incoming('Can I work remotely?')
    const later = { threadId: first.threadId, way: 'follow_up', opensThread: false } as const
    await stage.hear(first)
    await stage.hear(incoming('what do you think of the salary?', { ...later, personId: 'U2', isToOthers: true }))
    expect(stage.surface.sent).toHaveLength(1)
    await stage.hear(incoming('yes, you can', { ...later, personId: 'R1', isToOthers: true }))
    await stage.hear(incoming('What is the salary?', later))
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('that is silent still forgets who asks for it', async () => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    const later = { threadId: first.threadId, way: 'follow_up', opensThread: false } as const
    await stage.hear(first)
    await stage.hear(incoming('stop', later))
    await stage.hear(incoming('forget me', later))
    expect(stage.said().at(-1)).toMatch(/^Erased: /)
    expect(await stage.store.conversation(`stage:${first.threadId}`)).toBeNull()
  })

  it('of a channel named after a role is about that role', async () => {
    const stage = await openStage()
    await stage.hear(incoming('who leads the team?', { channelName: 'cloud-network-engineer' }))
    const [sent] = stage.surface.sent
    expect(sent?.outgoing.kind === 'answer' && sent.outgoing.answer.parts[0]?.lead).toContain('Cloud Network Engineer')
  })

  it('gets a greeting where the assistant is called without a question', async () => {
    const stage = await openStage()
    await stage.hear(incoming('  '))
    expect(stage.said()).toEqual([en.home.intro])
  })
})

describe('first contact', () => {
  it('tells a person once, in their language, what the assistant is and what it keeps', async () => {
    const stage = await openStage()
    const notices = () => stage.surface.sent.map(({ outgoing }) => (outgoing.kind === 'answer' ? outgoing.notice : ''))
    await stage.hear(incoming('Kan jag jobba på distans?'))
    await stage.hear(incoming('Vad är lönen?'))
    await stage.hear(incoming('Can I work remotely?', { personId: 'U2' }))
    expect(
      await Promise.all([incoming('hm', { personId: 'U3' }), incoming('hm', { personId: 'U3' })].map((message) => stage.store.greet('p3', message.id, 1, ''))),
    ).toContain(false)
    const keeping = { retentionDays: 90, keepQuestionText: false }
    expect(notices()).toEqual([noticeOf('sv', keeping), '', noticeOf('en', keeping)])
  })
})

describe('limits', () => {
  it('tell a person who asks too much once how long to wait, and answer others', async () => {
    const stage = await openStage({ limits: { person: 2 } })
    for (let at = 0; at < 5; at++) await stage.hear(incoming('Can I work remotely?'))
    await stage.hear(incoming('Can I work remotely?', { personId: 'U2' }))
    const said = stage.said()
    expect(said).toHaveLength(4)
    expect(said[2]).toMatch(/^You have asked many questions in a short time\. Please ask again in \d+ seconds\.$/)
    expect(stage.observed.outcomes.filter((outcome) => outcome === 'limited')).toHaveLength(3)
  })

  it('are told to everybody who uses a command, for nobody else sees it', async () => {
    const stage = await openStage({ limits: { person: 1 } })
    for (let at = 0; at < 3; at++)
      await stage.hear(incoming('Can I work remotely?', { way: 'command', opensThread: false, reply: { kind: 'private', handle: 'h' } }))
    expect(stage.said()).toHaveLength(3)
  })

  it('hold for calls without a question too', async () => {
    const stage = await openStage({ limits: { person: 2 } })
    for (let at = 0; at < 6; at++) await stage.hear(incoming(''))
    expect(stage.said()).toHaveLength(3)
  })

  it('end a thread that goes on and on, as between two bots', async () => {
    const stage = await openStage({ limits: { thread: 3 } })
    const first = incoming('Can I work remotely?')
    await stage.hear(first)
    for (let at = 0; at < 20; at++) await stage.hear(incoming('What is the salary?', { threadId: first.threadId, opensThread: false, personId: `U${at}` }))
    expect(stage.said()).toHaveLength(4)
    expect(stage.said()[3]).toBe(en.threadFull)
  })

  it('hold for a channel', async () => {
    const stage = await openStage({ limits: { channel: 2 } })
    for (let at = 0; at < 4; at++) await stage.hear(incoming('Can I work remotely?', { personId: `U${at}` }))
    await stage.hear(incoming('Can I work remotely?', { personId: 'U9', channelId: 'C2' }))
    expect(stage.said()).toHaveLength(4)
    expect(stage.said()[2]).toMatch(/many questions in this channel/)
  })
})

describe('forgetting', () => {
  it('erases what is kept of a person at once, says what, and keeps nothing twice answered', async () => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    await stage.hear(first)
    await stage.hear(incoming('Forget me!'))
    expect(stage.said()[1]).toMatch(/^Erased: received messages \(1\), conversations \(2\), answers \(1\)/)
    expect(await stage.store.conversation(`stage:${first.threadId}`)).toBeNull()
    await stage.hear(first)
    expect(stage.surface.sent).toHaveLength(2)
  })

  it('says so where nothing is kept', async () => {
    const stage = await openStage()
    expect(await stage.conversation.forget('U7', 'en')).toBe(en.nothingKept)
  })

  it('leaves what other people asked', async () => {
    const stage = await openStage()
    const theirs = incoming('Can I work remotely?', { personId: 'U2' })
    await stage.hear(theirs)
    await stage.conversation.forget('U1', 'en')
    expect(await stage.store.conversation(`stage:${theirs.threadId}`)).not.toBeNull()
  })
})

describe('a private answer', () => {
  it('goes to the person alone, may be shared, and leaves no thread', async () => {
    const stage = await openStage()
    const message = incoming('Can I work remotely?', { way: 'command', opensThread: false, reply: { kind: 'private', handle: 'h1' } })
    await stage.hear(message)
    const [sent] = stage.surface.sent
    expect(sent?.to).toEqual({ kind: 'private', threadId: message.threadId, personId: 'U1', handle: 'h1' })
    expect(sent?.outgoing.kind === 'answer' && sent.outgoing.canShare).toBe(true)
    expect(await stage.store.conversation(`stage:${message.threadId}`)).toBeNull()
  })

  it('that is shared leaves none of the asker’s words behind', async () => {
    const stage = await openStage()
    await stage.hear(incoming('Is Kubernetes needed?', { way: 'command', opensThread: false, reply: { kind: 'channel', handle: null } }))
    const kept = await stage.store.conversation(`stage:${stage.surface.sent[0]?.id}`)
    expect(kept?.memory.terms.length).toBeGreaterThan(0)
    expect(kept?.memory.terms.map(({ surface }) => surface).join('')).toBe('')
  })

  it('that is shared stands in the channel, and its thread needs no mention', async () => {
    const stage = await openStage()
    await stage.hear(
      incoming('In the cloud network engineer role, how do you hire?', { way: 'command', opensThread: false, reply: { kind: 'channel', handle: 'h1' } }),
    )
    const [shared] = stage.surface.sent
    expect(shared?.to).toEqual({ kind: 'channel', channelId: 'C1', handle: 'h1' })
    await stage.hear(incoming('And who leads the team?', { threadId: shared?.id ?? '', way: 'follow_up', opensThread: false, personId: 'U5' }))
    expect(stage.surface.sent).toHaveLength(2)
  })
})

describe('time', () => {
  it('moves no message of a finished thread', async () => {
    const stage = await openStage()
    const message = incoming('Can I work remotely?')
    await stage.hear(message)
    stage.pass(10 * aMinute)
    await stage.another().start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(1)
  })
})
