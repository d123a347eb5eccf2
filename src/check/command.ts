import { statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Site } from '../ingest/address.ts'
import { KnowledgeFolderError } from '../ingest/files.ts'
import { UsageError } from '../text/usage.ts'
import { checkKnowledge } from './check.ts'
import { look } from './look.ts'
import { helpText, type KnowledgeCommand, parseKnowledgeCommand } from './options.ts'
import { renderGithub } from './report/github.ts'
import { renderJson } from './report/json.ts'
import type { Report } from './report/report.ts'
import { renderText } from './report/text.ts'
import { onlyAbout, postingNamed } from './role.ts'

interface KnowledgeDefaults {
  /** Checked where the command line names none. */
  readonly folders: readonly string[]
  readonly site: Site
}

/** Where the command runs. */
interface KnowledgeTerminal {
  readonly output: { write(text: string): unknown }
  readonly errors: { write(text: string): unknown }
  /** Characters in a line; undefined where the output is no terminal. */
  readonly columns: number | undefined
  readonly colors: boolean
  /** Folder that paths are shown from. */
  readonly cwd: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Lines longer than this are hard to read, however wide the window is. */
const maxColumns = 110
const minColumns = 60

/** `npm run knowledge`. @returns the exit code: 0, 1 where `--strict` met an error, 2 where the check could not run */
export function runKnowledgeCommand(args: readonly string[], defaults: KnowledgeDefaults, terminal: KnowledgeTerminal): number {
  try {
    const command = parseKnowledgeCommand(args)
    if (command.kind === 'check') return check(command, defaults, terminal)
    terminal.output.write(helpText)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof KnowledgeFolderError)) throw error
    terminal.errors.write(`${error.message}\n`)
    return 2
  }
}

function check(command: Extract<KnowledgeCommand, { kind: 'check' }>, defaults: KnowledgeDefaults, terminal: KnowledgeTerminal): number {
  const folders = command.folders.length > 0 ? command.folders : defaults.folders
  for (const folder of command.folders) {
    if (statSync(resolve(terminal.cwd, folder), { throwIfNoEntry: false })?.isFile() === true)
      throw new UsageError(`"${folder}" is a file; name the folder that it stands in, for a page is checked beside the others`)
  }
  const paths = folders.map((folder) => resolve(terminal.cwd, folder))
  const now = command.now ?? terminal.now
  const knowledge = look(paths, { now, site: defaults.site, staleAfterMonths: command.staleAfterMonths })
  if (knowledge.files.length === 0 && knowledge.warnings.length === 0)
    throw new UsageError(`there is no page in ${folders.join(', ')}: a page is a Markdown file (.md, .markdown or .mdx)`)
  const checked = checkKnowledge(knowledge)
  const shown = command.role === null ? checked : onlyAbout(postingNamed(command.role, knowledge), checked, knowledge)
  const report: Report = {
    ...shown,
    now,
    pages: knowledge.pages.length,
    pathOf: (source) => relative(terminal.cwd, fileOf(source, paths)),
    nameOf: (topic) => knowledge.nameOf(topic, 'en'),
  }
  terminal.output.write(rendered(report, command.format, terminal))
  return command.isStrict && shown.findings.some(({ level }) => level === 'error') ? 1 : 0
}

function rendered(report: Report, format: 'text' | 'json' | 'github', { columns, colors }: KnowledgeTerminal): string {
  switch (format) {
    case 'json':
      return renderJson(report)
    case 'github':
      return renderGithub(report)
    case 'text':
      return renderText(report, { columns: Math.max(minColumns, Math.min(maxColumns, columns ?? maxColumns)), colors })
  }
}

/** A page of the second of two folders that hold files of one name is called with its folder. */
function fileOf(source: string, folders: readonly string[]): string {
  const places = folders.flatMap((folder) => [join(folder, source), join(folder, '..', source), folder])
  return places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile() === true) ?? source
}
