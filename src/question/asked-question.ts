import type { Query, TopicId } from '../domain.ts'
import { type AskedQuestion, type AskedWord, beginsAlike } from '../text/alike.ts'
import type { LanguageLibrary, Lexicon } from './lexicon.ts'
import { scoreTopics } from './score.ts'

/** Topics below this share of the best are no topics of the question. */
const minShareOfBest = 0.6

/** A question as it stands, as it is compared with others. */
export function askedQuestion(text: string, lexicon: Lexicon, library: LanguageLibrary): AskedQuestion {
  const tokens = lexicon.tokens(text)
  const hits = lexicon.asked(tokens)
  const scores = scoreTopics(hits, []).filter(({ id }) => !id.startsWith('@'))
  const best = scores[0]?.score ?? 0
  const concepts = new Map(
    lexicon
      .concepts(tokens)
      .toSorted((a, b) => a.length - b.length)
      .flatMap(({ value, at }) => at.map((position) => [position, value] as const)),
  )
  // "Hi, a quick question": people begin and end as they like.
  const fillers = new Set(lexicon.list('fillers', tokens).flatMap((hit) => hit.at))
  const words = tokens.flatMap((token, at): AskedWord[] => {
    if ((token.isStop || fillers.has(at)) && !concepts.has(at)) return []
    const topics = [...new Set(hits.flatMap((hit) => (hit.at.includes(at) && !hit.value.startsWith('@') ? [hit.value] : [])))]
    return [
      {
        stem: token.stem,
        weight: library.telling(lexicon.language, token.stem),
        ...conceptOf(concepts.get(at) ?? null, library),
        topics,
        names: topics.filter((topic) => stemsOfName(topic, lexicon).some((stem) => stem === token.stem || beginsAlike(stem, token.stem))),
      },
    ]
  })
  const plain = tokens.flatMap((token, at) => (fillers.has(at) ? [] : [token.plain])).join(' ')
  return { language: lexicon.language, plain, words, topics: scores.filter(({ score }) => score >= minShareOfBest * best).map(({ id }) => id) }
}

/** The same of a question that was understood: without the role that it names and what only joins it to what was said, slips of spelling put right. */
export function askedQuery(query: Query, lexicon: Lexicon, library: LanguageLibrary): AskedQuestion {
  const asked = askedQuestion(query.text, lexicon, library)
  const { words } = asked
  // Of a question on a role that is not there, nothing is kept but its text.
  if (query.terms.length === 0) return asked
  const topics = query.topics.slice(0, 1).flatMap(({ id, isWorded }) => (isWorded ? [id] : []))
  const named = query.terms.flatMap((term): AskedWord[] => {
    // A phrase is one term of several words.
    const stems = new Set([term.stem, ...lexicon.tokens(term.surface).map((token) => token.stem)])
    const own = words.filter(({ stem }) => stems.has(stem))
    const weight = library.telling(lexicon.language, term.stem)
    return own.length > 0 ? own : [{ stem: term.stem, weight, ...conceptOf(term.concept, library), topics: term.isTopicWord ? topics : [], names: [] }]
  })
  return { ...asked, words: [...new Map(named.map((word) => [word.stem, word])).values()], topics }
}

/** Terms of hiring gather what is near ("dog, cat, pets"); tools and fields name one thing. */
const conceptOf = (concept: string | null, library: LanguageLibrary) => {
  const kind = concept === null ? undefined : library.concepts.get(concept)?.kind
  return { concept, isThing: kind === 'technology' || kind === 'field' || kind === 'practice' }
}

const stemsOfName = (topic: TopicId, lexicon: Lexicon): string[] => lexicon.tokens(lexicon.nameOf(topic) ?? '').map((token) => token.stem)
