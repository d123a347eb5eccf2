import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderJson } from '../../adapters/terminal/render.ts'
import { type Assistant, createAssistant } from '../../src/assistant.ts'
import type { Log } from '../../src/chat/log.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { readPrompt } from '../../src/model/prompts.ts'
import { type Deed, deeds, type Fault, faults, HostileModel } from '../fixtures/hostile-model.ts'
import { improvementOver, testKey } from '../fixtures/improving-model.ts'

const now = Date.parse('2026-11-21')
const knowledge = loadKnowledge(['knowledge'], { now, site: { baseUrls: {}, permalinks: {} } })
const assistant: Assistant = createAssistant({ knowledge, topicsFolder: null, now: () => now, isForModel: true })
const questions = readFileSync('test/golden/questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => (JSON.parse(line) as { turns: string[] }).turns.at(-1) as string)

const lines: string[] = []
const keep = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message, ...Object.values(fields).map(String)]))
const log: Log = { debug: keep, info: keep, warn: keep, error: keep }

const server = new HostileModel()
beforeAll(async () => void (await server.open()))
afterAll(() => server.close())

/** The answer as it is printed, with what a model worded of it. */
async function improved(message: string, deadlineMs?: number) {
  const { improve, stop } = improvementOver(assistant, { baseUrl: server.baseUrl, log, ...(deadlineMs === undefined ? {} : { deadlineMs }) })
  const reply = assistant.answer(message)
  const better = await improve(reply, { message, thread: undefined, prior: [] })
  await stop()
  return { verbatim: renderJson(reply.answer), json: renderJson(better.answer), worded: better.answer.parts.flatMap((part) => part.worded ?? []) }
}

const harmful = (Object.keys(deeds) as Deed[]).filter((deed) => !deed.startsWith('is honest'))

describe('an answer', () => {
  it('is worded above quotes that stay as they are', async () => {
    Object.assign(server, { deed: 'is honest', fault: null })
    const { verbatim, json, worded } = await improved('What is the salary of the Cloud Engineer?')
    expect(worded).toHaveLength(1)
    expect(json.text.endsWith(verbatim.text)).toBe(true)
    expect(json.text).toContain(worded[0]?.note)
    expect({ ...json, text: '' }).toEqual({ ...verbatim, text: '' })
  })

  it.each(harmful)('is byte-identical with a model that %s', async (deed) => {
    Object.assign(server, { deed, fault: null })
    const place = harmful.indexOf(deed)
    for (const question of questions.filter((_, at) => at % harmful.length === place % questions.length || at === place)) {
      const { verbatim, json } = await improved(question)
      expect(JSON.stringify(json), question).toBe(JSON.stringify(verbatim))
    }
  })

  it.each(Object.keys(faults) as Fault[])('is byte-identical with a server that %s', async (fault) => {
    Object.assign(server, { deed: 'is honest', fault })
    const { verbatim, json } = await improved('What is the salary of the Cloud Engineer?', 500)
    expect(JSON.stringify(json)).toBe(JSON.stringify(verbatim))
  })

  it('needs no model for a refusal or a greeting', async () => {
    Object.assign(server, { deed: 'is honest', fault: null })
    const before = server.requests.length
    await improved('hello')
    await improved('Am I good enough for this job?')
    expect(server.requests.length).toBe(before)
  })
})

describe('what is sent and what is logged', () => {
  const message = "Hi, I'm Anna Svensson (anna.svensson@mail.example, +46 70 123 45 67, https://anna.example/cv). What is the salary of the Cloud Engineer?"

  it('sends nothing of who asks', async () => {
    Object.assign(server, { deed: 'is honest', fault: null })
    server.requests.length = 0
    await improved(message)
    const sent = server.requests.join('\n')
    expect(sent).toContain('salary of the Cloud Engineer')
    for (const personal of ['Anna', 'Svensson', 'anna', '123 45', 'mail.example']) expect(sent).not.toContain(personal)
  })

  it('sends published quotes alone', async () => {
    Object.assign(server, { deed: 'is honest', fault: null })
    server.requests.length = 0
    for (const question of questions.slice(0, 30)) await improved(question)
    const texts = knowledge.passages.map(({ units }) => units.map(({ text }) => text))
    const drafts = readFileSync('knowledge/postings/cloud-network-engineer.da.md', 'utf8')
      .split('\n')
      .filter((line) => line.length > 40 && !line.includes(':'))
    expect(texts.length).toBeGreaterThan(0)
    expect(drafts.length).toBeGreaterThan(0)
    for (const draft of drafts) expect(server.requests.join('\n')).not.toContain(draft)
  })

  it('logs no question, prompt or key, whatever goes wrong', async () => {
    lines.length = 0
    const prompt = readPrompt('reword').text
    for (const fault of [...(Object.keys(faults) as Fault[]), null]) {
      Object.assign(server, { deed: 'repeats the question', fault })
      await improved(message, 500)
    }
    const logged = lines.join('\n')
    for (const secret of ['Anna', 'salary', testKey, prompt.slice(0, 40), '€50,000']) expect(logged).not.toContain(secret)
  })
})

describe('a question that the lexicon does not understand', () => {
  it('is not answered by what a hostile model takes it for', async () => {
    Object.assign(server, { deed: 'is honest', fault: null })
    const strange = 'wen kasse?'
    const { verbatim, json } = await improved(strange)
    expect(JSON.stringify(json)).toBe(JSON.stringify(verbatim))
  })
})
