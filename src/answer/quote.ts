import type { Citation, Language, Passage, TopicId, Unit, Version } from '../domain.ts'
import { isStale } from './dates.ts'
import { beginsWithYesOrNo } from './yes-or-no.ts'

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

/** Topics whose facts have no date: a month in the same sentence ("remote-friendly, with offsites in May") is another fact's. */
const undatedTopics = new Set<TopicId>([
  'remote',
  'office-days',
  'office',
  'residency',
  'team',
  'team-size',
  'team-location',
  'manager',
  'ways-of-working',
  'culture',
  'collaboration',
  'work-life-balance',
  'equipment',
  'home-office',
])
/** Where a sentence states one of these, its date is what a reader goes by, whatever was asked. */
const datesToGoBy: readonly TopicId[] = ['start-date', 'deadline']

const isDated = (unit: Unit, topic: TopicId | null): boolean =>
  topic === null || !undatedTopics.has(topic) || unit.topics.some((stated) => datesToGoBy.includes(stated))

/**
 * The citation of some units of a passage, with the note that a footnote mark in them points to.
 * @param topic what was asked; a date that is not of it is not judged
 */
export function citationOf(passage: Passage, units: readonly Unit[], context: QuoteContext, topic: TopicId | null = null): Citation {
  const version = context.version(passage.source)
  let quote = withItsQuestion(passage, joinUnits(passage, units))
  for (const id of new Set(units.flatMap((unit) => unit.footnotes))) {
    const note = context.passage(id)
    if (note === undefined) continue
    const text = joinUnits(note, note.units)
    if (quote.length + text.length <= maxWithFootnote && !quote.includes(text)) quote = `${quote} … ${text}`
  }
  const lines = [Math.min(...units.map((unit) => unit.lines[0])), Math.max(...units.map((unit) => unit.lines[1]))] as const
  const status = units.some((unit) => isDated(unit, topic) && isStale(unit.text, version.language, version.publishedOn, context.now))
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

/** A "yes" answers the question that the page asks, which may not be the one that was asked here: it is quoted with its own. */
const withItsQuestion = (passage: Passage, quote: string): string =>
  (passage.kind === 'faq' ? passage.heading !== '' : passage.heading.endsWith('?')) && beginsWithYesOrNo(quote) ? `${passage.heading} … ${quote}` : quote

/** Units as one quote: what stands together stays together, `…` joins what does not. */
function joinUnits(passage: Passage, units: readonly Unit[]): string {
  let quote = ''
  let previous: Unit | undefined
  // Whether the items up to here are the first of their list, one by one.
  let isNumbered = true
  for (const unit of units) {
    isNumbered = !goesOnBefore(passage, unit) || (isNumbered && previous === passage.units[passage.units.indexOf(unit) - 1])
    if (previous !== undefined) {
      const isNext = passage.units.indexOf(unit) === passage.units.indexOf(previous) + 1 && !(unit.kind === 'fact' && previous.kind === 'fact')
      const breaks = unit.kind === 'item' || previous.kind === 'item'
      quote += isNext ? (breaks ? '\n' : ' ') : breaks ? '\n…\n' : ' … '
    }
    quote += unit.kind === 'item' ? itemLine(unit, isNumbered) : unit.text
    previous = unit
  }
  return `${goesOnBefore(passage, units[0]) ? '…\n' : ''}${quote}${goesOnAfter(passage, units.at(-1)) ? '\n…' : ''}`
}

/** Pages may number their lists `1.` throughout: behind items that are left out, such a number is not the item's own and a dash stands for it. */
function itemLine(unit: Unit, isNumbered: boolean): string {
  const number = /^(\d+)[.)] /.exec(unit.text)
  if (number === null) return `- ${unit.text}`
  return number[1] === '1' && !isNumbered ? `- ${unit.text.slice(number[0].length)}` : unit.text
}

/** Whether a list has items before or after the quoted ones: a list is never cut without a mark. */
const goesOnBefore = (passage: Passage, first: Unit | undefined): boolean =>
  first !== undefined && isSameList(passage.units[passage.units.indexOf(first) - 1], first)
const goesOnAfter = (passage: Passage, last: Unit | undefined): boolean =>
  last !== undefined && isSameList(passage.units[passage.units.indexOf(last) + 1], last)
const isSameList = (a: Unit | undefined, b: Unit): boolean => a !== undefined && a.kind === 'item' && b.kind === 'item' && a.block === b.block
