import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'

/** A question with what a right answer must have. */
export interface EvalQuestion {
  readonly id: string
  /** Language of the question, and so of the reply. */
  readonly lang: string
  /** Messages of one person in one thread; the answer to the last counts. */
  readonly turns: readonly string[]
  readonly kind: 'answer' | 'roles' | 'not_stated' | 'declined' | 'small_talk'
  /** Of every group, at least one source must be cited; an entry is the beginning of a file name. */
  readonly cite: readonly (readonly string[])[]
  /** Regular expressions (flags iu) that must match the text or a quote. */
  readonly must?: readonly string[]
  /** Regular expressions that must match neither: a wrong fact. */
  readonly must_not?: readonly string[]
}

export interface Fault {
  readonly text: string
  /** Something untrue was said, which weighs more than any silence. */
  readonly isWrongFact: boolean
}

const fits: Record<EvalQuestion['kind'], readonly string[]> = {
  answer: ['answered', 'roles'],
  roles: ['roles', 'answered'],
  not_stated: ['not_stated'],
  declined: ['declined'],
  small_talk: ['small_talk'],
}

/** Room for one posting that must speak, and for what stands around the quotes. */
const charsPerPosting = 600
const charsAround = 400
const roleListChars = 4_000

/** Scores one answer; no faults means right. Every quote must stand in its source word for word. */
export function scoreAnswer(question: EvalQuestion, answer: JsonAnswer, knowledge: string): Fault[] {
  const faults: Fault[] = []
  const fault = (text: string, isWrongFact = false) => faults.push({ text, isWrongFact })
  const said = [answer.text, ...answer.citations.map((citation) => citation.quote)].join('\n').normalize('NFKC')
  const speakers = Math.max(1, question.cite.length)
  const isRoles = question.kind === 'roles'

  if (!fits[question.kind].includes(answer.outcome)) fault(`outcome ${answer.outcome} instead of ${question.kind}`)
  for (const group of question.cite) {
    const isCited = answer.citations.some(({ source }) => group.some((start) => (source.split('/').at(-1) ?? source).startsWith(start)))
    if (!isCited) fault(`not cited: ${group.join(' or ')}`)
  }
  for (const pattern of question.must ?? []) if (!new RegExp(pattern, 'iu').test(said)) fault(`missing: ${pattern}`)
  for (const pattern of question.must_not ?? []) if (new RegExp(pattern, 'iu').test(said)) fault(`wrong fact: ${pattern}`, true)
  if (answer.text.length > (isRoles ? roleListChars : charsPerPosting * speakers + charsAround)) fault(`too long: ${answer.text.length} characters`)
  if (answer.citations.length > (isRoles ? 30 : 2 * speakers + 1)) fault(`too many citations: ${answer.citations.length}`)
  const spoken = question.lang === 'nb' || question.lang === 'nn' ? 'no' : question.lang
  if (answer.language !== spoken && question.kind !== 'small_talk') fault(`language ${answer.language} instead of ${spoken}`)
  for (const { source, quote } of answer.citations) {
    const page = pageLetters(join(knowledge, source))
    for (const part of quote.split('…')) {
      if (!page.some((text) => text.includes(letters(part)))) fault(`not word for word in ${source}: ${part.slice(0, 60)}`, true)
    }
  }
  return faults
}

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The letters of a page as it is written, and as a reader sees it. */
function pageLetters(file: string): string[] {
  const raw = readFileSync(file, 'utf8')
  const seen = raw.replace(/\{\{[<%][\s\S]*?[%>]\}\}|\{%[\s\S]*?%\}|<[^>\n]+>|\[[*†‡]\]\([^)]*\)/g, ' ').replace(/\]\([^)]*\)/g, ']')
  return [letters(raw), letters(seen)]
}
