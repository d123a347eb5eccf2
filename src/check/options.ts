import { parseArgs } from 'node:util'
import { sayUsage, UsageError } from '../text/usage.ts'

const formats = ['text', 'json', 'github'] as const
type Format = (typeof formats)[number]

/** What the command line asks for. */
export type KnowledgeCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'check'
      /** None means the setting. */
      readonly folders: readonly string[]
      readonly format: Format
      readonly role: string | null
      readonly isStrict: boolean
      /** Milliseconds since the epoch; null means the real clock. */
      readonly now: number | null
      readonly staleAfterMonths: number
    }

const defaultStaleAfterMonths = 12

/** @throws UsageError */
export function parseKnowledgeCommand(args: readonly string[]): KnowledgeCommand {
  const { values, positionals } = parse(args)
  if (values.help === true) return { kind: 'help' }
  const [verb, ...folders] = positionals
  if (verb !== 'check')
    throw new UsageError(`${verb === undefined ? 'no command' : `unknown command "${verb}"`}: there is "npm run knowledge -- check"; --help shows the options`)
  if (folders.some((folder) => folder.trim() === '')) throw new UsageError('a folder has no name')
  if (values.role !== undefined && values.role.trim() === '') throw new UsageError('--role needs a title, a file or a name')
  return {
    kind: 'check',
    folders,
    format: readFormat(values.format, values.json === true),
    role: values.role ?? null,
    isStrict: values.strict === true,
    now: values.now === undefined ? null : readDay(values.now),
    staleAfterMonths: values['stale-after'] === undefined ? defaultStaleAfterMonths : readMonths(values['stale-after']),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        format: { type: 'string' },
        role: { type: 'string' },
        strict: { type: 'boolean' },
        now: { type: 'string' },
        'stale-after': { type: 'string' },
      },
    })
  } catch (cause) {
    throw new UsageError(sayUsage(cause), { cause })
  }
}

function readFormat(text: string | undefined, isJson: boolean): Format {
  const format = text === undefined ? (isJson ? 'json' : 'text') : formats.find((known) => known === text)
  if (format === undefined) throw new UsageError(`--format "${text}" is not known; there is ${formats.join(', ')}`)
  if (isJson && format !== 'json') throw new UsageError(`--json and --format ${format} exclude each other; leave one out`)
  return format
}

function readDay(text: string): number {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  // 2026-02-31 would roll over into March.
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(text)) throw new UsageError(`--now "${text}" is not a day; write it as 2026-02-20`)
  return moment
}

function readMonths(text: string): number {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (months < 1) throw new UsageError(`--stale-after "${text}" is not a number of months; write it as 12`)
  return months
}

export const helpText = `Checks the postings and pages of the knowledge before and after they are published.

  npm run knowledge -- check               the folders of KNOWLEDGE_DIR
  npm run knowledge -- check DIR [DIR…]    other folders

  --role X             only what concerns one role: words of its title, its file or its name
  --strict             exit code 1 where there is an error, for CI
  --format text        for people; "json" for programs, "github" for annotations of a pull request
  --json               the same as --format json
  --now 2026-02-20     the day that publication and dates go by
  --stale-after 12     months after which a page that nobody touched is reported
  --help               this text

An error would tell candidates something wrong, or breaks the law; a warning is likely wrong; a note is worth a look. Exit code 2: the check could not run.
`
