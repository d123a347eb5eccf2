import type { Language } from '../domain.ts'

/** Ends that look like a sentence's but are not, in the nine languages. */
const abbreviation =
  /(?:^|[\s(])(?:e\.\s?g|i\.\s?e|etc|incl|approx|vs|dr|mr|mrs|ms|prof|st|t\.\s?ex|bl\.\s?a|m\.\s?m|o\.\s?s\.\s?v|ca|f\.\s?eks|bl\.\s?a|dvs|osv|z\.\s?b|d\.\s?h|u\.\s?a|ggf|bzw|inkl|p\.\s?ex|c\.-à-d|p\.\s?ej|ej|np|tzn|tj|m\.\s?in|ul|esim|mm|ym|ts|jne)\.\s*$/iu

/** "z. B.", "d. h.", "A. Byron": a letter alone ends no sentence. */
const lettersDot = /(?:^|[\s(.])\p{L}\.\s*$/u

/** "No. 5", "nr. 3": short for "number" only before one; "Is it remote? No. You…" ends there. */
const numberMark = /(?:^|[\s(])(?:no|nr)\.\s*$/i

/** `https://nordsky.example/jobs?id=7`: a question mark in an address ends no sentence. */
const isInsideAddress = /https?:\/\/\S*$/i

/** "1. April": German writes the day as an ordinal, and the month in a capital letter as if a sentence began there. */
const dayMark = /(?:^|[\s(])\d{1,2}\.\s*$/
const germanMonths = Array.from({ length: 12 }, (_, month) => new Intl.DateTimeFormat('de', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month)))
const beginsWithMonth = new RegExp(`^(?:${germanMonths.map((name) => `${name}|${name.slice(0, 3)}\\.`).join('|')})(?!\\p{L})`, 'u')

const segmenters = new Map<Language, Intl.Segmenter>()

/** Offsets of the sentences of a text, white space at their ends left out. */
export function sentenceSpans(text: string, language: Language): { start: number; end: number }[] {
  let segmenter = segmenters.get(language)
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
    segmenters.set(language, segmenter)
  }
  const spans: { start: number; end: number }[] = []
  let open: { start: number; end: number } | undefined
  for (const { segment, index } of segmenter.segment(text)) {
    open = open === undefined ? { start: index, end: index + segment.length } : { start: open.start, end: index + segment.length }
    const sentence = text.slice(open.start, open.end)
    if (
      abbreviation.test(sentence) ||
      lettersDot.test(sentence) ||
      (numberMark.test(sentence) && /^\d/.test(text.slice(open.end, open.end + 1))) ||
      (language === 'de' && dayMark.test(sentence) && beginsWithMonth.test(text.slice(open.end))) ||
      isInsideBracket(sentence) ||
      (isInsideAddress.test(sentence) && open.end < text.length)
    )
      continue
    spans.push(open)
    open = undefined
  }
  if (open !== undefined) spans.push(open)
  return spans.map((span) => trimSpan(text, span)).filter((span) => span.end > span.start)
}

const isInsideBracket = (sentence: string): boolean => sentence.length < 300 && (sentence.match(/\(/g)?.length ?? 0) > (sentence.match(/\)/g)?.length ?? 0)

function trimSpan(text: string, span: { start: number; end: number }): { start: number; end: number } {
  const piece = text.slice(span.start, span.end)
  return { start: span.start + (piece.length - piece.trimStart().length), end: span.end - (piece.length - piece.trimEnd().length) }
}
