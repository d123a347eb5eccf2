import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import type { Assistant } from '../../src/assistant.ts'
import type { Language, Thread, Warning } from '../../src/domain.ts'
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

    /** Answers what the command asks for; a conversation ends with its input. */
    async run(mode: AskCommand['mode'], assistant: Assistant): Promise<void> {
      switch (mode.kind) {
        case 'help':
          output.write(helpText)
          return
        case 'question': {
          const { answer } = assistant.answer(mode.text, undefined, mode.json ? [] : prior)
          output.write(mode.json ? `${JSON.stringify(renderJson(answer))}\n` : renderPeople(answer, { columns, colors }))
          return
        }
        case 'batch':
          for (const line of readBatch(mode.file)) output.write(`${JSON.stringify(answerBatchLine(line, assistant))}\n`)
          return
        case 'conversation':
          await converse(assistant)
      }
    },
  }

  async function converse(assistant: Assistant): Promise<void> {
    const isTerminal = input.isTTY === true && output.isTTY === true
    const reader = createInterface({ input, output, terminal: isTerminal, prompt: isTerminal ? '> ' : '' })
    if (isTerminal) output.write('An automated assistant answers from the published postings. Ask about the jobs; Ctrl-D ends.\n\n')
    let thread: Thread | undefined
    reader.on('SIGINT', () => reader.close())
    if (isTerminal) reader.prompt()
    for await (const line of reader) {
      if (line.trim() !== '') {
        const reply = assistant.answer(line, thread, prior)
        thread = reply.thread
        output.write(`\n${renderPeople(reply.answer, { columns, colors })}\n`)
      }
      if (isTerminal) reader.prompt()
    }
    if (isTerminal) output.write('\n')
  }
}

function answerBatchLine(line: BatchLine, assistant: Assistant) {
  const [first = '', ...more] = line.turns
  let reply = assistant.answer(first)
  for (const turn of more) reply = assistant.answer(turn, reply.thread)
  return renderJson(reply.answer, line.id)
}

/** What could not be used, for the person who runs the command: one line each. */
export function warningLines(warnings: readonly Warning[]): string[] {
  const lost = warnings.filter((warning) => /left out|UTF-8|cannot be read/.test(warning.message))
  const shown = lost.slice(0, maxShownWarnings).map(({ source, line, message }) => `${source}${line === null ? '' : `:${line}`}: ${message}`)
  return lost.length > shown.length ? [...shown, `and ${lost.length - shown.length} more pages that could not be used`] : shown
}
