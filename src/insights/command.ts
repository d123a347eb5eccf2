import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Store } from '../store/store.ts'
import { sayUsage } from '../text/usage.ts'
import type { Names } from './counts.ts'
import { htmlOf } from './html.ts'
import { readSince } from './period.ts'
import { type ReportOptions, reportOf } from './report.ts'
import { reportText } from './text.ts'

interface InsightsParts {
  /** Opens what the report is made of. @throws StoreUnavailableError */
  open(): Promise<Opened>
  readonly names: Names
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly output: { write(text: string): unknown }
  /** Where mistakes of who typed it are said. */
  readonly errors: { write(text: string): unknown }
}

interface Opened extends Pick<ReportOptions, 'openText'> {
  readonly store: Parameters<typeof reportOf>[0] & Pick<Store, 'close'>
}

type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly sentence: string }
  | { readonly kind: 'report'; readonly since: number; readonly surface: string | null; readonly form: 'text' | 'json' | { readonly file: string } }

/**
 * What `npm run insights` does.
 * @returns exit status; 2 for a mistake on the command line
 * @throws StoreUnavailableError
 */
export async function runInsightsCommand(args: readonly string[], { open, names, now, output, errors }: InsightsParts): Promise<number> {
  const command = readCommand(args, now)
  if (command.kind === 'help') {
    output.write(insightsHelp)
    return 0
  }
  if (command.kind === 'mistake') {
    errors.write(`${command.sentence}\n`)
    return 2
  }
  const { store, openText } = await open()
  try {
    const report = await reportOf(store, { since: command.since, until: now + 1, surface: command.surface, names, openText })
    if (command.form === 'text') output.write(reportText(report))
    else if (command.form === 'json') output.write(`${JSON.stringify(report, null, 2)}\n`)
    else return writePage(command.form.file, htmlOf(report), { output, errors })
    return 0
  } finally {
    await store.close()
  }
}

function writePage(file: string, page: string, { output, errors }: Pick<InsightsParts, 'output' | 'errors'>): number {
  try {
    writeFileSync(file, page)
  } catch (cause) {
    errors.write(`--html "${file}": ${(cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : 'it cannot be written'}\n`)
    return 2
  }
  output.write(`The page is in ${file}.\n`)
  return 0
}

const defaultSince = '30d'

function readCommand(args: readonly string[], now: number): Command {
  const parsed = parse(args)
  if ('sentence' in parsed) return { kind: 'mistake', sentence: parsed.sentence }
  const { values } = parsed
  const mistake = (sentence: string): Command => ({ kind: 'mistake', sentence })
  if (values.help === true) return { kind: 'help' }
  if (values.json === true && values.html !== undefined) return mistake('--json and --html exclude each other; leave one out')
  if (values.html?.trim() === '') return mistake('--html needs a file')
  if (values.surface?.trim() === '') return mistake('--surface needs the name of a chat')
  const { since: text = defaultSince } = values
  const since = readSince(text, now)
  if (since === null) return mistake(`--since "${text}" is not a time that has come; write it as 30d, 12w or 2026-10-01`)
  const form = values.html === undefined ? (values.json === true ? 'json' : 'text') : { file: values.html }
  return { kind: 'report', since, surface: values.surface ?? null, form }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        since: { type: 'string' },
        json: { type: 'boolean' },
        html: { type: 'string' },
        surface: { type: 'string' },
      },
    })
  } catch (cause) {
    return { sentence: sayUsage(cause) }
  }
}

const insightsHelp = `Says what candidates asked and what came of it. Nothing of it names a person.

  npm run --silent insights                         tables
  npm run --silent insights -- --json               one JSON object
  npm run --silent insights -- --html FILE          one page to open in a browser; it loads nothing from elsewhere

  --since 30d        so many days (30d) or weeks (12w) that end with today, or a first day (2026-10-01); 30d where it is left out
  --surface NAME     of one chat alone
  --help             this text

Nothing is older than RETENTION_DAYS. Questions stand in their wording only where KEEP_QUESTION_TEXT is on, no posting answers them, and at least three people
asked the same.
`
