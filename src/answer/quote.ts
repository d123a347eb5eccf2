import type { Citation, Language, Passage, Unit, Version } from '../domain.ts'
import { isStale } from './dates.ts'

export interface QuoteContext {
  /** Language of the reply. */
  readonly language: Language
  /** Milliseconds since the epoch that staleness goes by. */
  readonly now: number
  version(source: string): Version
  passage(id: string): Passage | undefined
}

/** A footnote is joined to the sentence that carries its mark if the quote stays below this. */
const maxWithFootnote = 700

/** The citation of some units of a passage, with the note that a footnote mark in them points to. */
export function citationOf(passage: Passage, units: readonly Unit[], context: QuoteContext): Citation {
  const version = context.version(passage.source)
  let quote = withItsQuestion(passage, joinUnits(passage, units))
  for (const id of new Set(units.flatMap((unit) => unit.footnotes))) {
    const note = context.passage(id)
    if (note === undefined) continue
    const text = joinUnits(note, note.units)
    if (quote.length + text.length <= maxWithFootnote && !quote.includes(text)) quote = `${quote} … ${text}`
  }
  const lines = [Math.min(...units.map((unit) => unit.lines[0])), Math.max(...units.map((unit) => unit.lines[1]))] as const
  const status = units.some((unit) => isStale(unit.text, version.language, version.publishedOn, context.now))
    ? 'stale'
    : version.machineTranslated
      ? 'machine_translated'
      : version.language !== context.language
        ? 'other_language'
        : null
  return {
    source: passage.source,
    title: version.title,
    section: passage.heading === '' ? (passage.parents.at(-1) ?? '') : passage.heading,
    quote,
    url: passage.url,
    lines,
    ...(status === null ? {} : { status }),
  }
}

const yesOrNo = /^(yes|no|yep|nope|absolutely|ja|jo|jodå|japp|nej|nei|jo da|nein|doch|oui|non|si|sí|tak|nie|kyllä|joo|ei)(?=[.,:;!–—]|\s*$)/iu

/** A "yes" answers the question that the page asks, which may not be the one that was asked here: it is quoted with its own. */
const withItsQuestion = (passage: Passage, quote: string): string =>
  passage.kind === 'faq' && passage.heading !== '' && yesOrNo.test(quote) ? `${passage.heading} … ${quote}` : quote

/** Units as one quote: what stands together stays together, `…` joins what does not. */
function joinUnits(passage: Passage, units: readonly Unit[]): string {
  let quote = ''
  let previous: Unit | undefined
  for (const unit of units) {
    if (previous !== undefined) {
      const isNext = passage.units.indexOf(unit) === passage.units.indexOf(previous) + 1 && !(unit.kind === 'fact' && previous.kind === 'fact')
      const breaks = unit.kind === 'item' || previous.kind === 'item'
      quote += isNext ? (breaks ? '\n' : ' ') : breaks ? '\n…\n' : ' … '
    }
    quote += unit.kind === 'item' && !/^\d+[.)] /.test(unit.text) ? `- ${unit.text}` : unit.text
    previous = unit
  }
  return `${goesOnBefore(passage, units[0]) ? '…\n' : ''}${quote}${goesOnAfter(passage, units.at(-1)) ? '\n…' : ''}`
}

/** Whether a list has items before or after the quoted ones: a list is never cut without a mark. */
const goesOnBefore = (passage: Passage, first: Unit | undefined): boolean =>
  first !== undefined && isSameList(passage.units[passage.units.indexOf(first) - 1], first)
const goesOnAfter = (passage: Passage, last: Unit | undefined): boolean =>
  last !== undefined && isSameList(passage.units[passage.units.indexOf(last) + 1], last)
const isSameList = (a: Unit | undefined, b: Unit): boolean => a !== undefined && a.kind === 'item' && b.kind === 'item' && a.block === b.block
