import { expect, it, vi } from 'vitest'
import { startAssistant } from '../../src/run/start.ts'
import { openStore } from '../../src/store/index.ts'
import { folderOf } from '../fixtures/knowledge.ts'
import { incoming, RecordingSurface } from '../fixtures/recording-surface.ts'
import { recordedLog } from '../fixtures/running.ts'
import { runSettings } from '../fixtures/running-settings.ts'

it('texts of questions are kept as long as KEEP_QUESTION_TEXT is on, and erased by the first start without it', async () => {
  const folder = folderOf({ 'knowledge/postings/diver.md': '---\ntitle: "Diver"\n---\n\n## Salary\n\nThe salary is 41,000 euros a year.\n' })
  const start = (surface: RecordingSurface, keeps: 'on' | 'off') =>
    startAssistant({ settings: runSettings(folder, { KEEP_QUESTION_TEXT: keeps }), surfaces: [surface], log: recordedLog(), now: Date.now })
  const kept = async () => {
    const { DATABASE_URL: databaseUrl, DATABASE_FILE: databaseFile } = runSettings(folder)
    const store = await openStore({ databaseUrl, databaseFile })
    const questions = await store.keptQuestions(0)
    await store.close()
    return questions.length
  }
  const surface = new RecordingSurface()
  const first = await start(surface, 'on')
  await surface.conversation?.receive(incoming('Is there a signing bonus?'))
  await vi.waitFor(async () => expect(await kept()).toBe(1), { timeout: 30_000, interval: 20 })
  await first.stop()
  await (await start(new RecordingSurface(), 'on')).stop()
  expect(await kept()).toBe(1)
  await (await start(new RecordingSurface(), 'off')).stop()
  expect(await kept()).toBe(0)
})
