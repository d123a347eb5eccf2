import { distance } from 'fastest-levenshtein'
import type { Page } from '../ingest/load.ts'
import { lexTags } from '../ingest/tag-lexer.ts'
import { bodyOf } from './body.ts'
import type { CheckedKnowledge, Finding, Rule } from './finding.ts'
import { standingOf } from './standing.ts'

/** A shortcode where a page calls it. */
interface Call {
  readonly page: Page
  readonly name: string
  readonly offset: number
  readonly isPaired: boolean
  /** Closed by itself: `{{< name / >}}`. */
  readonly isVoid: boolean
}

/** Shortcodes that nobody defines, and such as are opened and never closed. */
export const shortcodes: Rule = (knowledge) => {
  const calls = knowledge.pages.flatMap((page) => callsIn(page, knowledge))
  const live = calls.filter(({ page }) => standingOf(knowledge.version(page.source), knowledge) !== 'over')
  return [...unknown(live, calls, knowledge), ...unclosed(live, calls)]
}

/** Shortcodes of a page, each closer matched with the last opener of its name, as Hugo does. */
function callsIn(page: Page, knowledge: CheckedKnowledge): Call[] {
  const body = bodyOf(page, knowledge)
  const calls: Call[] = []
  const open: number[] = []
  for (const { kind, family, name, start } of lexTags(body, [])) {
    // A component of MDX counts as a shortcode for the reader, and is defined elsewhere.
    if (family !== 'shortcode' || name === '' || body[start] !== '{') continue
    if (kind === 'close') {
      const opener = open.findLastIndex((at) => calls[at]?.name === name)
      const at = open[opener]
      if (at === undefined) continue
      calls[at] = { ...(calls[at] as Call), isPaired: true }
      open.length = opener
    } else {
      if (kind === 'open') open.push(calls.length)
      calls.push({ page, name, offset: start, isPaired: false, isVoid: kind === 'void' })
    }
  }
  return calls
}

const finding = (rule: string, message: string, { page, offset }: Call): Finding => {
  const line = page.lineOf(offset)
  return { rule, level: 'warning', message, source: page.source, line, excerpts: [] }
}

function unknown(live: readonly Call[], calls: readonly Call[], { shortcodes: defined }: CheckedKnowledge): Finding[] {
  return live.flatMap((call): Finding[] => {
    if (call.name.endsWith('.inline')) return []
    if (defined !== null) {
      if (defined.has(call.name)) return []
      return [finding('unknown-shortcode', `The site has no shortcode "${call.name}".${meant(call.name, defined)}`, call)]
    }
    // Without the site, only a slip of the pen can be told: a name that is used once, and nearly as one that is used or known.
    if (calls.filter(({ name }) => name === call.name).length > 1 || wellKnown.has(call.name)) return []
    const others = new Set([...wellKnown, ...calls.map(({ name }) => name)].filter((name) => name !== call.name))
    const hint = meant(call.name, others)
    return hint === '' ? [] : [finding('unknown-shortcode', `The shortcode "${call.name}" is used here alone.${hint}`, call)]
  })
}

/** Names that the reader takes for a question or a note. */
const wellKnown = new Set(['accordion', 'details', 'collapse', 'toggle', 'question', 'notice', 'callout', 'alert', 'warning', 'figure'])

/** Shorter names are too near to many. */
const minNameChars = 4
const maxSlips = 2

function meant(name: string, others: ReadonlySet<string>): string {
  const near = [...others].filter((other) => {
    const slips = distance(name, other)
    // "card" and "cards" may well be two.
    return (
      Math.min(name.length, other.length) >= minNameChars &&
      slips > 0 &&
      (slips <= Math.min(maxSlips, Math.floor(name.length / 4)) || isSwapped(name, other)) &&
      `${name}s` !== other &&
      name !== `${other}s`
    )
  })
  const nearest = near.toSorted((a, b) => distance(name, a) - distance(name, b))[0]
  return nearest === undefined ? '' : ` Is "${nearest}" meant?`
}

/** "notcie": two letters that stand beside each other have changed places, which is one slip. */
const isSwapped = (name: string, other: string): boolean =>
  Array.from(name).some((_, at) => `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}` === other)

/** A shortcode that is mostly called in a pair, and here is not: all that follows would belong to it. */
function unclosed(live: readonly Call[], calls: readonly Call[]): Finding[] {
  const byName = Map.groupBy(calls, ({ name }) => name)
  return live.flatMap((call): Finding[] => {
    if (call.isPaired || call.isVoid) return []
    const same = byName.get(call.name) ?? []
    const paired = same.filter(({ isPaired }) => isPaired).length
    if (paired <= same.length - paired) return []
    return [
      finding(
        'unclosed-shortcode',
        `The shortcode "${call.name}" is opened and never closed. Add {{< /${call.name} >}} or {{% /${call.name} %}} as it was opened.`,
        call,
      ),
    ]
  })
}
