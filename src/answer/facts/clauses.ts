import type { Language } from '../../domain.ts'
import { sentenceSpans } from '../../text/sentences.ts'

/** Where one statement ends and another begins within a sentence. */
const joint =
  /(?:;|:\s|\s[–—-]\s|,\s+(?=(?:but|and|so|while|however|though|although|men|och|samt|så|fast|medan|aber|und|doch|sondern|allerdings|jedoch|mais|et|tandis|pero|y|sino|aunque|ale|i|a|oraz|lecz|mutta|ja|sekä|og|mens|because|since|eftersom|fordi|denn|weil|car|puisque|porque|bo|ponieważ|koska|sillä)\b))/u

/** Sentences and list items of a text, each in the halves that a condition holds in by itself. */
export const clausesOf = (text: string, language: Language): string[][] =>
  text
    .split('\n')
    .flatMap((line) => sentenceSpans(line, language).map(({ start, end }) => line.slice(start, end)))
    .map((sentence) => sentence.split(joint).filter((clause) => /[\p{L}\p{N}]/u.test(clause)))
