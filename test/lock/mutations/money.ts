/** Wrong money: currency, what it is paid for, tax, and half a range. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import type { Period } from '../words/words.ts'
import { asCased, type Draft, factsOf, findWord, pickSome, splice } from './edit.ts'
import { figuresOf } from './figures.ts'
import { saysPattern, saysWord, worthOf } from './truth.ts'

interface Currency {
  /** Shows it in a passage of any language. */
  readonly pattern: RegExp
  readonly symbol: string
  readonly code: string
}
const currencies: readonly Currency[] = [
  { pattern: /€|eur(?!op|\w*pe)/i, symbol: '€', code: 'EUR' },
  { pattern: /\$|usd|d[oó]l+ar/i, symbol: '$', code: 'USD' },
  { pattern: /£|gbp|pound|pund|pfund|livre|libra|funt|punta/i, symbol: '£', code: 'GBP' },
  { pattern: /chf|frank|franc|frang/i, symbol: 'CHF', code: 'CHF' },
  { pattern: /zł|pln|zloty/i, symbol: 'zł', code: 'PLN' },
  { pattern: /¥|jpy|yen/i, symbol: '¥', code: 'JPY' },
  { pattern: /kr\b|kr\.|sek|nok|dkk|kron|coron|couron|koron|kruun/i, symbol: 'kr', code: 'SEK' },
]
const written =
  /€|\$|£|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK)\b|\bzł|\bkr\.?(?![\p{L}])|(?<![\p{L}])(?:euro|krono|krone|kroner|dollar|dólar|pund|pound|Pfund|livre|libra|funt|punt|koron|couron|coron|kruun)\p{L}*/u

export function wrongCurrency(item: Faithful): Draft[] {
  const words = wordsOf[item.language]
  const [text] = item.task.passages.map((passage) => passage.text).slice(-1)
  return factsOf(item, 'amount').flatMap((fact): Draft[] => {
    const match = written.exec(fact.text)
    if (match === null) return []
    const all = `${item.task.passages.map((passage) => passage.text).join('\n')}${text}`
    const others = currencies.filter(({ pattern, code }) => !pattern.test(all) && !pattern.test(fact.text) && code !== 'SEK')
    return pickSome(others, 2, `${item.id} ${fact.text}`).map((other): Draft => {
      const named = words.currencies[['EUR', 'SEK', 'USD', 'GBP'].indexOf(other.code)]
      const by = /^[A-Z]{3}$/.test(match[0]) ? other.code : /^\p{L}{4,}/u.test(match[0]) && named !== undefined ? named : other.symbol
      const start = fact.start + match.index
      return { family: 'currency', change: `${match[0]} -> ${by}`, sentences: splice(item, fact.sentence, start, start + match[0].length, by) }
    })
  })
}

/** "A month" for "a year". */
export function wrongPeriod(item: Faithful): Draft[] {
  const words = wordsOf[item.language]
  const periods = Object.keys(words.periods) as Period[]
  return [...new Set(factsOf(item, 'amount').map((fact) => fact.sentence))].flatMap((sentence) => {
    const text = item.sentences[sentence]?.text ?? ''
    const found = periods
      .flatMap((period) => words.periods[period].map((form, place) => ({ period, form, place, at: findWord(text, form) })))
      .find(({ at }) => at >= 0)
    if (found === undefined) return []
    return periods.flatMap((other): Draft[] => {
      if (other === found.period || saysPattern(item.task, (own) => [...own.periods[other].map(escaped), own.units[other][0] ?? ''].join('|'))) return []
      if (
        saysWord(
          item.task,
          Object.values(wordsOf).flatMap((own) => own.periods[other]),
        )
      )
        return []
      const by = words.periods[other][found.place] ?? words.periods[other][0] ?? ''
      const sentences = splice(item, sentence, found.at, found.at + found.form.length, asCased(by, text.slice(found.at)))
      return [{ family: 'pay period', change: `${found.form} -> ${by}`, sentences }]
    })
  })
}

export function wrongTax(item: Faithful): Draft[] {
  return item.sentences.flatMap(({ text }, sentence) =>
    wordsOf[item.language].taxes
      .flatMap((pair) => [pair, [pair[1], pair[0]] as const])
      .flatMap(([from, to]): Draft[] => {
        const at = findWord(text, from)
        if (
          at < 0 ||
          saysWord(
            item.task,
            Object.values(wordsOf)
              .flatMap((own) => own.taxes.filter((pair) => pair.includes(to)).flat())
              .filter((word) => word === to),
          )
        )
          return []
        return [{ family: 'gross and net', change: `${from} -> ${to}`, sentences: splice(item, sentence, at, at + from.length, to) }]
      }),
  )
}

const between =
  /^\s?(?:[€$£]|EUR|CHF|kr\.?|SEK|NOK|DKK|zł|PLN|euros?|%)?\s?(?:–|-|—|to|and|till|och|til|og|bis|und|à|et|a|y|do|i|ja|hasta|jusqu['’]à)\s(?:[€$£]|CHF |kr )?$|^\s?[–-]\s?(?:[€$£])?$/u
const opening = /(?:between|from|mellan|från|mellem|fra|mellom|zwischen|von|ab|entre|de|desde|między|od|pomiędzy|väliltä)\s(?:[€$£]|CHF |kr )?$/iu

/** A range of which one end is given as the whole. */
export function halfRange(item: Faithful): Draft[] {
  const figures = figuresOf(item).sort((a, b) => a.start - b.start)
  return figures.flatMap((low, index): Draft[] => {
    const high = figures.slice(index + 1).find((other) => other.fact.sentence === low.fact.sentence)
    if (high === undefined || worthOf(low.text) >= worthOf(high.text)) return []
    const text = item.sentences[low.fact.sentence]?.text ?? ''
    const before = opening.exec(text.slice(0, low.start))
    const link = text.slice(low.start + low.text.length, high.start)
    if (!between.test(link)) return []
    // "5 and 10" is a range only behind "between".
    if (/(?:and|och|og|und|et|y|i|ja|a)\s(?:[€$£])?$/.test(link) && before === null) return []
    const start = before === null ? low.start : before.index
    const sign = /[€$£]$|CHF $/.exec(text.slice(0, low.start))?.[0] ?? ''
    const end = high.start + high.text.length
    return [
      { family: 'half a range', change: `only ${low.text}`, sentences: splice(item, low.fact.sentence, start, end, (before === null ? '' : sign) + low.text) },
      {
        family: 'half a range',
        change: `only ${high.text}`,
        sentences: splice(item, low.fact.sentence, start, end, (before === null ? '' : sign) + high.text),
      },
    ]
  })
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
