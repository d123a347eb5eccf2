import { datesIn, isStale } from '../answer/dates.ts'
import type { Language, Passage, TopicId, Unit } from '../domain.ts'
import { type Field, normalKey, textOf } from '../ingest/front-matter.ts'
import type { Page } from '../ingest/load.ts'
import { readDay } from '../ingest/publication.ts'
import { isSpoken } from '../text/languages.ts'
import { has, statementOf } from './contradiction/statement.ts'
import { excerptOf } from './excerpt.ts'
import type { CheckedKnowledge, Finding, Rule } from './finding.ts'
import { standingOf } from './standing.ts'

/** Dates that have passed, postings open past their closing date, pages that nobody touched for long. */
export const stale: Rule = (knowledge) => {
  const live = knowledge.pages.filter((page) => standingOf(knowledge.version(page.source), knowledge) !== 'over')
  const passages = Map.groupBy(knowledge.all.passages, (passage) => passage.source)
  return [
    ...live.flatMap((page) => passedDates(passages.get(page.source) ?? [], knowledge)),
    ...knowledge.pages.flatMap((page) => closedYetOpen(page, knowledge)),
    ...live.flatMap((page) => aged(page, knowledge)),
  ]
}

const namesYear = /(?<!\d)20\d\d(?!\d)/
const dayMs = 24 * 60 * 60 * 1000
const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** What a date in a sentence is most likely of, likeliest first: "interviews on a rolling basis, start in November" names a start. */
const dated: readonly TopicId[] = ['start-date', 'deadline', 'contract-type']

function passedDates(passages: readonly Passage[], knowledge: CheckedKnowledge): Finding[] {
  return passages.flatMap((passage) =>
    passage.units.flatMap((unit): Finding[] => {
      const { language, publishedOn, source } = knowledge.version(passage.source)
      if (!isStale(unit.text, language, publishedOn, knowledge.now) || comesAgain(unit.text, language)) return []
      const topic = dated.find((id) => unit.topics.includes(id) || passage.headingTopics.includes(id))
      const ended = day(Math.max(...datesIn(unit.text, language, publishedOn).map(({ end }) => end)) - 1)
      const place = { source, line: unit.lines[0], excerpts: [excerptOf(passage, [unit])] }
      const asOf = publishedOn === null || namesYear.test(unit.text) ? '' : `, counted from the publication on ${publishedOn}`
      if (topic === 'deadline') {
        const wish =
          standingOf(knowledge.version(source), knowledge) === 'ahead' ? 'Name a new day before the page is published.' : 'Close the page or name a new day.'
        const message = `The text names a last day to apply that has passed (${ended}${asOf}). ${wish}`
        return [{ rule: 'closing-date-passed', level: 'error', message, ...place }]
      }
      if (topic !== undefined) {
        const message = `The text names a time that was over on ${ended}${asOf}. Name a new one or take it out.`
        return [{ rule: 'date-passed', level: 'warning', message, ...place }]
      }
      if (!layAhead(unit, language, publishedOn)) return []
      const message = `The text names a time that lay ahead when the page was published on ${publishedOn} and was over on ${ended}. See whether it still holds.`
      return [{ rule: 'date-passed', level: 'note', message, ...place }]
    }),
  )
}

/** "The apprenticeship starts every year on 1 September": there will be another. */
const comesAgain = (text: string, language: Language): boolean => !namesYear.test(text) && isSpoken(language) && has(statementOf(text, language), 'every year')

/** What comes every year is not over ("offsites in May"), unless the text names the year. */
const yearly: readonly TopicId[] = ['team-events', 'conferences', 'raise', 'bonus', 'vacation', 'training']

/** What was past at the publication is history ("launched in May 2019") and stays true; the day itself is that of the publication. */
const layAhead = (unit: Unit, language: Language, publishedOn: string | null): boolean =>
  publishedOn !== null &&
  (namesYear.test(unit.text) || !yearly.some((topic) => unit.topics.includes(topic))) &&
  datesIn(unit.text, language, publishedOn).every(({ end }) => end > Date.parse(publishedOn) + dayMs)

const openStatus = /^(open|active|live|published|hiring)$/i
const closingReason = 'closing date has passed'

/** Front matter that says "open" beside a closing date that has passed: candidates find no posting, and nobody knows why. */
function closedYetOpen(page: Page, knowledge: CheckedKnowledge): Finding[] {
  const status = page.fields.findLast((field) => ['status', 'state'].includes(normalKey(field.key)) && openStatus.test(String(field.value).trim()))
  if (status === undefined || knowledge.reasonOf(page.source) !== closingReason) return []
  const closing = page.fields.find((field) => hasPassed(field, knowledge.now))
  const message = `The front matter says "${status.key}: ${String(status.value)}", and its closing date has passed${closing === undefined ? '' : ` (${closing.key}: ${String(closing.value)})`}: candidates are not told of this page. Close it or move the date.`
  return [{ rule: 'closing-date-passed', level: 'error', message, source: page.source, line: closing?.line ?? status.line, excerpts: [] }]
}

const closingKey = /clos|expir|deadline|applyb|applyuntil|validthrough|validuntil|openuntil|lastday|unpublish|enddate/

const hasPassed = ({ key, value }: Field, now: number): boolean =>
  typeof value === 'string' && closingKey.test(normalKey(key)) && (readDay(value)?.end ?? Number.POSITIVE_INFINITY) <= now

const touchedKeys = ['lastmod', 'lastmodified', 'modified', 'updated', 'updatedat', 'updatedon', 'reviewedon']

/** The last day that the front matter says somebody touched the page; null where it says none. */
export function touchedOn(fields: readonly Field[]): number | null {
  const days = [...touchedKeys, 'date', 'publishdate', 'approvedon'].flatMap((key) => readDay(textOf(fields, key) ?? '')?.start ?? [])
  return days.length === 0 ? null : Math.max(...days)
}

/** A translation is as old as its original. */
function aged(page: Page, knowledge: CheckedKnowledge): Finding[] {
  if (!knowledge.version(page.source).isOriginal) return []
  const touched = touchedOn(page.fields)
  const place = { source: page.source, line: null, excerpts: [] }
  if (touched === null) {
    const message = 'The front matter has no date, so that nobody can tell how old the page is, nor which year "in November" means. Add "date".'
    return [{ rule: 'no-date', level: 'note', message, ...place }]
  }
  if (monthsBefore(knowledge.now, knowledge.staleAfterMonths) <= touched) return []
  const isOpen = page.kind === 'posting' && knowledge.unpublishedBecause(page.source) === null
  const kind = isOpen ? 'A posting that is open' : page.kind === 'posting' ? 'A posting that is not published yet' : 'A page'
  const message = `${kind} was last touched on ${day(touched)}, more than ${knowledge.staleAfterMonths} months ago. See whether all of it still holds, then set "lastmod".`
  const line = page.fields.find((field) => [...touchedKeys, 'date', 'publishdate', 'approvedon'].includes(normalKey(field.key)))?.line ?? null
  return [{ rule: 'old-page', level: isOpen ? 'warning' : 'note', message, ...place, line }]
}

function monthsBefore(now: number, months: number): number {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - months)
  return then.getTime()
}
