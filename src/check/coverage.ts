import type { Passage, TopicId, Unit, Version } from '../domain.ts'
import { reachable } from '../text/contact.ts'
import { excerptOf, plainestPassage, plainestUnits } from './excerpt.ts'
import type { CheckedKnowledge, Excerpt } from './finding.ts'
import { type AskedTopic, mostAsked } from './most-asked.ts'
import { statesPay } from './pay.ts'
import { type Standing, standingOf } from './standing.ts'

/** Which of the topics that candidates ask most a posting answers, in its original or on a page about the company. */
export interface PostingCoverage {
  readonly posting: Version
  readonly standing: Exclude<Standing, 'over'>
  readonly topics: readonly TopicCoverage[]
}

interface TopicCoverage {
  readonly topic: TopicId
  /** The passage that answers it; null where none does. */
  readonly answer: Excerpt | null
}

/** Of every posting that is open or to be opened. */
export function coverageOf(knowledge: CheckedKnowledge): PostingCoverage[] {
  const pages = knowledge.published.versions.filter((version) => version.kind === 'page' && version.isOriginal)
  return knowledge.all.versions.flatMap((posting): PostingCoverage[] => {
    const standing = standingOf(posting, knowledge)
    if (posting.kind !== 'posting' || !posting.isOriginal || standing === 'over') return []
    const sources = [posting, ...pages.filter((page) => holdsFor(page, posting))].map(({ source }) => source)
    return [{ posting, standing, topics: mostAsked.map((asked) => ({ topic: asked.id, answer: answerIn(sources, asked, knowledge) })) }]
  })
}

/** A page may hold for some postings alone. */
export const holdsFor = (page: Version, posting: Version): boolean => page.holdsFor === undefined || page.holdsFor.includes(posting.postingId)

/** The first passage of some files that answers a topic. */
export function answerIn(sources: readonly string[], asked: AskedTopic, knowledge: CheckedKnowledge): Excerpt | null {
  for (const source of sources) {
    const found = answerOf(source, asked, knowledge)
    if (found !== null) return found
  }
  return null
}

/** Topics of which a passage counts as an answer only where it holds the thing itself. */
const proofs: Readonly<Record<TopicId, (passage: Passage, unit: Unit, knowledge: CheckedKnowledge) => boolean>> = {
  salary: statesPay,
  contact: (_, unit) => reachable.test(unit.text),
}

function answerOf(source: string, { id, or }: AskedTopic, knowledge: CheckedKnowledge): Excerpt | null {
  const proof = proofs[id]
  if (proof !== undefined) {
    for (const passage of knowledge.all.passages.filter((candidate) => candidate.source === source)) {
      const unit = passage.units.find((candidate) => proof(passage, candidate, knowledge))
      if (unit !== undefined) return excerptOf(passage, [unit])
    }
    return null
  }
  const topics = [id, ...or]
  const passages = topics.flatMap((topic) => knowledge.stating(source, topic))
  const stated = topics.flatMap((topic) => knowledge.including(topic))
  // What a heading says is meant; a sentence may touch on it in passing.
  const headed = [[id], or].map((meant) => passages.filter(({ headingTopics }) => headingTopics.some((topic) => meant.includes(topic))))
  const best = plainestPassage([...headed, passages].find((found) => found.length > 0) ?? [], stated)
  return best === undefined ? null : excerptOf(best, plainestUnits(best, stated))
}
