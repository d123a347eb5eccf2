import type { Passage, Unit } from '../../domain.ts'
import { excerptOf } from '../excerpt.ts'
import type { Excerpt, Finding } from '../finding.ts'
import { type Figure, figuresOf, isHeld, missingFrom, type OtherWords, otherWords } from './figures.ts'
import { type DriftView, driftFinding, fullPairs, headOf } from './view.ts'

/** Numbers, amounts, dates and e-mail addresses that one of the two has alone. */
export function differingFigures(view: DriftView): Finding[] {
  const { version, knowledge } = view
  const language = knowledge.version(version.postingId).language
  const figuresIn = (passages: readonly Passage[], spoken: string) => new Map(passages.map((passage) => [passage, figuresOf(textOf(passage), spoken)]))
  const [theirsIn, ownIn] = [figuresIn(view.original, language), figuresIn(view.translation, version.language)]
  const [allTheirs, allOwn] = [[...theirsIn.values()].flat(), [...ownIn.values()].flat()]
  return fullPairs(view).flatMap(({ original, translation }): Finding[] => {
    const [theirs, own] = [theirsIn.get(original) ?? [], ownIn.get(translation) ?? []]
    // Pages that part their text differently may have a figure in another passage.
    const isAlike = original.units.length === translation.units.length
    const words = isAlike ? otherWordsIn(original, translation, [theirs, own], [language, version.language]) : []
    const lost = [...missingFrom(isAlike ? theirs : missingFrom(theirs, allOwn), own), ...words.map((pair) => pair.lost)]
    const added = [...missingFrom(isAlike ? own : missingFrom(own, allTheirs), theirs), ...words.map((pair) => pair.added)]
    if (lost.length + added.length === 0) return []
    const parts = [
      ...(lost.length > 0 ? [`the original has ${listed(lost)}, which the translation has not`] : []),
      ...(added.length > 0 ? [`the translation has ${listed(added)}, which the original has not`] : []),
    ]
    const excerpts = excerptsOf(original, translation, lost, added)
    return [driftFinding(view, 'warning', `Figures differ${headOf(translation)}: ${parts.join('; ')}.`, excerpts[0]?.lines[0] ?? null, excerpts)]
  })
}

/** Numbers that two sentences at one place write as different words; where both stand elsewhere in the passages, the sentences have changed places. */
function otherWordsIn(
  original: Passage,
  translation: Passage,
  [theirs, own]: readonly [Figure[], Figure[]],
  [spoken, translated]: readonly [string, string],
): OtherWords[] {
  if (!theirs.some(({ isWord }) => isWord) || !own.some(({ isWord }) => isWord)) return []
  return original.units.flatMap((unit, at) => {
    const pair = otherWords(figuresOf(unit.text, spoken), figuresOf(translation.units[at]?.text ?? '', translated))
    return pair === null || (isHeld(pair.lost, own) && isHeld(pair.added, theirs)) ? [] : [pair]
  })
}

/** The number of a list item counts nothing. */
const textOf = ({ heading, units }: Passage): string => [heading, ...units.map(({ text }) => text.replace(/^\d+[.)]\s/, ''))].join('\n')

const listed = (figures: readonly Figure[]): string => [...new Set(figures.map(({ said }) => `"${said.replace(/\s+/g, ' ')}"`))].join(', ')

/** The sentences that hold the figures, and those that stand about there on the other page. */
function excerptsOf(original: Passage, translation: Passage, lost: readonly Figure[], added: readonly Figure[]): Excerpt[] {
  const theirs = placesOf(original, lost)
  const own = placesOf(translation, added)
  return [
    excerptOf(translation, unitsAt(translation, [...own, ...theirs.map((at) => placeIn(translation, original, at))])),
    excerptOf(original, unitsAt(original, [...theirs, ...own.map((at) => placeIn(original, translation, at))])),
  ]
}

const placesOf = ({ units }: Passage, figures: readonly Figure[]): number[] =>
  units.flatMap(({ text }, at) => (figures.some(({ said }) => text.includes(said)) ? [at] : []))

/** Where a sentence of another passage would stand in one. */
const placeIn = ({ units }: Passage, other: Passage, at: number): number => Math.round((at * (units.length - 1)) / Math.max(1, other.units.length - 1))

const unitsAt = ({ units }: Passage, places: readonly number[]): Unit[] => {
  const chosen = units.filter((_, at) => places.includes(at))
  return chosen.length > 0 ? chosen : units.slice(0, 1)
}
