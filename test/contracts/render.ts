import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../src/chat/surface.ts'
import type { Answer, AnswerPart, AnswerRow, Citation, Role, Worded } from '../../src/domain.ts'

/** One message as a platform shows it. */
interface ShownMessage {
  /** What a person reads, top to bottom, without buttons; characters that stand in for others are read as these. */
  readonly text: string
  /** Where links and buttons lead. */
  readonly links: readonly { readonly label: string; readonly url: string }[]
  /** Names of buttons that tell the assistant something. */
  readonly presses: readonly string[]
  /** Who or what is told of the message. */
  readonly mentions: readonly string[]
  /** What the platform would refuse; empty where nothing. */
  readonly violations: readonly string[]
  /** What notifications say; the text itself where the platform has nothing of the kind. */
  readonly notification: string
}

export interface RenderDriver {
  readonly surface: string
  show(outgoing: Outgoing): readonly ShownMessage[]
}

type OutgoingAnswer = Extract<Outgoing, { kind: 'answer' }>

/** Runs on every surface: hostile and over-long text breaks nothing, nothing is lost, no citation is cut, nobody is mentioned. */
export function testRenderer(driver: RenderDriver): void {
  const showAnswer = (answer: Answer, more: Partial<OutgoingAnswer> = {}) =>
    driver.show({ kind: 'answer', answer, notice: '', question: 'Is it so?', canShare: false, canAskPerson: false, ...more })

  describe(`what ${driver.surface} shows`, () => {
    it('stays within the limits and mentions nobody, whatever stands in an answer', () => {
      fc.assert(
        fc.property(answers, texts, texts, (answer, notice, question) => {
          for (const message of showAnswer(answer, { notice, question, canShare: true, canAskPerson: true })) {
            expect(message.violations).toEqual([])
            expect(message.mentions).toEqual([])
          }
        }),
        { numRuns: 100 },
      )
    })

    it('stays within the limits and mentions nobody, whatever stands in a card or a sentence', () => {
      fc.assert(
        fc.property(roles, texts, (role, text) => {
          const sentence: Outgoing = { kind: 'sentence', text, language: 'en' }
          for (const message of [...driver.show({ kind: 'card', role, language: role.language }), ...driver.show(sentence)]) {
            expect(message.violations).toEqual([])
            expect(message.mentions).toEqual([])
          }
        }),
        { numRuns: 60 },
      )
    })

    it('loses nothing of a quote, its source or what stands around it', () => {
      fc.assert(
        fc.property(answers, (answer) => {
          const shown = comparable(joined(showAnswer(answer)))
          for (const text of wordsOf(answer).filter(isSeen)) expect(shown).toContain(comparable(text))
        }),
        { numRuns: 100 },
      )
    })

    it('names every source after its quote, and links it where its address is one', () => {
      fc.assert(
        fc.property(answers, (answer) => {
          const messages = showAnswer(answer)
          const shown = comparable(joined(messages))
          const links = new Set(messages.flatMap((message) => message.links.map(({ url }) => comparableUrl(url))))
          for (const { title, quote, url } of citationsOf(answer)) {
            const at = shown.indexOf(comparable(quote))
            const after = isSeen(quote) && quote !== title ? at + comparable(quote).length : 0
            if (isSeen(title)) expect(shown.indexOf(comparable(title), after)).toBeGreaterThanOrEqual(0)
            if (url !== null && isOpenable(url)) expect(links).toContain(comparableUrl(url))
          }
        }),
        { numRuns: 100 },
      )
    })

    it('opens web pages and mail only', () => {
      fc.assert(
        fc.property(answers, roles, (answer, role) => {
          const messages = [...showAnswer(answer), ...driver.show({ kind: 'card', role, language: 'en' })]
          for (const { url } of messages.flatMap((message) => message.links)) expect(new URL(url).protocol).toMatch(/^(https?|mailto):$/)
        }),
        { numRuns: 60 },
      )
    })

    it('puts what is related behind the answer, under its own lead-in', () => {
      const answer = answerOf([row('OWN')], { related: [row('NEAR')] })
      const shown = joined(showAnswer(answer))
      expect(shown).toMatch(/OWN[\s\S]*Near to it:[\s\S]*NEAR/)
    })

    it('says what it is about in a notification', () => {
      const [message] = showAnswer(answerOf([row('It is 41,000 euros.')]))
      expect(message?.notification).toMatch(/The postings say:[\s\S]*It is 41,000 euros\.[\s\S]*Diver/)
    })

    it('shows buttons only once, and under the last message', () => {
      const messages = showAnswer(answerOf([row(long), row(long)]), { canAskPerson: true, canShare: true })
      expect(messages.length).toBeGreaterThan(1)
      expect(messages.slice(0, -1).flatMap((message) => message.presses)).toEqual([])
      expect(messages.at(-1)?.presses).toEqual(['Helpful', 'Not helpful', 'Ask a person', 'Share with channel'])
    })

    it('offers to ask a person and to share only where that works', () => {
      expect(showAnswer(answerOf([row('x')])).flatMap((message) => message.presses)).toEqual(['Helpful', 'Not helpful'])
    })

    it('asks no rating of a greeting or a refusal', () => {
      for (const outcome of ['small_talk', 'declined'] as const) {
        const answer = { ...answerOf([], { outcome, lead: 'Hello!' }), outcome }
        expect(showAnswer(answer, { canAskPerson: true }).flatMap((message) => message.presses)).toEqual(['Ask a person'])
      }
    })

    it('tells at first contact what it is', () => {
      expect(joined(showAnswer(answerOf([row('x')]), { notice: 'I am an automated assistant.' }))).toContain('I am an automated assistant.')
    })

    it('keeps nothing of a role in the card of a closed one', () => {
      const shown = driver.show({ kind: 'closed_card', language: 'en' })
      expect(shown).toHaveLength(1)
      expect(shown[0]).toMatchObject({ text: 'This role is no longer open.', links: [], presses: [], violations: [] })
    })
  })
}

export const joined = (messages: readonly Pick<ShownMessage, 'text'>[]): string => messages.map((message) => message.text).join('\n')

/** Marks of lists, white space and what nobody sees may change; everything else stays, in order. */
export const comparable = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are left out of what is shown
    .replace(/[\s•\-\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[*＊∗]/g, '*')
    .replace(/[_＿ˍ]/g, '_')
    .replace(/[~∼]/g, '~')
    .replace(/[`｀ˋ]/g, '`')

/** Text in which nobody sees anything need not be shown. */
export const isSeen = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\u115f\u1160\u3164\uffa0\u2800]/g, ''))

const comparableUrl = (url: string): string => new URL(url).href
const isOpenable = (url: string): boolean => /^(https?|mailto):/i.test(url) && URL.canParse(url) && url.length < 500 && !/[|"\\]/.test(url)

const citationsOf = (answer: Answer): Citation[] => answer.parts.flatMap((part) => [...part.rows, ...part.related]).flatMap((one) => one.citations)

/** Everything that an answer says in words of its own or of a posting. */
function wordsOf(answer: Answer): string[] {
  const ofRow = ({ label, notes, citations }: AnswerRow) => [label, ...notes, ...citations.flatMap(({ quote, title, section }) => [quote, title, section])]
  return answer.parts.flatMap((part) => [...wordedOf(part), part.lead, ...part.closing, ...[...part.rows, ...part.related].flatMap(ofRow)])
}

/** The note stands only under sentences of which something is seen. */
const wordedOf = ({ worded }: AnswerPart): string[] => {
  const sentences = (worded?.sentences ?? []).map(({ text }) => text).filter(isSeen)
  return sentences.length === 0 ? [] : [...sentences, worded?.note ?? '']
}

export const citation = (quote: string, more: Partial<Citation> = {}): Citation => ({
  source: 'postings/diver.md',
  title: 'Diver',
  section: 'Salary',
  quote,
  url: 'https://firm.example/diver/#salary',
  lines: [7, 7],
  ...more,
})
export const row = (quote: string, more: Partial<AnswerRow> = {}): AnswerRow => ({ label: '', citations: [citation(quote)], links: [], notes: [], ...more })
export const answerOf = (rows: readonly AnswerRow[], more: Partial<AnswerPart> = {}): Answer => ({
  outcome: 'answered',
  language: 'en',
  parts: [{ outcome: 'answered', topic: 'salary', lead: 'The postings say:', rows, related: [], closing: [], ...more }],
  relatedLead: (more.related ?? []).length > 0 ? 'Near to it:' : '',
})

/** 20,000 characters, as a page without headings has them. */
const long = 'The salary is what the collective agreement says for your years at sea, and a tenth more in winter. '.repeat(200).trim()

const escapeCharacter = String.fromCharCode(27)
const hostileTexts: readonly string[] = [
  '<!channel> <!here|here> <!everyone>',
  '<@U012AB> <@U1|someone> <#C1|general> <!subteam^S1>',
  '@everyone @here <@123456789012345678> <@&1> <#1>',
  '<!date^1392734382^{date}^https://evil.example|x>',
  '<https://evil.example|https://firm.example>',
  '[text](https://evil.example) ![x](https://evil.example/x.png)',
  '*bold* _italic_ ~gone~ `code` ```block``` ||spoiler|| # head',
  '＊wide＊ ＿wide＿ ｀wide｀ ＞ wide',
  'a :smile: b :+1: c :tada:',
  '> quoted\n>>> all of it\n- item\n• item',
  '&lt;!channel&gt; &amp;lt; &amp &#60;',
  `${escapeCharacter}[31mred${escapeCharacter}[0m \u0000\u0007 \u202eright to left\u2066`,
  'zero\u200bwidth\u200djoiner \u{1f469}\u200d\u{1f4bb} \u{1f1f8}\u{1f1ea}',
  '\ud800 half a character',
  '{"a":"\\"b\\\\"}',
  '-- \n***\n___',
  '```\n<!channel>\n```',
  '@',
]
const blanks: readonly string[] = ['', ' ', '\n\n', '\u200b\u200d', '\u3164', '\u2800\u2800', '\u2028', '\ufe0f']
const longTexts: readonly string[] = [
  long,
  'x'.repeat(20_000),
  '&'.repeat(5_000),
  '<'.repeat(5_000),
  '"\\'.repeat(4_000),
  '*a '.repeat(2_000),
  '\u{1f469}\u200d\u{1f4bb}'.repeat(900),
  'é\n'.repeat(3_000),
]

export const texts = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(...blanks) },
  { weight: 1, arbitrary: fc.constantFrom(...longTexts) },
)
export const urls = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'https://firm.example/diver/#salary',
    'https://firm.example/a b|c>d<e?x=1&y=2',
    'https://firm.example/"quoted"',
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'mailto:jobs@firm.example',
    'not an address',
    '',
    `https://firm.example/${'a'.repeat(5_000)}`,
    `https://firm.example/?${'a&'.repeat(1_500)}`,
  ),
)
/** A name of a posting; never invisible, since the core names files by it. */
const titles = fc.oneof(texts, fc.constant('T'.repeat(5_000)), fc.constant('Diver'))

const citations: fc.Arbitrary<Citation> = fc
  .record({ title: titles, section: fc.oneof(texts, fc.constant('')), quote: texts, url: urls, isTitle: fc.nat(9) })
  .map(({ title, section, quote, url, isTitle }) => citation(isTitle === 0 ? title : quote, { title, section: isTitle === 0 ? '' : section, url }))
const links = fc.record({ label: texts, url: urls.map((url) => url ?? '') })
const rows: fc.Arbitrary<AnswerRow> = fc.record({
  label: fc.oneof(texts, fc.constant('')),
  citations: fc.array(citations, { maxLength: 3 }),
  links: fc.array(links, { maxLength: 30, size: 'small' }),
  notes: fc.array(texts, { maxLength: 2 }),
})
export const wordings: fc.Arbitrary<Worded> = fc.record({
  sentences: fc.array(fc.record({ text: texts, citations: fc.array(fc.nat(8), { maxLength: 4 }) }), { maxLength: 5 }),
  note: texts,
})
export const verbatimParts: fc.Arbitrary<AnswerPart> = fc.record({
  outcome: fc.constantFrom('answered', 'roles', 'not_stated', 'declined', 'small_talk'),
  topic: fc.constant(null),
  lead: texts,
  rows: fc.array(rows, { maxLength: 4 }),
  related: fc.array(rows, { maxLength: 2 }),
  closing: fc.array(texts, { maxLength: 2 }),
})
const parts: fc.Arbitrary<AnswerPart> = fc.tuple(verbatimParts, fc.option(wordings)).map(([part, worded]) => (worded === null ? part : { ...part, worded }))
const languages = fc.constantFrom('en', 'sv', 'de', 'fi', 'xx')
const answers: fc.Arbitrary<Answer> = fc
  .record({ language: languages, parts: fc.array(parts, { minLength: 1, maxLength: 2 }), relatedLead: texts })
  .map(({ language, parts: all, relatedLead }) => ({ outcome: all[0]?.outcome ?? 'answered', language, parts: all, relatedLead }))
const roles: fc.Arbitrary<Role> = fc.record({
  postingId: fc.constant('postings/diver.md'),
  title: titles,
  language: languages,
  url: urls,
  applyUrl: urls,
  citations: fc.array(citations, { maxLength: 4 }),
})
