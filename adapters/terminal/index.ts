import { clearLine, cursorTo } from 'node:readline'
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import type { Asked, Assistant, Improve, Reply } from '../../src/assistant.ts'
import type { Language, Thread, Warning } from '../../src/domain.ts'
import { isForModel } from '../../src/text/for-model.ts'
import { maxColumns, maxShownWarnings, minColumns } from './limits.ts'
import { type AskCommand, type BatchLine, helpText, readBatch } from './receive.ts'
import { renderJson, renderPeople } from './render.ts'

export interface TerminalOptions {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly colors: boolean
  /** The language of the person's system, likely to be theirs. */
  readonly language: Language | null
}

/** The terminal: one question, a batch, or a conversation. */
export function createTerminal(options: TerminalOptions) {
  const { input, output, colors } = options
  const columns = Math.max(minColumns, Math.min(maxColumns, output.columns ?? maxColumns))
  const prior = options.language === null ? [] : [options.language]

  return {
    showHelp: () => output.write(helpText),

    /**
     * Answers what the command asks for; a conversation ends with its input.
     * @param improve null where answers are quotes alone
     */
    async run(mode: AskCommand['mode'], assistant: Assistant, improve: Improve | null = null): Promise<void> {
      switch (mode.kind) {
        case 'help':
          output.write(helpText)
          return
        case 'question': {
          const { answer } = await replyTo({ message: mode.text, thread: undefined, prior: mode.json ? [] : prior }, assistant, improve)
          output.write(mode.json ? `${JSON.stringify(renderJson(answer))}\n` : renderPeople(answer, { columns, colors }))
          return
        }
        case 'batch':
          for (const line of readBatch(mode.file)) output.write(`${JSON.stringify(await answerBatchLine(line, assistant, improve))}\n`)
          return
        case 'conversation':
          await converse(assistant, improve)
      }
    },
  }

  async function converse(assistant: Assistant, improve: Improve | null): Promise<void> {
    const isTerminal = input.isTTY === true && output.isTTY === true
    const reader = createInterface({ input, output, terminal: isTerminal, prompt: isTerminal ? '> ' : '' })
    if (isTerminal) output.write('An automated assistant answers from the published postings. Ask about the jobs; Ctrl-D ends.\n\n')
    let thread: Thread | undefined
    let isOpen = true
    const leaving = new AbortController()
    const { signal } = leaving
    reader.on('close', () => {
      isOpen = false
    })
    reader.on('SIGINT', () => {
      leaving.abort()
      reader.close()
    })
    const untilLeft = improve === null ? null : endedBy(signal, improve)
    const improveHere = untilLeft !== null && isTerminal ? whileShown(untilLeft) : untilLeft
    if (isTerminal) reader.prompt()
    for await (const line of reader) {
      if (line.trim() !== '') {
        const reply = await replyTo({ message: line, thread, prior, signal }, assistant, improveHere)
        if (signal.aborted) break
        thread = reply.thread
        output.write(`\n${renderPeople(reply.answer, { columns, colors })}\n`)
      }
      if (isTerminal && isOpen) reader.prompt()
    }
    if (isTerminal) output.write('\n')
  }

  /** A line says that it takes a moment, and makes room for the answer. */
  function whileShown(improve: Improve): Improve {
    return async (reply, asked) => {
      output.write('…')
      try {
        return await improve(reply, asked)
      } finally {
        cursorTo(output, 0)
        clearLine(output, 0)
      }
    }
  }
}

async function replyTo(asked: Asked, assistant: Assistant, improve: Improve | null): Promise<Reply> {
  const reply = assistant.answer(asked.message, asked.thread, asked.prior)
  return improve !== null && isForModel(reply) ? improve(reply, asked) : reply
}

/** The reply stays as it is where nobody waits for a better one. */
function endedBy(signal: AbortSignal, improve: Improve): Improve {
  const end = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  return (reply, asked) => Promise.race([improve(reply, asked), end.then(() => reply)])
}

/** Only the last answer is printed; of those before it a model is asked nothing but what a question means. */
async function answerBatchLine({ id, turns }: BatchLine, assistant: Assistant, improve: Improve | null) {
  const toUnderstand: Improve | null = improve === null ? null : async (reply, asked) => (reply.isUnderstood ? reply : improve(reply, asked))
  let thread: Thread | undefined
  for (const message of turns.slice(0, -1)) thread = (await replyTo({ message, thread, prior: [] }, assistant, toUnderstand)).thread
  const reply = await replyTo({ message: turns.at(-1) ?? '', thread, prior: [] }, assistant, improve)
  return renderJson(reply.answer, id)
}

/** What could not be used, for the person who runs the command: one line each. */
export function warningLines(warnings: readonly Warning[]): string[] {
  const lost = warnings.filter((warning) => /left out|UTF-8|cannot be read/.test(warning.message))
  const shown = lost.slice(0, maxShownWarnings).map(({ source, line, message }) => `${source}${line === null ? '' : `:${line}`}: ${message}`)
  return lost.length > shown.length ? [...shown, `and ${lost.length - shown.length} more pages that could not be used`] : shown
}
