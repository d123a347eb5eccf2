import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sayUsage, UsageError } from '../../src/text/usage.ts'

/** What the command line asks for. */
export interface AskCommand {
  readonly mode:
    | { readonly kind: 'help' }
    | { readonly kind: 'question'; readonly text: string; readonly json: boolean }
    | { readonly kind: 'batch'; readonly file: string }
    | { readonly kind: 'conversation' }
  /** Folders or files; empty means the setting. */
  readonly knowledge: readonly string[]
  /** Milliseconds since the epoch; null means the real clock. */
  readonly now: number | null
  /** Whether a language model is to word answers; null means where the settings have one. */
  readonly model: 'on' | 'off' | null
  /** Drafts answer too, marked as such. */
  readonly asRecruiter: boolean
}

export interface BatchLine {
  readonly id: string
  /** Messages of one person in one thread. */
  readonly turns: readonly string[]
}

/** @throws UsageError */
export function parseCommand(args: readonly string[]): AskCommand {
  const { values, positionals } = parse(args)
  const text = positionals.join(' ').trim()
  const now = values.now === undefined ? null : readMoment(values.now)
  if (values.model === true && values['no-model'] === true) throw new UsageError('--model and --no-model exclude each other; leave one out')
  const model = values.model === true ? 'on' : values['no-model'] === true ? 'off' : null
  const asRecruiter = values['as-recruiter'] === true
  // Only published pages leave the machine.
  if (asRecruiter && model === 'on') throw new UsageError('--as-recruiter reads drafts, which no model is sent; leave out --model')
  const common = { knowledge: values.knowledge ?? [], now, model: asRecruiter ? 'off' : model, asRecruiter } as const
  if (common.knowledge.some((path) => path.trim() === '')) throw new UsageError('--knowledge needs a folder or file')
  if (values.help === true) return { mode: { kind: 'help' }, ...common }
  if (values.batch !== undefined) {
    if (text !== '') throw new UsageError('--batch takes its questions from the file; leave out the question on the command line')
    return { mode: { kind: 'batch', file: values.batch }, ...common }
  }
  if (positionals.length > 0 && text === '') throw new UsageError('the question is empty')
  if (text !== '') return { mode: { kind: 'question', text, json: values.json === true }, ...common }
  if (values.json === true) throw new UsageError('--json needs a question: npm run --silent ask -- --json "question"')
  return { mode: { kind: 'conversation' }, ...common }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        batch: { type: 'string' },
        knowledge: { type: 'string', multiple: true },
        now: { type: 'string' },
        model: { type: 'boolean' },
        'no-model': { type: 'boolean' },
        'as-recruiter': { type: 'boolean' },
      },
    })
  } catch (cause) {
    throw new UsageError(sayUsage(cause), { cause })
  }
}

function readMoment(text: string): number {
  const moment = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN
  // 2026-02-31 would roll over into March.
  const isReal = !Number.isNaN(moment) && new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10))
  if (!isReal) throw new UsageError(`--now "${text}" is not a date; write it as 2026-02-20`)
  return moment
}

/**
 * Reads a whole batch before any of it is answered.
 * @throws UsageError naming the first line that cannot be used
 */
export function readBatch(file: string): BatchLine[] {
  let text: string
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (cause) {
    throw new UsageError(`--batch "${file}": ${(cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read'}`, { cause })
  }
  const lines: BatchLine[] = []
  text.split('\n').forEach((line, index) => {
    if (line.trim() !== '') lines.push(readBatchLine(line, `${file}:${index + 1}`))
  })
  return lines
}

function readBatchLine(line: string, place: string): BatchLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new UsageError(`${place}: not JSON; a line looks like {"id": "1", "turns": ["question"]}`, { cause })
  }
  const { id, turns } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown; turns?: unknown }
  if (typeof id !== 'string') throw new UsageError(`${place}: "id" is missing or not a text`)
  if (!Array.isArray(turns) || turns.length === 0 || !turns.every((turn) => typeof turn === 'string'))
    throw new UsageError(`${place}: "turns" must be a list of one or more texts`)
  return { id, turns }
}

export const helpText = `Ask the assistant about the jobs in the knowledge folder.

  npm run --silent ask -- "question"                one answer
  npm run --silent ask                              a conversation; Ctrl-D ends it
  npm run --silent ask -- --json "question"         one JSON object
  npm run --silent ask -- --batch FILE.jsonl        one JSON line per input line, in order ("-" reads standard input)

  --knowledge DIR    folder or file of postings and FAQs instead of KNOWLEDGE_DIR (repeatable)
  --now 2026-02-20   the day that publication and staleness go by
  --model            have the language model of the settings word the answers; a mistake where OPENAI_API_KEY is not set
  --no-model         quotes alone, and nothing leaves this machine; without either, a model is asked where OPENAI_API_KEY is set
  --as-recruiter     drafts and pages of a later day answer too, marked as not published; quotes alone
  --help             this text

A batch line is one person in one thread: {"id": "1", "turns": ["first message", "second message"]}; the answer to the last is printed.
`
