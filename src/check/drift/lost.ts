import type { Passage, TopicId, Unit } from '../../domain.ts'
import { topicsOf } from '../../search/topics.ts'
import { excerptOf } from '../excerpt.ts'
import type { Finding } from '../finding.ts'
import { mostAsked } from '../most-asked.ts'
import { alignUnits } from './align.ts'
import { isMerged } from './merged.ts'
import { type DriftView, driftFinding, fullPairs, headOf } from './view.ts'

/** Passages that one of the two has alone. */
export function lostPassages(view: DriftView): Finding[] {
  return view.pairs.flatMap(({ original, translation }, at): Finding[] => {
    if ((original !== null && translation !== null) || isMerged(view.pairs, at)) return []
    if (translation === null && original !== null) {
      const before = view.pairs.slice(0, at).findLast((pair) => pair.translation !== null)?.translation
      const message = `The original has a passage${headOf(original)} that the translation does not have${namesOf(lostTopics(original, view), view)}.`
      return [driftFinding(view, 'warning', message, before?.lines[1] ?? null, [excerptOf(original, original.units)])]
    }
    if (translation === null) return []
    const message = `The translation has a passage${headOf(translation)} that the original does not have.`
    return [driftFinding(view, 'warning', message, translation.lines[0], [excerptOf(translation, translation.units)])]
  })
}

/** Topics that candidates ask most, that a passage of the original states and the translation nowhere does. */
function lostTopics(passage: Passage, { translation }: DriftView): TopicId[] {
  const stated = topicsOf(passage)
  const kept = new Set(translation.flatMap(topicsOf))
  return mostAsked.map(({ id }) => id).filter((topic) => stated.includes(topic) && !kept.has(topic))
}

const namesOf = (topics: readonly TopicId[], { knowledge }: DriftView): string =>
  topics.length === 0 ? '' : ` and answers from it: ${topics.map((topic) => knowledge.nameOf(topic, 'en')).join(', ')}`

/** As many words of a sentence as say plainly what it is about. */
const minPlainWords = 2

/** Sentences that the translation leaves out, with a topic that it then nowhere states. */
export function lostAnswers(view: DriftView): Finding[] {
  const [theirs, own] = [view.original, view.translation].map((passages) => passages.flatMap(({ units }) => units)) as [Unit[], Unit[]]
  // Where both are as long, the words of a language may just not be known.
  if (own.length >= theirs.length) return []
  const left = new Set(alignUnits(theirs, own).flatMap((pair, at, pairs) => (pair.translation === null && !isMerged(pairs, at) ? pair.original : [])))
  return fullPairs(view).flatMap(({ original, translation }): Finding[] => {
    const topics = lostTopics(original, view)
    const units = original.units.filter((unit) => left.has(unit) && topics.some((topic) => (unit.topicWeights.get(topic) ?? 0) >= minPlainWords))
    const first = units[0]
    if (first === undefined) return []
    const names = topics.filter((topic) => units.some((unit) => unit.topics.includes(topic))).map((topic) => view.knowledge.nameOf(topic, 'en'))
    const message = `The original says this${headOf(original)}, and the translation leaves it out and nowhere answers: ${names.join(', ')}.`
    return [
      driftFinding(view, 'warning', message, nextTo(first, original, translation).lines[0], [
        excerptOf(translation, [nextTo(first, original, translation)]),
        excerptOf(original, units),
      ]),
    ]
  })
}

/** What stands in a translation about where the original has a sentence that it lacks. */
const nextTo = (unit: Unit, original: Passage, { units }: Passage): Unit => units[Math.min(Math.max(0, original.units.indexOf(unit)), units.length - 1)] as Unit
