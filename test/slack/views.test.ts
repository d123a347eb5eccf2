import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionIds, callbackIds, questionInput, readContext, readFeedback, readOwnQuestion } from '../../adapters/slack/actions.ts'
import { askPersonView, homeView } from '../../adapters/slack/views.ts'
import type { About, AskedQuestion } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Role } from '../../src/domain.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { viewViolations } from '../fixtures/slack-limits.ts'
import { buttonsOf, shownLinks, shownText } from '../fixtures/slack-shown.ts'

const roleOf = (title: string, url: string | null = `https://firm.example/${encodeURIComponent(title)}/`): Role => ({
  postingId: `postings/${title}.md`,
  title,
  language: 'en',
  url,
  applyUrl: null,
  citations: [],
})
const aboutOf = (roles: readonly Role[], more: Partial<About> = {}): About => ({
  intro: 'I am an automated assistant.',
  examples: ['Which roles are open?', 'Can I work remotely?'],
  privacy: 'For 90 days I keep the topic.',
  roles: { lead: 'Open roles:', roles, language: 'en' },
  ...more,
})
const headers = (view: { readonly blocks: readonly unknown[] }) =>
  (view.blocks as readonly { type: string; text?: { text: string } }[]).filter(({ type }) => type === 'header').map((block) => block.text?.text)
const textOf = (view: { readonly blocks: readonly unknown[] }) => shownText(view.blocks)

describe('App Home', () => {
  it('says what it is, how to ask, which roles are open, and what it keeps', () => {
    const view = homeView(aboutOf([roleOf('Diver'), roleOf('Cook')]), [], 'en')
    expect(headers(view)).toEqual(['Ask about our jobs', 'Try asking', 'Open roles', 'Privacy'])
    for (const text of ['I am an automated assistant.', '• Which roles are open?\n• Can I work remotely?', 'Diver\nCook', 'For 90 days I keep the topic.'])
      expect(textOf(view)).toContain(text)
    expect(shownLinks(view.blocks).map(({ url }) => url)).toEqual(['https://firm.example/Diver/', 'https://firm.example/Cook/'])
    expect(viewViolations(view)).toEqual([])
  })

  it('asks before it erases', () => {
    const [erase, ...others] = buttonsOf(homeView(aboutOf([]), [], 'en').blocks)
    expect(others).toEqual([])
    expect(erase).toMatchObject({ action_id: actionIds.eraseMe, confirm: { confirm: { text: 'Erase' }, deny: { text: 'Cancel' }, style: 'danger' } })
    expect(readFeedback(erase?.value)).toEqual({ language: 'en' })
  })

  it('lists the person’s questions with what became of them, and lets those be withdrawn that can be', () => {
    const say = chatWordingOf('en')
    const question = (text: string, status: string, canWithdraw: boolean): AskedQuestion => ({
      question: text,
      status: { text: status, ref: `ref-of-${text.length}`, canWithdraw },
    })
    const view = homeView(aboutOf([]), [question('Do I need a drysuit?', say.handOver.taken, true), question('Pension?', say.handOver.replied, false)], 'en')
    expect(headers(view)).toContain(say.home.questionsTitle)
    expect(textOf(view)).toContain(`Do I need a drysuit?\n${say.handOver.taken}\nPension?\n${say.handOver.replied}`)
    const [withdraw, ...others] = buttonsOf(view.blocks).filter((button) => button.action_id === actionIds.withdrawQuestion)
    expect(others).toEqual([])
    expect(readOwnQuestion(withdraw?.value)).toEqual({ ref: 'ref-of-20', language: 'en' })
    expect(viewViolations(view)).toEqual([])
  })

  it('counts the questions that it does not list, and says where they cannot be known', () => {
    const asked = Array.from({ length: 13 }, (_, index) => ({ question: `Question ${index}?`, status: { text: 'Open.', ref: `r${index}`, canWithdraw: true } }))
    expect(textOf(homeView(aboutOf([]), asked, 'en'))).toMatch(/Question 9\?[\s\S]*… \+3/)
    expect(textOf(homeView(aboutOf([]), null, 'en'))).toContain(chatWordingOf('en').unavailable)
    expect(headers(homeView(aboutOf([]), [], 'en'))).not.toContain(chatWordingOf('en').home.questionsTitle)
  })

  it('says so where no role is open', () => {
    const about = aboutOf([], { roles: { lead: 'No role is published at the moment.', roles: [], language: 'en' } })
    expect(textOf(homeView(about, [], 'en'))).toContain('No role is published at the moment.')
  })

  it('lists several hundred roles', () => {
    const roles = Array.from({ length: 400 }, (_, index) => roleOf(`Diver number ${index}`))
    const view = homeView(aboutOf(roles), [], 'en')
    expect(viewViolations(view)).toEqual([])
    for (const { title } of roles) expect(textOf(view).split('\n')).toContain(title)
  })

  it('counts the roles that it cannot hold', () => {
    const roles = Array.from({ length: 3_000 }, (_, index) => roleOf(`Diver number ${index}`))
    const view = homeView(aboutOf(roles), [], 'en')
    expect(viewViolations(view)).toEqual([])
    const listed = textOf(view).match(/^Diver number \d+$/gm)?.length ?? 0
    expect(textOf(view)).toContain(`… +${3_000 - listed}`)
    expect(listed).toBeGreaterThan(400)
  })

  it('stays within the limits in every language, whatever roles are called', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<!channel> '.repeat(600), '&'.repeat(5_000), '', '\u200b'))
    const asked = fc.array(fc.tuple(hostile, hostile, fc.boolean()), { maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), fc.array(hostile, { maxLength: 60, size: 'max' }), asked, (language, titles, questions) => {
        const { intro, examples, privacy } = chatWordingOf(language).home
        const roles = titles.map((title) => ({ ...roleOf('Diver'), title }))
        const own = questions.map(([question, text, canWithdraw]) => ({ question, status: { text, ref: 'q1W2e3R4t5Y6u7I8', canWithdraw } }))
        expect(viewViolations(homeView(aboutOf(roles, { intro, examples, privacy }), own, language))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the form of "Ask a person"', () => {
  const asked = { threadId: 'T1/C1/1700000000.000100', messageId: 'T1/C1/1700000000.000200', language: 'en' }
  const inputOf = (view: ReturnType<typeof askPersonView>) => view.blocks[0] as { block_id: string; element: { action_id: string; initial_value?: string } }

  it('holds the question, and says who will read it', () => {
    const view = askPersonView('Do you sponsor visas?', asked)
    expect(inputOf(view)).toMatchObject({
      block_id: questionInput.blockId,
      hint: { text: chatWordingOf('en').askPersonForm.hint },
      element: { action_id: questionInput.actionId, initial_value: 'Do you sponsor visas?', multiline: true },
    })
    expect(view.callback_id).toBe(callbackIds.askPerson)
    expect(viewViolations(view)).toEqual([])
  })

  it('carries what its submission needs', () => {
    expect(readContext(askPersonView('x', asked).private_metadata)).toEqual(asked)
    expect(readContext(askPersonView('x', { ...asked, messageId: null }).private_metadata)).toEqual({ ...asked, messageId: null })
  })

  it('is empty where there is no question to begin with', () => {
    expect(inputOf(askPersonView('', asked)).element).not.toHaveProperty('initial_value')
    expect(inputOf(askPersonView('\u0000 \u200b', asked)).element).not.toHaveProperty('initial_value')
  })

  it('stays within the limits in every language, whatever was asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), fc.string({ unit: 'binary', maxLength: 9_000, size: 'max' }), (language, question) => {
        expect(viewViolations(askPersonView(question, { ...asked, language }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
