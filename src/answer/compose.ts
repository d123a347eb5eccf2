import type { Answer, AnswerPart, AnswerRow, Citation, KnownLink, Language, Outcome, Passage, Query, TopicId, Unit, Version } from '../domain.ts'
import { fill } from '../text/fill.ts'
import { composeNoSuchRole, composeRoles } from './compose-roles.ts'
import type { Decision } from './decide.ts'
import { contactRow, namesOf, type PartContext, relatedChars } from './part.ts'
import { citationOf } from './quote.ts'
import { type AnswerVocabulary, selectUnits } from './select.ts'
import type { PostingEvidence } from './weigh.ts'
import { wordingOf } from './wording/index.ts'
import type { Wording } from './wording/wording.ts'

/** A question with what was decided about it. */
export interface DecidedQuery {
  readonly query: Query
  readonly decision: Decision
}

export interface ComposeContext {
  /** Milliseconds since the epoch that staleness goes by. */
  readonly now: number
  readonly vocabulary: AnswerVocabulary
  version(source: string): Version
  /** The role that a title names, for sentences ("Cloud Engineer" of "Join us as Cloud Engineer!"). */
  roleName(version: Version): string
  /** Postings' own version for the asker. */
  versionFor(postingId: string, language: Language): Version | undefined
  passage(id: string): Passage | undefined
  passagesOf(source: string): readonly Passage[]
  /** Passages that name a person or an address to ask. */
  readonly contacts: readonly Passage[]
}

/** Postings that speak in one answer; the others are counted. */
const maxRows = 3
/** The same where the message asked several things. */
const maxRowsOfMany = 2
/** Postings whose rows are made and compared, to find those that say the same. */
const maxCompared = 12
/** Characters of quotes in an answer, shared by its rows: chat shows about that much at once. */
const quoteChars = { oneRow: 520, twoRows: 700, threeRows: 570 }
/** The most that all quotes of a part may take together. */
const maxQuoteChars = 700
/** Postings named as saying the same. */
const maxNamed = 6

/** Puts decisions into an answer: quotes first, fixed sentences around them. */
export function compose(decided: readonly DecidedQuery[], language: Language, context: ComposeContext): Answer {
  const wording = wordingOf(language)
  const quoted = new Map<string, Set<Unit>>()
  const parts: AnswerPart[] = []
  const rowsShown = { count: 0 }
  const answers = decided.filter(({ decision }) => decision.kind === 'answer').length
  for (const { query, decision } of decided) {
    const part = sayingGuess(
      query,
      composePart(query, decision, wording, { ...context, language, quoted, shareOf: Math.max(1, answers), rowsShown }),
      wording,
      context,
    )
    const last = parts.at(-1)
    // A second part whose quotes all stand in the first already says nothing new.
    if (part.outcome === 'answered' && part.rows.length === 0 && last !== undefined) continue
    if (last !== undefined && last.outcome === part.outcome && last.topic === part.topic && JSON.stringify(last) === JSON.stringify(part)) continue
    parts.push(last !== undefined && last.lead === part.lead ? { ...part, lead: '' } : part)
  }
  const hasRelated = parts.some((part) => part.related.length > 0)
  return { outcome: overall(parts), language, parts, relatedLead: hasRelated ? wording.related : '' }
}

/** Where a model took the topic, the reader is told which. */
function sayingGuess(query: Query, part: AnswerPart, wording: Wording, { vocabulary }: ComposeContext): AnswerPart {
  const topic = query.isGuessed === true && part.topic !== null ? vocabulary.nameOf(part.topic, query.language) : null
  return topic === null ? part : { ...part, lead: `${fill(wording.understoodAs, { topic })} ${part.lead}` }
}

const rank: readonly Outcome[] = ['answered', 'roles', 'not_stated', 'declined', 'small_talk']
const overall = (parts: readonly AnswerPart[]): Outcome => rank.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? 'small_talk'

function composePart(query: Query, decision: Decision, wording: Wording, context: PartContext): AnswerPart {
  const { intent } = query
  const bare = { rows: [], related: [], closing: [], topic: null }
  if (intent.kind === 'declined') return { ...bare, outcome: 'declined', lead: wording.declined[intent.reason] }
  if (intent.kind === 'small_talk') return { ...bare, outcome: 'small_talk', lead: wording.smallTalk[intent.talk] }
  switch (decision.kind) {
    case 'roles':
      return composeRoles(decision, query, wording, context)
    case 'no_such_role':
      return composeNoSuchRole(decision, query, wording, context)
    case 'not_stated':
      return composeNotStated(decision, query, wording, context)
    case 'answer':
      return composeAnswer(decision, query, wording, context)
  }
}

function composeAnswer(decision: Extract<Decision, { kind: 'answer' }>, query: Query, wording: Wording, context: PartContext): AnswerPart {
  const room = roomFor(query, context)
  const rowCount = Math.min(room, decision.postings.length)
  const budget = (rowCount === 1 ? quoteChars.oneRow : rowCount === 2 ? quoteChars.twoRows / 2 : quoteChars.threeRows / 3) / (context.shareOf > 1 ? 1.5 : 1)
  const isAlone = rowCount === 1 && (context.shareOf === 1 || query.postingIds.length === 1)
  const compared = decision.postings.slice(0, maxCompared).flatMap((posting) => rowOf(posting, query, decision.topic, budget, wording, context, isAlone) ?? [])
  const shown = withinRoom(mergeSame(compared, wording, context).slice(0, room))
  for (const [id, units] of shown.flatMap(({ units }) => [...units])) context.quoted.set(id, new Set([...(context.quoted.get(id) ?? []), ...units]))
  const rows = shown.map(({ row }) => row)
  const spoken = shown.reduce((count, { postings }) => count + postings, 0)
  context.rowsShown.count += rows.length
  if (rows.length === 0 && context.quoted.size === 0)
    return composeNotStated({ kind: 'not_stated', topic: decision.topic, missing: [], related: [] }, query, wording, context)
  const versions = rows.flatMap((row) => row.citations.map((citation) => context.version(citation.source)))
  const [only] = versions
  const lead =
    query.postingIds.length === 1 && only !== undefined && versions.every((version) => version.postingId === only.postingId) && only.kind === 'posting'
      ? fill(wording.postingSays, { role: context.roleName(only) })
      : wording.postingsSay
  const more = decision.stating - spoken
  const closing = [
    ...placeNotes(query, rows, decision.topic, wording),
    ...languageNotes(versions, wording, context.language),
    ...(more > 0 ? [fill(wording.more, { count: more })] : []),
  ]
  return { outcome: 'answered', topic: decision.topic, lead, rows, related: [], closing }
}

/** A row with the units that it quotes, by passage, and how many postings it speaks for. */
interface ComposedRow {
  readonly row: AnswerRow
  readonly units: ReadonlyMap<string, readonly Unit[]>
  readonly postings: number
}

/** What one posting says, without what the answer quotes already; null where nothing is left. */
function rowOf(
  posting: PostingEvidence,
  query: Query,
  topic: TopicId | null,
  budget: number,
  wording: Wording,
  context: PartContext,
  isAlone: boolean,
): ComposedRow | null {
  const citations: Citation[] = []
  const units = new Map<string, readonly Unit[]>()
  const notes = new Set<string>()
  const links: KnownLink[] = []
  let left = budget
  for (const passage of isAlone ? posting.passages : posting.passages.slice(0, 1)) {
    if (citations.length > 0 && left < budget / 3) break
    const chosen = selectUnits(passage, query, topic, left, context.vocabulary)
    const fresh = chosen.filter((unit) => context.quoted.get(passage.id)?.has(unit) !== true)
    if (fresh.length === 0) continue
    units.set(passage.id, chosen)
    const citation = citationOf(passage, fresh, context, topic)
    const version = context.version(passage.source)
    if (citation.status === 'stale') notes.add(version.publishedOn === null ? wording.stale : fill(wording.staleSince, { date: version.publishedOn }))
    const isApplying = passage.kind === 'apply' || topic === 'how-to-apply'
    if (version.applyUrl !== null && isApplying && links.length === 0) links.push({ label: wording.apply, url: version.applyUrl })
    citations.push(citation)
    left -= citation.quote.length
  }
  return citations.length === 0 ? null : { row: { label: rolesOf(citations, wording, context), citations, links, notes: [...notes] }, units, postings: 1 }
}

/** The roles that an approved answer holds for, where it does not hold for the whole company. */
function rolesOf(citations: readonly Citation[], wording: Wording, context: PartContext): string {
  const ids = new Set(citations.flatMap(({ source }) => context.version(source).holdsFor ?? []))
  const titles = [...ids].flatMap((id) => context.versionFor(id, context.language) ?? []).map((version) => context.roleName(version))
  return titles.length === 0 ? '' : fill(wording.holdsFor, { titles: titles.join('; ') })
}

/** Rows that fit together: a list that was asked to be counted is quoted whole, and leaves less room for others. */
function withinRoom(rows: readonly ComposedRow[]): ComposedRow[] {
  let left = maxQuoteChars
  return rows.filter(({ row }, place) => {
    const size = row.citations.reduce((sum, { quote }) => sum + quote.length, 0)
    if (place > 0 && size > left) return false
    left -= size
    return true
  })
}

/** What holds for some roles only is not the same where others are meant. */
const comparable = (row: AnswerRow): string =>
  [row.label, ...row.citations.map((citation) => citation.quote.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '))].join('|')

/** Postings that say the same share one row: the first is cited, the others are named; each keeps its own apply link. */
function mergeSame(composed: readonly ComposedRow[], wording: Wording, context: PartContext): ComposedRow[] {
  return [...Map.groupBy(composed, ({ row }) => comparable(row)).values()].map((same) => {
    const first = same[0] as ComposedRow
    const postings = same.length
    if (postings === 1) return first
    const roleOf = (row: AnswerRow) => context.roleName(context.version(row.citations[0]?.source ?? ''))
    const links = same.flatMap(({ row }) => row.links.map((link) => ({ label: `${link.label}: ${roleOf(row)}`, url: link.url })))
    const titles = same.slice(1, maxNamed + 1).map(({ row }) => roleOf(row))
    const sameIn = fill(wording.sameIn, { titles: `${titles.join('; ')}${postings > maxNamed + 1 ? '; …' : ''}` })
    const notes = [...new Set(same.flatMap(({ row }) => row.notes))]
    // Where each posting has its own link, the links name the postings; among several answers there is no room for many.
    const shown = context.shareOf > 1 && links.length > 1 ? [] : links.slice(0, maxRows)
    return { ...first, postings, row: { ...first.row, links: shown, notes: shown.length === postings ? notes : [...notes, sameIn] } }
  })
}

/** How many rows a part may have: a message with several questions shares them. */
function roomFor(query: Query, context: PartContext): number {
  if (context.shareOf === 1) return maxRows
  return query.postingIds.length === 1 ? maxRowsOfMany : Math.max(1, Math.min(maxRowsOfMany, maxRows - context.rowsShown.count))
}

const placeTopics = new Set<TopicId>(['residency', 'work-permit', 'employment-abroad', 'remote', 'visa-sponsorship'])
const speaksOfEu =
  /\bE[UE]A?\b|\bUE\b|European Union|Europeiska unionen|Europæiske Union|Europäische[nr]? Union|Union européenne|Unión Europea|Unii? Europejsk|EU-/iu

/** "Portugal is in the EU." beside a quote that speaks of the EU. */
function placeNotes(query: Query, rows: readonly AnswerRow[], topic: TopicId | null, wording: Wording): string[] {
  const { place } = query
  if (place === null || place.country === null || topic === null || !placeTopics.has(topic)) return []
  if (!rows.some((row) => row.citations.some((citation) => speaksOfEu.test(citation.quote)))) return []
  return [fill(place.inEu ? wording.inEu : wording.notInEu, { place: place.name })]
}

/** What a reader must know of the language of quotes. */
export function languageNotes(versions: readonly Version[], wording: Wording, language: Language): string[] {
  const notes: string[] = []
  const others = [...new Set(versions.map((version) => version.language).filter((other) => other !== language))]
  if (others.length > 0) {
    const names = new Intl.DisplayNames([language], { type: 'language' })
    notes.push(fill(wording.quotedIn, { language: others.map((other) => names.of(other) ?? other).join(', ') }))
  }
  if (versions.some((version) => version.machineTranslated)) notes.push(wording.machineTranslated)
  return notes
}

function composeNotStated(decision: Extract<Decision, { kind: 'not_stated' }>, query: Query, wording: Wording, context: PartContext): AnswerPart {
  const { language } = context
  const role = query.postingIds.length === 1 ? context.versionFor(query.postingIds[0] as string, language) : undefined
  const missing = namesOf(decision.missing, context.vocabulary)
  const topic = missing !== '' ? missing : decision.topic === null ? null : context.vocabulary.nameOf(decision.topic, language)
  const lead =
    topic === null
      ? wording.nothingFound
      : role === undefined
        ? fill(wording.notStated, { topic })
        : fill(wording.notStatedForRole, { role: context.roleName(role), topic })
  const contact = contactRow(query, wording, context)
  const related = decision.related.flatMap(
    ({ topic: relatedTopic, posting }) => rowOf(posting, query, relatedTopic, relatedChars, wording, context, false)?.row ?? [],
  )
  return {
    outcome: 'not_stated',
    topic: decision.topic,
    lead,
    rows: contact?.isOwn === true ? [contact.row] : [],
    related: contact?.isOwn === false ? [contact.row, ...related] : related,
    closing: contact === null ? [wording.askPersonWithoutContact] : [],
  }
}
