/** The real program with a model's server beside it: what a person in Slack sees, and what is left where the model fails or means harm. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { wordingOf } from '../../src/answer/wording/index.ts'
import { readPrompt } from '../../src/model/prompts.ts'
import { HostileModel } from '../fixtures/hostile-model.ts'
import { testKey } from '../fixtures/improving-model.ts'
import { actingIn } from './acting.ts'
import { people } from './local-slack.ts'
import { quotesIn, shownText, words } from './reading.ts'
import { askOne } from './terminal.ts'
import { missing, named, startTogether, type Together } from './together.ts'

const question = 'What is the salary of the Cloud Engineer?'
const { worded: note } = wordingOf('en')

describe.skipIf(missing !== '')(named('the assistant in Slack with a language model'), () => {
  const server = new HostileModel()
  let both: Together
  let verbatim: JsonAnswer
  const { ask } = actingIn(() => both)

  beforeAll(async () => {
    await server.open()
    verbatim = await askOne(question)
    both = await startTogether('Socket Mode', { OPENAI_API_KEY: testKey, OPENAI_BASE_URL: server.baseUrl, MODEL_DEADLINE_SECONDS: '3', LOG_LEVEL: 'debug' })
  })
  afterAll(async () => {
    await both?.stop()
    await server.close()
  })

  it('posts one message: what the model worded, who worded it, and the quotes', async () => {
    server.deed = 'is honest'
    const { asked, answer } = await ask(question)
    expect(shownText(answer)).toContain(note)
    expect(quotesIn(answer).map(words)).toEqual([...verbatim.citations, ...verbatim.related].map((citation) => words(citation.quote)))
    expect(await both.slack.replies(asked.channel, asked.ts)).toHaveLength(1)
  })

  it.each([
    ['invents a salary', null],
    ['is honest', 'hangs'],
    ['is honest', 'fails'],
  ] as const)('answers with the quotes alone (the model %s, the fault of its server: %s)', async (deed, fault) => {
    server.deed = deed
    server.fault = fault
    const { answer } = await ask(question, { user: people.bo })
    expect(shownText(answer)).not.toContain(note)
    expect(quotesIn(answer).map(words)).toEqual([...verbatim.citations, ...verbatim.related].map((citation) => words(citation.quote)))
  })

  it('counts what became of it, and logs no question, prompt or key', async () => {
    const metrics = await both.app().metrics()
    expect(metrics).toMatch(/result="worded"\} [1-9]/)
    expect(metrics).toMatch(/result="verbatim_rejected"\} [1-9]/)
    expect(metrics).toMatch(/result="verbatim_failed"\} [1-9]/)
    const output = both.app().output()
    for (const secret of [question, 'salary', testKey, readPrompt('reword').text.slice(0, 40), '€50,000']) expect(output).not.toContain(secret)
  })
})
