import { oneLine } from '../../text/visible.ts'
import type { Finding, Level } from '../finding.ts'
import type { Report } from './report.ts'

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/** Annotations for a pull request: one workflow command a line. */
export const renderGithub = ({ findings, pathOf }: Report): string => findings.map((finding) => `${commandOf(finding, pathOf)}\n`).join('')

function commandOf({ rule, level, message, source, line, excerpts }: Finding, pathOf: Report['pathOf']): string {
  const own = excerpts.find((excerpt) => excerpt.source === source && excerpt.lines[0] === line)
  const properties = [
    ['file', pathOf(source)],
    ...(line === null ? [] : [['line', String(line)]]),
    ...(own === undefined ? [] : [['endLine', String(own.lines[1])]]),
    ['title', rule],
  ]
  const quotes = excerpts.map((excerpt) => `${pathOf(excerpt.source)}:${excerpt.lines[0]}: “${oneLine(excerpt.text)}”`)
  return `::${commands[level]} ${properties.map(([key, value]) => `${key}=${escapeProperty(value ?? '')}`).join(',')}::${escapeData([oneLine(message), ...quotes].join('\n'))}`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
