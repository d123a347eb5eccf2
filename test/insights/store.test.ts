import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createKeyring } from '../../src/chat/keyring.ts'
import { reportOf } from '../../src/insights/report.ts'
import { openStore } from '../../src/store/index.ts'
import { folderOf } from '../fixtures/knowledge.ts'
import { answered, counted, done, entry, handOver, lease } from '../store/entries.ts'
import { names, now } from './asked.ts'

const keyring = createKeyring('k'.repeat(32))

it('reports what a store holds, and no more once a person is forgotten', async () => {
  const store = await openStore({ databaseUrl: undefined, databaseFile: join(folderOf({}), 'assistant.db') })
  onTestFinished(() => store.close())
  const people = ['ann', 'bo', 'cy']
  for (const person of people) {
    const thread = `stage:${person}`
    await store.claim(entry(person, { surface: 'stage', person, thread }))
    await store.take(thread, lease('p1', now))
    const keptQuestion = { text: keyring.seal('Do I get a laptop?'), topic: 'equipment', postingId: 'cook', language: 'en' }
    const answer = answered({ messages: [`stage:reply to ${person}`], language: 'en', topic: 'equipment', outcome: 'not_stated' })
    await store.finish(person, 'p1', done({ now, answer, counted: [counted('equipment', 'not_stated', { postingId: 'cook', language: 'en' })], keptQuestion }))
  }
  await store.addFeedback({ message: 'stage:reply to ann', person: 'ann', isHelpful: false, at: now })
  await store.addHandOver(handOver('stage:1', { surface: 'stage', person: 'bo', createdAt: now - 60_000 }))
  await store.moveHandOver('stage:1', { from: ['kept'], to: 'asked', at: now - 50_000 }, null)
  await store.moveHandOver('stage:1', { from: ['asked'], to: 'taken', at: now }, null)

  const report = () => reportOf(store, { since: now, until: now + 1, surface: null, names, openText: keyring.open })
  expect(await report()).toMatchObject({
    questions: 3,
    roles: [{ name: 'Cook', count: 3, notStated: 3 }],
    languages: [{ language: 'en', count: 3 }],
    gaps: [{ name: 'the equipment', count: 3, roles: [{ name: 'Cook' }], asked: [{ text: 'Do I get a laptop?', people: 3 }] }],
    feedback: [{ topic: 'equipment', helpful: 0, notHelpful: 1 }],
    handOvers: { asked: 1, taken: 1, waiting: 1, toTake: { medianMs: 60_000 } },
  })

  await store.forget('ann', null)
  expect(await report()).toMatchObject({ questions: 3, gaps: [{ count: 3, asked: [] }], feedback: [] })
})
