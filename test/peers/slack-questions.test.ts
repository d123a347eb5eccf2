/** Questions of candidates through Slack's door get what the terminal gives: outcome, language, words, quotes, sources. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { bot, channels, people, type SlackMessage } from './local-slack.ts'
import { linksIn, quotesIn, shownText, words } from './reading.ts'
import { openMemory } from './remembered.ts'
import { type Asked, askTerminal } from './terminal.ts'
import { missing, startTogether, type Together } from './together.ts'
import { until } from './until.ts'

const sets = [
  { name: 'the golden questions on the sample', questions: 'test/golden/questions.jsonl', knowledge: 'knowledge' },
  { name: 'the questions on real postings', questions: '../shared/eval/questions.dev.jsonl', knowledge: '../shared/seeds' },
]

const reasonNotTo = (file: string): string => missing || (existsSync(file) ? '' : `${file} is not there`)

describe.each(sets)('$name', ({ questions, knowledge }) => {
  const reason = reasonNotTo(questions)
  let both: Together
  let memory: ReturnType<typeof openMemory>

  beforeAll(async () => {
    if (reason !== '') return
    both = await startTogether('Socket Mode', { KNOWLEDGE_DIR: knowledge })
    memory = openMemory(both.databaseFile)
  })
  afterAll(async () => {
    memory?.close()
    await both?.stop()
  })

  it.skipIf(reason !== '')(`get the answers of the terminal${reason === '' ? '' : ` (skipped: ${reason})`}`, { timeout: 600_000 }, async () => {
    const asked = readFileSync(questions, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Asked)
    const expected = await askTerminal(asked, knowledge)
    const differences: string[] = []
    let compared = 0
    for (const [index, { id, turns }] of asked.entries()) {
      const answer = expected[index] as JsonAnswer
      const given = await askInThread(turns)
      // Thanks are not answered in a chat.
      if (given === null && answer.outcome === 'small_talk') continue
      compared += 1
      differences.push(...(given === null ? ['no answer'] : differencesOf(answer, given)).map((difference) => `${id}: ${difference}`))
    }
    expect(differences).toEqual([])
    expect(compared).toBeGreaterThan(asked.length * 0.9)
  })

  interface Given {
    readonly outcome: string
    readonly language: string
    readonly messages: readonly SlackMessage[]
  }

  /** A mention and its follow-ups; what came back to the last. */
  async function askInThread([first = '', ...more]: readonly string[]): Promise<Given | null> {
    const root = await both.slack.post(channels.jobs, people.ada, `${bot.mention} ${escaped(first)}`)
    let last = root
    await until('the mention is dealt with', () => memory.isDone(root.ts))
    for (const turn of more) {
      last = await both.slack.post(channels.jobs, people.ada, escaped(turn), root.ts)
      await until('the follow-up is dealt with', () => memory.isDone(last.ts))
    }
    const recorded = memory.answerTo(last.ts)
    if (recorded === null) return null
    const all = await both.slack.replies(channels.jobs, root.ts)
    const messages = recorded.messages.map((ts) => all.find((message) => message.ts === ts) as SlackMessage)
    return { outcome: recorded.outcome, language: recorded.language, messages }
  }
})

/** As Slack hands on what a person typed. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function differencesOf(expected: JsonAnswer, given: { outcome: string; language: string; messages: readonly SlackMessage[] }): string[] {
  const found: string[] = []
  if (given.outcome !== expected.outcome) found.push(`outcome ${given.outcome} instead of ${expected.outcome}`)
  if (given.language !== expected.language) found.push(`language ${given.language} instead of ${expected.language}`)
  const citations = [...expected.citations, ...expected.related]
  const shown = words(given.messages.map(shownText).join('\n'))
  const links = new Set(given.messages.flatMap(linksIn))
  for (const { title, url, quote } of citations) {
    if (!shown.includes(words(title))) found.push(`title "${title}" is not shown`)
    if (url !== null && !links.has(url)) found.push(`nothing links to ${url}`)
    for (const line of quote.split('\n')) if (!shown.includes(words(line))) found.push(`"${line}" is not quoted`)
  }
  const allowed = words(citations.map(({ quote }) => quote).join('\n'))
  for (const line of given.messages.flatMap(quotesIn).flatMap((quote) => quote.split('\n')))
    if (!allowed.includes(words(line))) found.push(`"${line}" is quoted, and the terminal does not quote it`)
  for (const line of sentencesOf(expected)) if (!shown.includes(words(line))) found.push(`"${line}" is not said`)
  return found
}

/** What the terminal says besides quotes and their sources. */
const sentencesOf = ({ text }: JsonAnswer): string[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !/^(>|— |- )/.test(line))
    .map((line) => line.replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1').replace(/\\([\\`*_[\]<>|~#+])/g, '$1'))
