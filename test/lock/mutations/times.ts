/** Wrong dates, times and durations. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import type { UnitName } from '../words/words.ts'
import { asCased, type Draft, type Fact, factsOf, findWord, pick, splice } from './edit.ts'
import { saysMonth, saysNumber, saysPattern, saysWeekday } from './truth.ts'

/** Day, year, week or time, each one off. */
export function shiftedDates(item: Faithful): Draft[] {
  return factsOf(item, 'date').flatMap((fact) => [...fact.text.matchAll(/\d+/g)].flatMap((match) => shifted(item, fact, match[0], match.index)))
}

function shifted(item: Faithful, fact: Fact, digits: string, at: number): Draft[] {
  const value = Number(digits)
  const around = `${fact.text.slice(0, at)}#${fact.text.slice(at + digits.length)}`
  const family =
    digits.length === 4
      ? 'year'
      : /[:h]\d?\d?#|#\s?[:h]|uhr|kl|klock|^#$|^\d\d?\.#$|^#\.\d\d$/i.test(around)
        ? 'time of day'
        : /week|vecka|uge|uke|woche|semaine|semana|tydz|viik|quarter|kvart|quartal|trimest|kwarta|nelj/i.test(around)
          ? 'week or quarter'
          : /[./]#[./]/.test(around)
            ? 'month'
            : 'day'
  const steps = family === 'year' ? [1, -1, 10] : family === 'time of day' && value >= 24 ? [15, -15] : [1, -1, 3]
  const others = steps.map((step) => value + step).filter((other) => other > 0 && !saysNumber(item.task, other) && (family === 'year' || other < 60))
  return others.slice(0, 2).map((other) => ({
    family,
    change: `${fact.text}: ${digits} -> ${other}`,
    sentences: splice(
      item,
      fact.sentence,
      fact.start + at,
      fact.start + at + digits.length,
      String(other).padStart(digits.startsWith('0') ? digits.length : 1, '0'),
    ),
  }))
}

/** 3.4. for 4.3. */
export function exchangedDayAndMonth(item: Faithful): Draft[] {
  return factsOf(item, 'date').flatMap((fact): Draft[] => {
    const match = /(\d{1,2})([./])(\d{1,2})(?=[./]\d{4})/.exec(fact.text)
    if (match === null) return []
    const [whole, day, dot, month] = match as unknown as [string, string, string, string]
    if (Number(day) > 12 || Number(day) === Number(month)) return []
    const start = fact.start + match.index
    return [
      {
        family: 'day and month exchanged',
        change: `${whole} -> ${month}${dot}${day}`,
        sentences: splice(item, fact.sentence, start, start + whole.length, month + dot + day),
      },
    ]
  })
}

export function wrongNamesOfDates(item: Faithful): Draft[] {
  const { months, weekdays } = wordsOf[item.language]
  const swaps = (fact: Fact, rows: readonly (readonly string[])[], family: string, says: (other: number) => boolean): Draft[] => {
    for (const [row, forms] of rows.entries()) {
      for (const [place, form] of [...forms.entries()].sort(([, a], [, b]) => b.length - a.length)) {
        const at = fact.text.toLowerCase().indexOf(form.toLowerCase())
        // "domingos" holds no "domingo" that "martes" could stand for.
        const isPart = /\p{L}/u.test(fact.text.charAt(at + form.length)) && rows.some((other) => other[place]?.endsWith('s'))
        if (at < 0 || isPart || !/^$|[^\p{L}]/u.test(fact.text.charAt(at - 1))) continue
        return [1, rows.length - 1, 2, 5]
          .flatMap((step): Draft[] => {
            const other = (row + step) % rows.length
            const by = rows[other]?.[place]
            if (by === undefined || by === form || says(other)) return []
            const start = fact.start + at
            return [
              { family, change: `${form} -> ${by}`, sentences: splice(item, fact.sentence, start, start + form.length, asCased(by, fact.text.slice(at))) },
            ]
          })
          .slice(0, 2)
      }
    }
    return []
  }
  return factsOf(item, 'date').flatMap((fact) => [
    ...swaps(fact, months, 'month', (month) => saysMonth(item.task, month)),
    ...swaps(fact, weekdays, 'weekday', (day) => saysWeekday(item.task, day)),
  ])
}

/** "The third quarter" for "the second". */
export function wrongOrdinals(item: Faithful): Draft[] {
  const words = wordsOf[item.language]
  const ordinals = Object.entries(words.otherNumbers).filter(([name]) => ordinalOf.test(name))
  return factsOf(item, 'date', 'duration').flatMap((fact): Draft[] => {
    const found = ordinals.find(([name]) => findWord(fact.text, name) >= 0)
    if (found === undefined) return []
    const other =
      ordinals.find(([name, value]) => value !== found[1] && !saysNumber(item.task, value) && name.at(-1) === found[0].at(-1)) ??
      ordinals.find(([, value]) => value !== found[1] && !saysNumber(item.task, value))
    if (other === undefined) return []
    const at = fact.start + findWord(fact.text, found[0])
    return [
      {
        family: 'ordinal',
        change: `${found[0]} -> ${other[0]}`,
        sentences: splice(item, fact.sentence, at, at + found[0].length, asCased(other[0], fact.text)),
      },
    ]
  })
}
const ordinalOf =
  /^(first|second|third|fourth|första|andra|tredje|fjärde|første|anden|andet|andre|fjerde|erste|zweite|zweiten|dritte|vierte|premier|première|deuxième|troisième|quatrième|primer|primera|primero|segundo|segunda|tercer|tercera|cuarto|pierwszy|pierwsza|drugi|drugim|trzeci|czwarty|czwartym|ensimmäinen|ensimmäisen|toinen|toisen|toisella|kolmas|kolmannella)$/

/** A year where the passage has none. */
export function addedYear(item: Faithful): Draft[] {
  const { months } = wordsOf[item.language]
  return factsOf(item, 'date').flatMap((fact): Draft[] => {
    const endsInMonth = months.some((forms) => forms.some((form) => fact.text.toLowerCase().endsWith(form.toLowerCase())))
    const year = [2028, 2031, 2034].find((candidate) => !saysNumber(item.task, candidate))
    const text = item.sentences[fact.sentence]?.text ?? ''
    if (!endsInMonth || year === undefined || /^,? (?:de )?\d/.test(text.slice(fact.end)) || /\d{4}/.test(fact.text)) return []
    return [{ family: 'year added', change: `${fact.text} ${year}`, sentences: splice(item, fact.sentence, fact.end, fact.end, ` ${year}`) }]
  })
}

/** Weeks for months. */
export function wrongUnits(item: Faithful): Draft[] {
  const { units } = wordsOf[item.language]
  const names = Object.keys(units) as UnitName[]
  return factsOf(item, 'duration').flatMap((fact): Draft[] => {
    const found = names
      .flatMap((name) => units[name].map((form, place) => ({ name, form, place, at: fact.text.toLowerCase().lastIndexOf(form.toLowerCase()) })))
      .filter(({ at, form }) => at >= 0 && !/^\p{L}/u.test(fact.text.slice(at + form.length)))
      .sort((a, b) => b.form.length - a.form.length)[0]
    if (found === undefined) return []
    const others = names.filter((name) => name !== found.name && !saysPattern(item.task, (own) => `[\\p{L}]*(?:${own.units[name].join('|')})`))
    const other = others.length === 0 ? undefined : pick(others, `${item.id} ${fact.text}`)
    const by = other === undefined ? undefined : (units[other][found.place] ?? units[other][1])
    if (by === undefined || by === found.form) return []
    const start = fact.start + found.at
    return [
      {
        family: 'unit of time',
        change: `${found.form} -> ${by}`,
        sentences: splice(item, fact.sentence, start, start + found.form.length, asCased(by, fact.text.slice(found.at))),
      },
    ]
  })
}
