/** What the terminal does with a language model: when it is asked, and what is shown meanwhile. */
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTerminal } from '../../adapters/terminal/index.ts'
import { type AskCommand, parseCommand } from '../../adapters/terminal/receive.ts'
import type { Asked, Improve } from '../../src/assistant.ts'
import { UsageError } from '../../src/text/usage.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { published } from '../fixtures/fjordkart.ts'
import { wordedBy } from '../fixtures/improving.ts'
import { folderOf } from '../fixtures/knowledge.ts'

const assistant = assistantOver(published)
const salary = 'What does the Storage Engineer pay?'

/** A terminal that is written to by a test. */
function open(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY })
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 })
  let written = ''
  output.on('data', (chunk) => {
    written += String(chunk)
  })
  const terminal = createTerminal({ input, output, colors: false, language: null })
  return { input, terminal, written: () => written }
}

async function answerTo(mode: AskCommand['mode'], improve: Improve | null): Promise<string> {
  const { terminal, written } = open(false)
  await terminal.run(mode, assistant, improve)
  return written()
}

describe('the command line', () => {
  it.each([
    [['salary?'], null],
    [['--model', 'salary?'], 'on'],
    [['salary?', '--no-model'], 'off'],
    [['--json', '--model', 'salary?'], 'on'],
    [['--no-model'], 'off'],
  ])('%j', (args, model) => {
    expect(parseCommand(args as string[]).model).toBe(model)
  })

  it('takes one of the two', () => {
    expect(() => parseCommand(['--model', '--no-model', 'salary?'])).toThrow(UsageError)
  })
})

describe('a question', () => {
  it.each([false, true])('shows what the model worded (as JSON: %s)', async (json) => {
    expect(await answerTo({ kind: 'question', text: salary, json }, wordedBy())).toContain('Worded: It is so.')
    expect(await answerTo({ kind: 'question', text: salary, json }, null)).not.toContain('Worded')
  })

  it('is answered to the byte as without a model where the model changes nothing', async () => {
    const mode = { kind: 'question', text: salary, json: false } as const
    expect(await answerTo(mode, async (reply) => reply)).toBe(await answerTo(mode, null))
  })

  it.each(['Hello!', 'Would I get the job?', 'Which jobs are open?'])('that needs none is asked of no model: %s', async (text) => {
    const asked: Asked[] = []
    await answerTo({ kind: 'question', text, json: false }, wordedBy(asked))
    expect(asked).toEqual([])
  })

  it('that is not understood is asked of the model', async () => {
    const asked: Asked[] = []
    await answerTo({ kind: 'question', text: 'Snorkel flibbertigibbet?', json: false }, wordedBy(asked))
    expect(asked.map(({ message }) => message)).toEqual(['Snorkel flibbertigibbet?'])
  })
})

describe('a batch', () => {
  const batchOf = (...lines: readonly object[]): AskCommand['mode'] => ({
    kind: 'batch',
    file: `${folderOf({ 'questions.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') })}/questions.jsonl`,
  })

  it('is answered one after the other, in order', async () => {
    let atOnce = 0
    let most = 0
    const slow: Improve = async (reply, asked) => {
      most = Math.max(most, ++atOnce)
      await new Promise((resolve) => setImmediate(resolve))
      atOnce--
      return wordedBy()(reply, asked)
    }
    const lines = (await answerTo(batchOf(...['a', 'b', 'c'].map((id) => ({ id, turns: [salary] }))), slow)).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'b', 'c'])
    for (const line of lines) expect(JSON.parse(line).text).toMatch(/^Worded: It is so\./)
    expect(most).toBe(1)
  })

  it('has worded only what is printed, in the thread as it was then', async () => {
    const asked: Asked[] = []
    await answerTo(batchOf({ id: 'a', turns: [salary, 'and who leads the team?'] }), wordedBy(asked))
    expect(asked.map(({ message }) => message)).toEqual(['and who leads the team?'])
    expect(asked[0]?.thread?.postingIds).toHaveLength(1)
  })
})

describe('a conversation', () => {
  it('shows that it takes a moment, and takes that away again', async () => {
    const { input, terminal, written } = open(true)
    const { improve, release } = held()
    const ended = terminal.run({ kind: 'conversation' }, assistant, improve)
    input.write(`${salary}\r`)
    await expect.poll(written).toMatch(/…$/)
    release()
    await expect.poll(written).toContain('Worded: It is so.')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what erases a line
    expect(written()).toMatch(/…\u001b\[1G\u001b\[2K\nWorded/)
    input.end()
    await ended
  })

  it('shows nothing of the kind where no person watches', async () => {
    const { input, terminal, written } = open(false)
    const ended = terminal.run({ kind: 'conversation' }, assistant, wordedBy())
    input.end(`${salary}\nand who leads the team?\n`)
    await ended
    expect(written().match(/Worded: It is so\./g)).toHaveLength(2)
    expect(written()).not.toMatch(/…/)
  })

  it('remembers what the model made of a question', async () => {
    const asked: Asked[] = []
    const about = assistant.threadAbout('storage engineer')
    const { input, terminal } = open(false)
    const ended = terminal.run({ kind: 'conversation' }, assistant, async (reply, question) => {
      asked.push(question)
      return { ...reply, thread: about }
    })
    input.end('What is the salary?\nand who leads the team?\n')
    await ended
    expect(asked.map(({ thread }) => thread?.postingIds)).toEqual([undefined, about.postingIds])
  })

  it('ends at once with Ctrl-C in the middle, without the answer', async () => {
    const { input, terminal, written } = open(true)
    const { improve, asked } = held()
    const ended = terminal.run({ kind: 'conversation' }, assistant, improve)
    input.write(`${salary}\r`)
    await expect.poll(written).toMatch(/…$/)
    input.write('\u0003')
    await ended
    expect(asked[0]?.signal?.aborted).toBe(true)
    expect(written()).not.toContain('The posting')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what erases a line
    expect(written()).toMatch(/…\u001b\[1G\u001b\[2K\n$/)
  })

  it('that Ctrl-D ends in the middle still gives its answer', async () => {
    const { input, terminal, written } = open(true)
    const { improve, release } = held()
    const ended = terminal.run({ kind: 'conversation' }, assistant, improve)
    input.write(`${salary}\r`)
    await expect.poll(written).toMatch(/…$/)
    input.write('\u0004')
    release()
    await ended
    expect(written()).toContain('Worded: It is so.')
  })
})

/** A model that takes until it is released. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const asked: Asked[] = []
  const improve: Improve = async (reply, question) => {
    asked.push(question)
    await promise
    return wordedBy()(reply, question)
  }
  return { improve, release: resolve, asked }
}
