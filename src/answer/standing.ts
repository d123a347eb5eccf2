import type { AnswerRow, Language, Passage, Query, TopicId, Version } from '../domain.ts'
import { fill } from '../text/fill.ts'
import { type ComposeContext, languageNotes } from './compose.ts'
import { titleRow } from './compose-roles.ts'
import { citationOf } from './quote.ts'
import { selectUnits } from './select.ts'
import { type FoundUnits, findQuote, headingOf, nearestUnits } from './shown-again.ts'
import { wordingOf } from './wording/index.ts'
import type { Wording } from './wording/wording.ts'

/** A quote as it was shown once. */
export interface QuotedText {
  readonly source: string
  readonly postingId: string
  /** Of a posting, which can close; else of a page. */
  readonly isRole: boolean
  /** By it a posting is known again whose file has another name. */
  readonly applyUrl: string | null
  readonly title: string
  readonly section: string
  readonly text: string
  /** What it was quoted for. */
  readonly topic: TopicId | null
}

/** What became of a quote. */
export type QuoteStanding =
  /** Word for word, wherever in its posting. */
  | { readonly kind: 'stands'; readonly row: AnswerRow }
  /** The row quotes what is said in its place. */
  | { readonly kind: 'changed'; readonly row: AnswerRow }
  | { readonly kind: 'gone' }
  /** No version of its posting is published any more. */
  | { readonly kind: 'role_closed' }

export interface StandingContext extends ComposeContext {
  /** Language of the reader. */
  readonly language: Language
  readonly versions: readonly Version[]
}

/** Characters of a quote that stands in the place of another; a longer one may be replaced by one as long. */
const minChars = 200

const nothingAsked: Omit<Query, 'language'> = {
  text: '',
  intent: { kind: 'ask' },
  topics: [],
  terms: [],
  postingIds: [],
  place: null,
  asksQuantity: false,
  namedLanguage: null,
}

/** How a quote stands now. A change elsewhere on its page leaves it as it is, and so does a new name of its file. */
export function standingOf(quoted: QuotedText, context: StandingContext): QuoteStanding {
  const wording = wordingOf(context.language)
  const versions = versionsOf(quoted, context)
  const isTitle = quoted.text === quoted.title && quoted.section === ''
  for (const version of [...versions, ...namesakesOf(quoted, context)]) {
    if (isTitle && version.title === quoted.title) return { kind: 'stands', row: titleRow(version, wording, context) }
    const found = isTitle ? null : findQuote(quoted.text, context.passagesOf(version.source))
    if (found !== null) return { kind: 'stands', row: shownAs(rowOf(found, quoted.topic, wording, context), quoted.text) }
  }
  const [version] = versions
  if (version === undefined) return { kind: quoted.isRole ? 'role_closed' : 'gone' }
  if (isTitle) return { kind: 'changed', row: titleRow(version, wording, context) }
  const replacing = replacementOf(quoted, version, context)
  if (replacing === null) return { kind: 'gone' }
  const row = rowOf(replacing, quoted.topic, wording, context)
  return { kind: row.citations[0]?.quote === quoted.text ? 'stands' : 'changed', row }
}

/** Its page, then other versions of its posting, which the reader's language chooses among; also where its file has another name. */
function versionsOf({ source, postingId, title, applyUrl }: QuotedText, { versions, versionFor, language }: StandingContext): Version[] {
  const own = versions.filter((version) => version.source === source)
  const preferred = versionFor(postingId, language)
  const siblings = versions.filter((version) => version.postingId === postingId)
  const renamed = versions.filter((version) => applyUrl !== null && version.applyUrl === applyUrl && version.title === title)
  return [...new Set([...own, ...(preferred === undefined ? [] : [preferred]), ...siblings, ...renamed])]
}

/** Pages that have the title alone in common: the same page where they say the same, and another one where they do not. */
const namesakesOf = ({ isRole, title, applyUrl }: QuotedText, { versions }: StandingContext): Version[] =>
  applyUrl === null ? versions.filter((version) => version.title === title && version.applyUrl === null && (version.kind === 'posting') === isRole) : []

/** What is said in its place: the sentences nearest to it, else what the page says on its topic. */
function replacementOf({ text, section, topic }: QuotedText, version: Version, context: StandingContext): FoundUnits | null {
  const passages = context.passagesOf(version.source)
  const near = nearestUnits(text, section, passages, version.language)
  if (near !== null || topic === null) return near
  const topics = context.vocabulary.withIncluded(topic)
  const stating = passages.filter((passage) => [...passage.headingTopics, ...passage.units.flatMap((unit) => unit.topics)].some((id) => topics.includes(id)))
  const passage = stating.find((candidate) => headingOf(candidate) === section) ?? mostPlainly(stating, topics)
  if (passage === undefined) return null
  const units = selectUnits(passage, { ...nothingAsked, language: context.language }, topic, Math.max(minChars, text.length), context.vocabulary)
  return units.length === 0 ? null : { passage, units }
}

/** The passage that states a topic by its heading, else by the plainest of its sentences; the first of several. */
function mostPlainly(passages: readonly Passage[], topics: readonly TopicId[]): Passage | undefined {
  const weightOf = (passage: Passage): number =>
    (passage.headingTopics.some((id) => topics.includes(id)) ? 10 : 0) +
    Math.max(0, ...passage.units.flatMap((unit) => topics.map((id) => unit.topicWeights.get(id) ?? 0)))
  return [...passages].sort((one, other) => weightOf(other) - weightOf(one))[0]
}

/** A row as an answer has it, with what a reader must know of its quote. */
function rowOf({ passage, units }: FoundUnits, topic: TopicId | null, wording: Wording, context: StandingContext): AnswerRow {
  const version = context.version(passage.source)
  const citation = citationOf(passage, units.length === 0 ? passage.units : units, context, topic)
  const stale = version.publishedOn === null ? wording.stale : fill(wording.staleSince, { date: version.publishedOn })
  const isApplying = passage.kind === 'apply' || topic === 'how-to-apply'
  return {
    label: passage.kind === 'contact' ? wording.askPerson : '',
    citations: [citation],
    links: version.applyUrl !== null && isApplying ? [{ label: wording.apply, url: version.applyUrl }] : [],
    notes: [...(citation.status === 'stale' ? [stale] : []), ...languageNotes([version], wording, context.language)],
  }
}

/** The quote stays as it was shown, to the letter. */
const shownAs = (row: AnswerRow, text: string): AnswerRow => ({ ...row, citations: row.citations.map((citation) => ({ ...citation, quote: text })) })
