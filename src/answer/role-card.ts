import type { Citation, Passage, Role, TopicId, Unit, Version } from '../domain.ts'
import { citationOf, type QuoteContext } from './quote.ts'

/** What a candidate looks for first, in the order of a card. */
const cardTopics: readonly TopicId[] = ['remote', 'team-location', 'residency', 'salary', 'contract-type', 'start-date', 'deadline']
/** Facts under the sentence with which the posting introduces itself. */
const maxFacts = 3
/** A longer sentence makes a card hard to read at a glance; characters. */
const maxFactChars = 260

export interface CardContext extends Omit<QuoteContext, 'language'> {
  passagesOf(source: string): readonly Passage[]
}

/** An open role as a card: its own first words, then its squarest sentences on what candidates look for first. */
export function composeRole(version: Version, context: CardContext): Role {
  const passages = context.passagesOf(version.source)
  const quoting = { ...context, language: version.language }
  const intro = passages.find((passage) => passage.kind === 'intro') ?? passages.find((passage) => passage.units.some((unit) => unit.kind === 'sentence'))
  const opening = intro?.units.find((unit) => unit.kind === 'sentence')
  const used = new Set<Unit>(opening === undefined ? [] : [opening])
  const citations: Citation[] = intro === undefined || opening === undefined ? [] : [citationOf(intro, [opening], quoting)]
  const enough = citations.length + maxFacts
  for (const topic of cardTopics) {
    const found = squarest(passages, topic)
    if (citations.length === enough) break
    if (found === null || used.has(found.unit)) continue
    used.add(found.unit)
    const citation = citationOf(found.passage, [found.unit], quoting)
    // A card stands for months: a date that has passed already has no place on it.
    if (citation.status !== 'stale') citations.push(citation)
  }
  return { postingId: version.postingId, title: version.title, language: version.language, url: version.url, applyUrl: version.applyUrl, citations }
}

/** The unit that states a topic most plainly; the first of several. */
function squarest(passages: readonly Passage[], topic: TopicId): { passage: Passage; unit: Unit } | null {
  let best: { passage: Passage; unit: Unit; weight: number } | null = null
  for (const passage of passages) {
    for (const unit of passage.units) {
      if (unit.kind === 'heading' || !unit.topics.includes(topic) || unit.text.length > maxFactChars) continue
      const weight = (unit.topicWeights.get(topic) ?? 0) + (passage.headingTopics.includes(topic) ? 1 : 0)
      if (best === null || weight > best.weight) best = { passage, unit, weight }
    }
  }
  return best
}
