import type { TopicId, Version } from '../domain.ts'
import { answerIn, holdsFor, type PostingCoverage } from './coverage.ts'
import { alignPassages } from './drift/align.ts'
import type { CheckedKnowledge, Excerpt, Finding } from './finding.ts'
import { mostAsked } from './most-asked.ts'
import { standingOf } from './standing.ts'

/** Postings named in one message; the rest is counted. */
const maxNamed = 3

/** A draft's passage that answers what no published page of some postings does. */
interface Waiting {
  readonly topics: TopicId[]
  readonly answer: Excerpt
  readonly postings: readonly Version[]
}

/** What candidates ask most, what no published page answers for a posting, and what a draft would answer. */
export function answersInDrafts(coverage: readonly PostingCoverage[], knowledge: CheckedKnowledge): Finding[] {
  const drafts = knowledge.all.versions.filter((version) => standingOf(version, knowledge) === 'ahead')
  const open = coverage.filter(({ standing }) => standing === 'published')
  return drafts.flatMap((draft) => {
    // One sentence may answer several topics.
    const waiting = new Map<string, Waiting>()
    for (const asked of mostAsked) {
      const lacking = open.filter(({ topics }) => topics.some(({ topic, answer }) => topic === asked.id && answer === null)).map(({ posting }) => posting)
      const answer = lacking.some((posting) => isFor(draft, posting)) ? answerIn([draft.source], asked, knowledge) : null
      if (answer === null) continue
      const postings = lacking.filter((posting) => isFor(draft, posting) && !isSaidIn(posting, answer, knowledge))
      if (postings.length === 0) continue
      const key = `${answer.lines[0]} ${answer.text} ${postings.map(({ source }) => source).join()}`
      waiting.set(key, { answer, postings, topics: [...(waiting.get(key)?.topics ?? []), asked.id] })
    }
    return [...waiting.values()].map((found) => draftFinding(found, knowledge))
  })
}

/** A draft version of the posting itself, or a draft page about the company that holds for it. */
const isFor = (draft: Version, posting: Version): boolean =>
  draft.postingId === posting.postingId || (draft.kind === 'page' && draft.isOriginal && holdsFor(draft, posting))

/** Whether a translation only says what its original says in the same place, though the words of only one language may be known. */
function isSaidIn(posting: Version, { source, lines }: Excerpt, { all, version }: CheckedKnowledge): boolean {
  if (version(source).postingId !== posting.postingId) return false
  const passagesOf = (file: string) => all.passages.filter((passage) => passage.source === file)
  const pair = alignPassages(passagesOf(posting.source), passagesOf(source)).find(({ translation }) =>
    translation?.units.some((unit) => unit.lines[0] === lines[0] && unit.lines[1] === lines[1]),
  )
  return pair?.original?.units.length === pair?.translation?.units.length
}

function draftFinding({ topics, answer, postings }: Waiting, knowledge: CheckedKnowledge): Finding {
  const asked = topics.map((topic) => knowledge.nameOf(topic, 'en')).join(', ')
  const named = postings.slice(0, maxNamed).map(({ title }) => `"${title}"`)
  const more = postings.length > maxNamed ? ` and ${postings.length - maxNamed} more` : ''
  const message = `Candidates ask about ${asked}; for ${named.join(', ')}${more} no published page says it, and this page, which is not published (${knowledge.unpublishedBecause(answer.source)}), does.`
  return { rule: 'answer-in-draft', level: 'warning', message, source: answer.source, line: answer.lines[0], excerpts: [answer] }
}
