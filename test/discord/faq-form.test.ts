import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formIds, readFile, readPress, readRevision } from '../../adapters/discord/actions.ts'
import { maxEntriesShown } from '../../adapters/discord/limits.ts'
import { shortName } from '../../adapters/discord/names.ts'
import { faqFields, faqForm, fitsForm, readFaqForm } from '../../adapters/discord/team/faq-form.ts'
import { entriesMessages, refusedMessages, similarMessages } from '../../adapters/discord/team/faq-messages.ts'
import { maxFaqAnswerChars, maxFaqQuestionChars } from '../../src/chat/faq.ts'
import type { FaqForm } from '../../src/chat/surface.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { formViolations, messageViolations } from '../fixtures/discord-limits.ts'
import { sent } from '../fixtures/discord-payloads.ts'
import type { Fields } from '../fixtures/discord-rest.ts'
import { buttonsOf, outlineOf, shownText } from '../fixtures/discord-shown.ts'
import { emptyDraft, entry } from '../fixtures/recording-team.ts'

const form: FaqForm = {
  draft: { ...emptyDraft, question: 'Do divers get a drysuit?', answer: 'Yes.', postingIds: ['diver'] },
  similar: [],
  roles: [
    { postingId: 'cook', title: 'Cook' },
    { postingId: 'diver', title: 'Diver' },
  ],
  languages: ['en', 'sv'],
}
const rolesOf = (count: number) => Array.from({ length: count }, (_, index) => ({ postingId: `postings/${index}.md`, title: `Diver ${index}` }))
const inputOf = (made: ReturnType<typeof faqForm>, name: string): Fields =>
  (made.components as unknown as Fields[]).find(({ component }) => component?.custom_id === name) ?? {}
const chosenIn = (input: Fields) => input.component.options.flatMap((option: Fields) => (option.default === true ? [option.label] : []))
/** The form as it comes back when nothing in it is changed. */
const sentBack = (made: ReturnType<typeof faqForm>) =>
  sent(
    made.custom_id,
    Object.fromEntries(
      (made.components as unknown as Fields[]).map(({ component }) => [
        component.custom_id,
        component.options === undefined
          ? (component.value ?? '')
          : component.options.filter((option: Fields) => option.default).map(({ value }: Fields) => value),
      ]),
    ),
    null,
  ).data.components

describe('the form of an FAQ entry', () => {
  it('holds the draft: question, answer, roles, language and its last day', () => {
    const made = faqForm(form, 'en')
    expect(formViolations(made)).toEqual([])
    expect(made.title).toBe(teamWordingOf('en').faq.newTitle)
    expect((made.components as unknown as Fields[]).map(({ label }) => label)).toEqual([
      'Question',
      'Answer, quoted to candidates word for word',
      'Holds for',
      'Language of both',
      'Until when',
    ])
    expect(chosenIn(inputOf(made, faqFields.roles))).toEqual(['Diver'])
    expect(chosenIn(inputOf(made, faqFields.language))).toEqual(['English'])
    expect(inputOf(made, faqFields.until).component).not.toHaveProperty('value')
  })

  it('comes back as it went', () => {
    for (const draft of [form.draft, { ...form.draft, until: '2026-12-31', postingIds: [], language: 'sv' }]) {
      expect(readFaqForm(sentBack(faqForm({ ...form, draft }, 'en')), [], 'en')).toEqual(draft)
    }
  })

  it('holds for the whole company where no role is chosen, and says so', () => {
    const { component } = inputOf(faqForm({ ...form, draft: emptyDraft }, 'en'), faqFields.roles)
    expect(component).toMatchObject({ placeholder: 'The whole company', min_values: 0, required: false })
    expect(inputOf(faqForm({ ...form, roles: [], draft: emptyDraft }, 'en'), faqFields.roles)).toEqual({})
  })

  it('offers those that it holds for first where there are more roles than fit, and says how others are set', () => {
    const draft = { ...form.draft, postingIds: ['postings/39.md', 'postings/closed.md'] }
    const made = faqForm({ ...form, draft, roles: rolesOf(40) }, 'en')
    const roles = inputOf(made, faqFields.roles)
    expect(roles.component.options.map(({ label }: Fields) => label).slice(0, 3)).toEqual(['Diver 39', 'postings/closed.md', 'Diver 0'])
    expect(roles.component.options).toHaveLength(25)
    expect(roles.description).toBe('25 of 41 roles fit here; others are set in the file of the entry.')
    expect(readFaqForm(sentBack(made), [], 'en').postingIds).toEqual(draft.postingIds)
    for (const language of spokenLanguages) expect(inputOf(faqForm({ ...form, roles: rolesOf(40) }, language), faqFields.roles).description).not.toContain('…')
  })

  it('names the entry that it changes, by a digest where its path is too long, and which text of it was shown', () => {
    for (const id of ['drysuits.md', `${'very-long-'.repeat(12)}.md`]) {
      const made = faqForm({ ...form, draft: { ...form.draft, id, revision: 'r'.repeat(22) } }, 'sv')
      expect(made.title).toBe(teamWordingOf('sv').faq.editTitle)
      expect(readPress(made.custom_id)).toEqual({ action: formIds.faq, language: 'sv' })
      expect(readFile(made.custom_id, ['other.md', id])).toBe(id)
      expect(readRevision(made.custom_id)).toBe('r'.repeat(22))
      expect(formViolations(made)).toEqual([])
    }
  })

  it('knows a role with a long path by its digest, and saves none that it does not know', () => {
    const postingId = `content/career/${'2026-03-senior-cloud-network-engineer/'.repeat(4)}index.md`
    const made = faqForm({ ...form, draft: { ...form.draft, postingIds: [postingId] }, roles: [{ postingId, title: 'Engineer' }] }, 'en')
    expect(readFaqForm(sentBack(made), ['cook', postingId], 'en').postingIds).toEqual([postingId])
    expect(readFaqForm(sentBack(made), ['cook'], 'en').postingIds).toEqual([shortName(postingId, 100)])
  })

  it('takes as much as an entry may hold, and does not open for an entry that holds more', () => {
    const input = (name: string) => inputOf(faqForm(form, 'en'), name).component
    expect([input(faqFields.question).max_length, input(faqFields.answer).max_length]).toEqual([maxFaqQuestionChars, maxFaqAnswerChars])
    expect(fitsForm({ draft: { ...form.draft, id: 'a.md', answer: 'x'.repeat(maxFaqAnswerChars) } })).toBe(true)
    expect(fitsForm({ draft: { ...form.draft, id: 'a.md', answer: 'x'.repeat(maxFaqAnswerChars + 1) } })).toBe(false)
    expect(fitsForm({ draft: { ...form.draft, question: 'x'.repeat(maxFaqQuestionChars + 1) } })).toBe(true)
  })

  it('shows that the question of a candidate is cut where it is too long for an entry', () => {
    const startOf = (question: string) => inputOf(faqForm({ ...form, draft: { ...form.draft, question } }, 'en'), faqFields.question).component.value
    expect(startOf('word '.repeat(80))).toMatch(/^(word )+…$/)
    expect(startOf('word '.repeat(80)).length).toBeLessThanOrEqual(maxFaqQuestionChars)
    expect(startOf(`${'word '.repeat(59)}word?`)).toBe(`${'word '.repeat(59)}word?`)
  })

  it('stays within the limits in every language, whatever it holds', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('x'.repeat(5_000), '*'.repeat(1_200), '🚀'.repeat(2_500), '\n', ''))
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), texts, texts, texts, fc.nat(60), (language, question, answer, title, count) => {
        const roles = rolesOf(count).map((role) => ({ ...role, title }))
        expect(formViolations(faqForm({ ...form, draft: { ...form.draft, question, answer }, roles, languages: spokenLanguages }, language))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is like a new entry', () => {
  const similar = [
    { id: 'drysuits.md', question: 'Is a drysuit provided?', answer: 'Yes, it is.', title: 'FAQ', url: null },
    { id: null, question: 'Do I need gear?', answer: 'No.', title: 'Company FAQ', url: 'https://firm.example/faq/' },
  ]

  it('is shown with its answer: entries can be changed, pages are linked, and a new one can be written all the same', () => {
    const messages = similarMessages({ similar }, 'ref', 'en')
    expect(messages.flatMap(outlineOf)).toEqual([
      'text: **These answers are there already:**',
      'box',
      '  text: **Is a drysuit provided?**\nYes, it is.',
      '  buttons: Edit',
      'box',
      '  text: **Do I need gear?**\nNo.\n-# [Company FAQ](https://firm.example/faq/)',
      'buttons: Write a new entry',
    ])
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
  })
})

describe('the list of entries', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...entry, id: `${index}.md`, question: `Number ${index + 1}?` }))
  const labels = (messages: ReturnType<typeof entriesMessages>) => messages.flatMap(buttonsOf).map(({ label }) => label)

  it('has every entry with who approved it, whether it answers, and ways to change it', () => {
    const entries = [
      entry,
      { ...entry, id: 'b.md', until: '2026-05-01', state: 'over' as const },
      { ...entry, id: 'c.md', state: 'retired' as const },
      { ...entry, id: 'd.md', state: 'waits' as const },
    ]
    expect(entriesMessages(entries, 0, 'en').flatMap(outlineOf)).toEqual([
      'text: ### FAQ entries',
      'box',
      '  text: **Do divers get a drysuit?**\nYes, a drysuit is provided.\n-# Approved by Robin on 2026-06-01',
      '  buttons: Edit | Retire',
      'box',
      '  text: **Do divers get a drysuit?**\nYes, a drysuit is provided.\n-# Approved by Robin on 2026-06-01, until 2026-05-01, its last day has passed',
      '  buttons: Edit | Retire',
      'box',
      '  text: **Do divers get a drysuit?**\nYes, a drysuit is provided.\n-# Approved by Robin on 2026-06-01, retired',
      '  buttons: Edit',
      'box',
      '  text: **Do divers get a drysuit?**\nYes, a drysuit is provided.\n-# Approved by Robin on 2026-06-01, answers nobody for now: none of its roles is published',
      '  buttons: Edit | Retire',
      'buttons: Write a new entry',
    ])
  })

  it('says so where there are none', () => {
    expect(entriesMessages([], 0, 'en').map(shownText).join()).toContain(teamWordingOf('en').faq.none)
  })

  it('has pages, each of which leads to the next, the one before, the first and the last', () => {
    const last = maxEntriesShown * 5
    expect(labels(entriesMessages(many(last), 0, 'en')).slice(-3)).toEqual(['Write a new entry', '7–12', `${last - 5}–${last}`])
    expect(labels(entriesMessages(many(last), 2, 'en')).slice(-5)).toEqual(['Write a new entry', '1–6', '7–12', '19–24', `${last - 5}–${last}`])
    expect(entriesMessages(many(8), 1, 'en').map(shownText).join()).toMatch(/Number 7\?[\s\S]*Number 8\?/)
    // Meanwhile some were taken away.
    expect(entriesMessages(many(8), 4, 'en').map(shownText).join()).toContain('Number 8?')
  })

  it('is one message within the limits, whatever stands in it', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('*'.repeat(2_000), '<@1> @everyone '.repeat(100), ''))
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), texts, texts, texts, (language, question, answer, approvedBy) => {
        const entries = many(40).map((one) => ({ ...one, question, answer, approvedBy, until: '2026-12-31', state: 'over' as const }))
        const messages = entriesMessages(entries, 3, language)
        expect(messages).toHaveLength(1)
        expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
        const similar = entries.map((one) => ({
          ...one,
          title: question,
          url: `https://firm.example/${'a'.repeat(900)}`,
          id: one.id === '0.md' ? null : one.id,
        }))
        expect(similarMessages({ similar }, 'ref', language).flatMap((message) => messageViolations(message))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('an entry that is refused', () => {
  it('is given back with all that was typed', () => {
    const draft = { ...form.draft, answer: 'Yes. '.repeat(600).trim(), until: 'tomorrow' }
    const messages = refusedMessages('Until: Please write the date as 2026-12-31.', draft, 'en')
    const shown = messages.map(shownText).join('\n').replace(/\s+/g, ' ')
    for (const text of ['Please write the date', draft.question, draft.answer, 'diver', 'tomorrow']) expect(shown).toContain(text)
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
  })
})
