import type { Passage } from '../../domain.ts'
import { excerptOf } from '../excerpt.ts'
import type { Finding } from '../finding.ts'
import { type DriftView, driftFinding, fullPairs, headOf } from './view.ts'

const itemsOf = (passages: readonly Passage[]): number => passages.flatMap(({ units }) => units).filter((unit) => unit.kind === 'item').length

/** Lists that are longer or shorter than their original. */
export function differingLists(view: DriftView): Finding[] {
  // As many items in all: they are only parted differently.
  if (itemsOf(view.original) === itemsOf(view.translation)) return []
  return fullPairs(view).flatMap(({ original, translation }): Finding[] => {
    const [theirs, own] = [itemsOf([original]), itemsOf([translation])]
    if (theirs === own || theirs === 0 || own === 0) return []
    const message = `The list${headOf(translation)} has ${own} ${own === 1 ? 'item' : 'items'}, that of the original ${theirs}.`
    return [
      driftFinding(view, 'note', message, translation.lines[0], [excerptOf(translation, listUnits(translation)), excerptOf(original, listUnits(original))]),
    ]
  })
}

const listUnits = (passage: Passage) => passage.units.filter((unit) => unit.kind === 'item')
