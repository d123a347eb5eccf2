import { styleText } from 'node:util'
import stringWidth from 'string-width'
import { oneLine } from '../../text/visible.ts'
import type { PostingCoverage } from '../coverage.ts'
import type { Excerpt, Finding, Level } from '../finding.ts'
import { countOf, levels, type Report } from './report.ts'
import { padded, shortened, wrapped } from './wrap.ts'

interface TextOptions {
  /** Characters in a line. */
  readonly columns: number
  readonly colors: boolean
}

/** A quote is there to be recognised; the file has the rest. */
const maxQuoteChars = 300

/** The report as people read it in a terminal: findings by file, then what each posting answers, then the sum. */
export function renderText(checked: Report, options: TextOptions): string {
  const report: Report = { ...checked, pathOf: (source) => oneLine(checked.pathOf(source)) }
  const groups = [...Map.groupBy(report.findings, ({ source }) => source).values()]
  const files = groups.map((findings) => findings.map((finding) => findingLines(finding, report, options).join('\n')).join('\n'))
  return `${[...files, ...coverageBlocks(report, options), wrapped(summaryOf(report), options.columns, '').join('\n')].join('\n\n')}\n`
}

type Style = Parameters<typeof styleText>[0]
const styles: Readonly<Record<Level, Style>> = { error: 'red', warning: 'yellow', note: 'cyan' }
const paint = (style: Style, text: string, { colors }: TextOptions): string => (colors ? styleText(style, text, { validateStream: false }) : text)

function findingLines({ source, line, level, message, rule, excerpts }: Finding, { pathOf }: Report, options: TextOptions): string[] {
  const place = `${pathOf(source)}${line === null ? '' : `:${line}`}`
  return [
    `${paint('bold', place, options)}  ${paint(styles[level], level, options)}`,
    ...wrapped(`${oneLine(message)} [${rule}]`, options.columns, '  '),
    ...excerpts.flatMap((excerpt) => quoteLines(excerpt, source, pathOf, options)),
  ]
}

function quoteLines(excerpt: Excerpt, source: string, pathOf: Report['pathOf'], options: TextOptions): string[] {
  const quote = `${placeOf(excerpt, source, pathOf)} “${shortened(oneLine(excerpt.text), maxQuoteChars)}”`
  return wrapped(quote, options.columns, '    ').map((line) => paint('dim', line, options))
}

/** Where a quote stands, seen from a page. */
const placeOf = ({ source, lines }: Excerpt, page: string, pathOf: Report['pathOf']): string =>
  source === page ? `line ${lines[0]}:` : `${pathOf(source)}:${lines[0]}`

const coverageBlocks = (report: Report, options: TextOptions): string[] =>
  report.coverage.length === 0
    ? []
    : ['What candidates ask most, and the passage that answers it', ...report.coverage.map((row) => coverageBlock(row, report, options))]

function coverageBlock({ posting, standing, topics }: PostingCoverage, { pathOf, nameOf }: Report, options: TextOptions): string {
  const answered = topics.filter(({ answer }) => answer !== null).length
  const draft = standing === 'ahead' ? ', not published yet' : ''
  const width = Math.max(...topics.map(({ topic }) => stringWidth(nameOf(topic))))
  const rows = topics.map(({ topic, answer }) => {
    const name = padded(nameOf(topic), width)
    if (answer === null) return `  ${paint('red', '✗', options)} ${name.trimEnd()}`
    const quote = `${placeOf(answer, posting.source, pathOf)} “${oneLine(answer.text)}`
    return `  ${paint('green', '✓', options)} ${name}  ${shortened(quote, options.columns - width - 7)}”`
  })
  const head = wrapped(`${oneLine(posting.title)} (${pathOf(posting.source)}${draft}): ${answered} of ${topics.length}`, options.columns, '')
  return [...head.map((line) => paint('bold', line, options)), ...rows].join('\n')
}

function summaryOf({ findings, coverage, pages }: Report): string {
  const looked = `${counted(pages, 'page')} looked at, ${counted(coverage.length, 'posting')} open or to be opened`
  if (findings.length === 0) return `Nothing to mend: ${looked}.`
  return `${levels.map((level) => counted(countOf(findings, level), level)).join(', ')}: ${looked}.`
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
