import { alignPassages } from './drift/align.ts'
import { differingFigures } from './drift/differing-figures.ts'
import { differingLinks } from './drift/differing-links.ts'
import { differingLists } from './drift/differing-lists.ts'
import { lostAnswers, lostPassages } from './drift/lost.ts'
import type { DriftView } from './drift/view.ts'
import type { Rule } from './finding.ts'
import { standingOf } from './standing.ts'

/** Translations that say more, less or something else than their original. */
export const drift: Rule = (knowledge) => {
  const passages = Map.groupBy(knowledge.all.passages, (passage) => passage.source)
  return knowledge.all.versions
    .filter((version) => !version.isOriginal && standingOf(version, knowledge) !== 'over')
    .flatMap((version) => {
      const [original, translation] = [passages.get(version.postingId) ?? [], passages.get(version.source) ?? []]
      const view: DriftView = { version, knowledge, original, translation, pairs: alignPassages(original, translation) }
      return [lostPassages, lostAnswers, differingFigures, differingLists, differingLinks].flatMap((look) => look(view))
    })
}
