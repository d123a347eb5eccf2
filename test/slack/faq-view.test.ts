import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionIds, readEntry } from '../../adapters/slack/actions.ts'
import { faqView, fieldBlock, fitsForm } from '../../adapters/slack/team/faq-view.ts'
import { replyView } from '../../adapters/slack/team/reply-view.ts'
import { maxFaqAnswerChars, maxFaqQuestionChars, type SimilarEntry } from '../../src/chat/faq.ts'
import type { FaqForm } from '../../src/chat/surface.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { texts } from '../contracts/render.ts'
import { emptyDraft } from '../fixtures/recording-team.ts'
import { viewViolations } from '../fixtures/slack-limits.ts'
import { buttonsOf, shownLinks, shownText } from '../fixtures/slack-shown.ts'

const options = { language: 'en', channel: 'C7', refusal: '' }
const form = (more: Partial<FaqForm> = {}): FaqForm => ({ draft: emptyDraft, similar: [], roles: [], languages: spokenLanguages, ...more })
const rolesOf = (count: number, titleChars = 12) =>
  Array.from({ length: count }, (_, index) => ({ postingId: `postings/role-${index}.md`, title: `Role ${index} ${'x'.repeat(titleChars)}` }))

interface Menu {
  readonly options?: readonly { readonly value: string }[]
  readonly option_groups?: readonly { readonly label: { readonly text: string }; readonly options: readonly { readonly value: string }[] }[]
  readonly initial_options?: readonly { readonly value: string }[]
}
const menuOf = (view: ReturnType<typeof faqView>, entry = ''): Menu =>
  (view.blocks.find((block) => block.block_id === fieldBlock('roles', entry)) as unknown as { element: Menu }).element
const choicesOf = (menu: Menu) => [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)].map(({ value }) => value)

describe('the form of an FAQ entry', () => {
  it('holds the draft, with languages by name', () => {
    const draft = { ...emptyDraft, question: 'Drysuit?', answer: 'We provide one.', language: 'sv', postingIds: ['postings/role-1.md'], until: '2026-12-31' }
    const view = faqView(form({ draft, roles: rolesOf(3) }), options)
    const shown = JSON.stringify(view)
    for (const text of ['"initial_value":"Drysuit?"', '"initial_value":"We provide one."', '"initial_value":"2026-12-31"', '"Swedish"'])
      expect(shown).toContain(text)
    expect(menuOf(view).initial_options?.map(({ value }) => value)).toEqual(['postings/role-1.md'])
    expect(viewViolations(view)).toEqual([])
  })

  it('shows first what asks nearly the same: entries to be edited, pages to be opened', () => {
    const similar: SimilarEntry[] = [
      { id: 'drysuits.md', question: 'Do divers get a drysuit?', answer: 'Yes.', title: 'Drysuits', url: null },
      { id: null, question: 'Equipment', answer: 'Tanks are provided.', title: 'Diver', url: 'https://firm.example/diver/' },
    ]
    const view = faqView(form({ similar }), options)
    expect(shownText(view.blocks)).toMatch(/^These answers are there already:\nDo divers get a drysuit\?\nYes\.\nEquipment\nTanks are provided\./)
    expect(buttonsOf(view.blocks)).toMatchObject([{ action_id: actionIds.editFaq }])
    expect(readEntry(buttonsOf(view.blocks)[0]?.value)).toEqual({ entry: 'drysuits.md' })
    expect(shownLinks(view.blocks)).toEqual([{ label: 'Equipment', url: 'https://firm.example/diver/' }])
  })

  it('offers every role where there are hundreds, in groups', () => {
    const roles = rolesOf(450)
    const view = faqView(form({ roles }), options)
    expect(choicesOf(menuOf(view))).toEqual(roles.map(({ postingId }) => postingId))
    expect(menuOf(view).option_groups?.[1]?.label.text).toMatch(/^Role 100 .* – Role 199 /)
    expect(viewViolations(view)).toEqual([])
  })

  it('keeps what is chosen where there are more roles than a view holds', () => {
    const roles = rolesOf(3_000, 60)
    const view = faqView(form({ roles, draft: { ...emptyDraft, postingIds: ['postings/role-2999.md'] } }), options)
    expect(viewViolations(view)).toEqual([])
    expect(choicesOf(menuOf(view)).length).toBeGreaterThan(400)
    expect(menuOf(view).initial_options).toMatchObject([{ value: 'postings/role-2999.md' }])
  })

  it('keeps a closed role that an entry holds for: without it the entry would hold for all', () => {
    const view = faqView(form({ roles: rolesOf(2), draft: { ...emptyDraft, postingIds: ['postings/closed.md'] } }), options)
    expect(menuOf(view).initial_options).toMatchObject([{ value: 'postings/closed.md' }])
  })

  it('has fields of its own for each entry, so that Slack carries nothing over from another', () => {
    const blocksOf = (id: string | null) => faqView(form({ draft: { ...emptyDraft, id } }), options).blocks.flatMap(({ block_id }) => block_id ?? [])
    const [created, edited] = [blocksOf(null), blocksOf('drysuits.md')]
    expect(created).toHaveLength(5)
    expect(edited.filter((id) => created.includes(id))).toEqual([])
  })

  it('takes as much as an entry may hold, and has no room for an entry that holds more', () => {
    const view = JSON.stringify(faqView(form(), options))
    for (const [field, maxChars] of [
      ['question', maxFaqQuestionChars],
      ['answer', maxFaqAnswerChars],
    ])
      expect(view).toContain(`"action_id":"${field}","max_length":${maxChars}`)
    const draft = { ...emptyDraft, id: 'a.md' }
    expect(fitsForm({ draft: { ...draft, question: 'x'.repeat(maxFaqQuestionChars), answer: 'x'.repeat(maxFaqAnswerChars) } })).toBe(true)
    expect(fitsForm({ draft: { ...draft, question: 'x'.repeat(maxFaqQuestionChars + 1) } })).toBe(false)
  })

  it('shows that the question of a candidate is cut where it is too long for an entry', () => {
    const filled = form({ draft: { ...emptyDraft, question: 'word '.repeat(80) } })
    expect(fitsForm(filled)).toBe(true)
    expect(JSON.stringify(faqView(filled, options))).toMatch(/"initial_value":"(word ){50,59}…"/)
  })

  it('says why it is shown again', () => {
    expect(shownText(faqView(form(), { ...options, refusal: 'This day has passed.' }).blocks)).toBe('This day has passed.')
  })

  it('stays within the limits, whatever an entry holds', () => {
    const ids = fc.constantFrom(null, 'drysuits.md', 'ö'.repeat(300))
    const drafts = fc.record({
      id: ids,
      revision: fc.constant('r'.repeat(22)),
      question: texts,
      answer: texts,
      language: fc.constantFrom('en', 'xx'),
      postingIds: fc.constant(['a.md']),
      until: fc.constant(null),
    })
    const similar = fc.array(
      fc.record({ id: fc.constantFrom(null, 'a.md'), question: texts, answer: texts, title: texts, url: fc.constantFrom(null, 'https://firm.example/') }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), drafts, similar, texts, (language, draft, same, title) => {
        const filled = form({ draft, similar: same, roles: [{ postingId: 'role.md', title }] })
        fc.pre(fitsForm(filled))
        expect(viewViolations(faqView(filled, { ...options, language }))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })
})

describe('the form of a reply', () => {
  it('stays within the limits in every language, whatever was asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), texts, (language, question) => {
        expect(viewViolations(replyView(question, language, { ref: 'q1W2e3R4t5Y6u7I8', channel: 'C7' }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
