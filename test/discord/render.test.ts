import { MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { actionIds, readPress, readQuestion } from '../../adapters/discord/actions.ts'
import { literal } from '../../adapters/discord/markdown.ts'
import { render } from '../../adapters/discord/render.ts'
import type { Outgoing } from '../../src/chat/surface.ts'
import type { Answer, AnswerRow, Citation } from '../../src/domain.ts'
import { answerOf, citation, comparable, row, testRenderer } from '../contracts/render.ts'
import { testTeamRenderer } from '../contracts/render-team.ts'
import { plainly, testWording } from '../contracts/render-worded.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { messageViolations, whyNoOpenApi } from '../fixtures/discord-limits.ts'
import { buttonsOf, componentsOf, markdownsOf, outlineOf, shownLinks, shownText } from '../fixtures/discord-shown.ts'
import { published, siteUrl } from '../fixtures/fjordkart.ts'
import { discordRenderer } from './driver.ts'

testRenderer(discordRenderer)
testTeamRenderer(discordRenderer)
testWording({ surface: discordRenderer.surface, isNumbered: true, show: (answer) => discordRenderer.show(plainly(answer)) })

type OutgoingAnswer = Extract<Outgoing, { kind: 'answer' }>
const show = (answer: Answer, more: Partial<OutgoingAnswer> = {}) =>
  render({ kind: 'answer', answer, notice: '', question: 'Is it so?', canShare: false, canAskPerson: false, ...more })
const outline = (answer: Answer, more: Partial<OutgoingAnswer> = {}): string[] => show(answer, more).flatMap(outlineOf)
const idsOf = (answer: Answer, more: Partial<OutgoingAnswer> = {}) =>
  show(answer, more)
    .flatMap(buttonsOf)
    .flatMap(({ custom_id }) => custom_id ?? [])
const source = '-# \\[1\\] [Diver › Salary](https://firm.example/diver/#salary)'

describe('an answer in Discord', () => {
  it('has a lead-in, each quote with its numbered source under it in one box, and buttons below', () => {
    expect(outline(answerOf([row('It is 41,000 euros.')]), { canAskPerson: true, canShare: true })).toEqual([
      'box',
      '  text: The postings say:',
      `  text: > It is 41,000 euros.\n${source}`,
      'buttons: Helpful | Not helpful | Ask a person | Share with channel',
    ])
  })

  it('numbers sources in the order in which they stand, each once, the related ones too', () => {
    const cook = citation('b', { title: 'Cook', url: null, source: 'postings/cook.md' })
    const answer = answerOf([{ ...row('a'), citations: [citation('a'), cook] }, row('c')], {
      related: [{ ...row('d'), citations: [{ ...cook, section: 'Pay' }] }],
    })
    expect(
      show(answer)
        .flatMap(markdownsOf)
        .join('\n')
        .match(/^-# .*/gm),
    ).toEqual([source, '-# \\[2\\] Cook › Salary', source, '-# \\[3\\] Cook › Pay'])
  })

  it('puts what is related into a box of its own under a lead-in', () => {
    expect(outline(answerOf([row('own')], { related: [row('near')] })).slice(3, 6)).toEqual(['box', '  text: **Near to it:**', `  text: > near\n${source}`])
  })

  it('has what a model worded over the box, its note small below', () => {
    const answer = answerOf([row('It is 41,000 euros.')], {
      worded: { sentences: [{ text: 'A diver gets **41,000** euros.', citations: [0] }], note: 'A model worded this.' },
    })
    expect(outline(answer).slice(0, 4)).toEqual([
      'text: A diver gets \\*\\*41,000\\*\\* euros. \\[1\\]\n-# A model worded this.',
      'box',
      '  text: The postings say:',
      `  text: > It is 41,000 euros.\n${source}`,
    ])
  })

  it('tells the box of the answer from that of what is related by a colored bar', () => {
    const boxes = show(answerOf([row('own')], { related: [row('near')] }))
      .flatMap(componentsOf)
      .filter(({ type }) => type === 17) as readonly { accent_color?: number }[]
    expect(boxes.map(({ accent_color }) => accent_color !== undefined)).toEqual([true, false])
  })

  it('has no box around what quotes nothing', () => {
    const hello = { ...answerOf([], { outcome: 'small_talk', lead: 'Hello!' }), outcome: 'small_talk' as const }
    expect(outline(hello)).toEqual(['text: Hello!'])
  })

  it('has the notes of a row under its source, and what closes a part behind its rows', () => {
    const answer = answerOf([row('In May.', { notes: ['This date has passed.'] })], { closing: ['Portugal is in the EU.', 'Quoted in English.'] })
    expect(outline(answer).slice(2, 4)).toEqual([
      `  text: > In May.\n${source}\n-# This date has passed.`,
      '  text: Portugal is in the EU.\nQuoted in English.',
    ])
  })

  it('puts the label of a row over its quote', () => {
    expect(outline(answerOf([row('Ask Maja.', { label: 'A person can tell you:' })]))[2]).toBe(`  text: A person can tell you:\n> Ask Maja.\n${source}`)
  })

  it('has one apply button beside the quote, several under it', () => {
    const link = (label: string) => ({ label, url: `https://firm.example/apply?to=${label}` })
    expect(outline(answerOf([row('Apply.', { links: [link('Here')] })]))[2]).toBe(`  text+Here: > Apply.\n${source}`)
    expect(outline(answerOf([row('Apply.', { links: [link('Diver'), link('Cook')] })])).slice(2, 4)).toEqual([
      `  text: > Apply.\n${source}`,
      '  buttons: Diver | Cook',
    ])
  })

  it('shows an address of mail so that it opens by itself, since no button and no label opens mail', () => {
    const answer = answerOf([row('Apply.', { links: [{ label: 'Apply here', url: 'mailto:jobs@firm.example?subject=Hi' }] })])
    expect(outline(answer)[2]).toBe(`  text: > Apply.\n${source}\nApply here <jobs@firm.example>`)
  })

  it('writes an address that is too long for a button as a link', () => {
    const url = `https://firm.example/${'a'.repeat(600)}`
    expect(outline(answerOf([row('Apply.', { links: [{ label: 'Apply here', url }] })]))[2]).toBe(`  text: > Apply.\n${source}\n[Apply here](${url})`)
  })

  it('never links what is no address of the web or of mail', () => {
    for (const url of ['javascript:alert(1)', 'discord://-/settings', 'mailto:@everyone', 'file:///etc/passwd']) {
      const messages = show(answerOf([row('x', { citations: [citation('x', { url })], links: [{ label: 'Apply', url }] })]))
      expect(messages.flatMap(shownLinks)).toEqual([])
      expect(messages.map(shownText).join()).toContain('[1] Diver › Salary')
    }
  })

  it('shows roles by their titles, each with its apply button', () => {
    const diver = row('', { citations: [citation('Diver', { section: '' })], links: [{ label: 'Apply here', url: 'https://firm.example/apply' }] })
    expect(outline({ ...answerOf([diver], { outcome: 'roles', lead: 'Open roles:' }), outcome: 'roles' })).toEqual([
      'box',
      '  text: Open roles:',
      '  text+Apply here: [Diver](https://firm.example/diver/#salary)',
      'buttons: Helpful | Not helpful',
    ])
  })

  it('lists twelve roles in one message, their apply links in the text', () => {
    const roles = Array.from({ length: 12 }, (_, index): AnswerRow => {
      const title = `Diver number ${index}`
      return row('', { citations: [citation(title, { title, section: '' })], links: [{ label: 'Apply here', url: `https://firm.example/apply/${index}` }] })
    })
    const messages = show({ ...answerOf(roles, { outcome: 'roles' }), outcome: 'roles' }, { notice: 'I am an automated assistant.', canAskPerson: true })
    expect(messages).toHaveLength(1)
    expect(messages.flatMap(shownLinks)).toHaveLength(24)
  })

  it('keeps lists as lists, and numbers those that the page numbers 1. throughout', () => {
    expect(outline(answerOf([row('- one\n- two\n…')]))[2]).toBe(`  text: > • one\n> • two\n> …\n${source}`)
    // Escaped: Discord would count by itself.
    expect(outline(answerOf([row('1. Chat\n1. Test\n…\n1. Offer')]))[2]).toBe(`  text: > 1\\. Chat\n> 2\\. Test\n> …\n> 3\\. Offer\n${source}`)
  })

  it('links a name only where Discord shows it unchanged as the label of a link', () => {
    const nameOf = (title: string) => outline(answerOf([row('x', { citations: [citation('x', { title, section: '' })] })]))[2]?.split('\n')[1]
    const url = 'https://firm.example/diver/#salary'
    for (const title of ['C++ & C# Developer (m/w/d), 80–100 %', 'Node.js Engineer', 'Ingénieur·e d’études', 'Sjöman: natt', 'UX/UI Designer', 'What we ask:'])
      expect(nameOf(title)).toBe(`-# \\[1\\] [${title}](${url})`)
    for (const title of [
      '🚀 Growth',
      'Our *best* role',
      '[Senior] Diver',
      'See https://evil.example',
      'a_b',
      '@everyone',
      'discord.gg/abc',
      ':tada: Diver',
      '1️⃣ Diver',
    ])
      expect(nameOf(title)).toBe(`-# \\[1\\] ${literal(title)} · [Open posting](${url})`)
  })

  it('parts a long quote at its sentences, with the source under its end', () => {
    const sentence = 'The salary is what the collective agreement says for your years at sea.'
    const texts = show(answerOf([row(`${sentence} `.repeat(100).trim())]))
      .flatMap(markdownsOf)
      .filter((text) => text.startsWith('>'))
    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts.slice(0, -1)) expect(text.endsWith(sentence)).toBe(true)
    expect(texts.at(-1)?.endsWith(`${sentence}\n${source}`)).toBe(true)
  })

  it('keeps the end of a quote and its source in one message', () => {
    const messages = show(answerOf(Array.from({ length: 12 }, (_, index) => row(`Row ${index}. ${'It is so at sea. '.repeat(80)}`))))
    expect(messages.length).toBeGreaterThan(1)
    for (const message of messages) {
      const texts = markdownsOf(message)
      expect(texts.filter((text) => text.startsWith('>')).every((text) => text.includes('\n-# '))).toBe(true)
      expect(texts.filter((text) => text.startsWith('-#'))).toEqual([])
    }
  })

  it('has its own language on its buttons', () => {
    expect(outline({ ...answerOf([row('x')]), language: 'sv' }).at(-1)).toBe('buttons: Till hjälp | Inte till hjälp')
  })

  it('points to a person where the postings do not say it', () => {
    const answer = { ...answerOf([], { outcome: 'not_stated' as const }), outcome: 'not_stated' as const }
    const [ask] = show(answer, { canAskPerson: true })
      .flatMap(buttonsOf)
      .filter(({ label }) => label === 'Ask a person')
    expect(ask).toMatchObject({ style: 1 })
  })
})

describe('what is a message of text', () => {
  it('is a sentence, so that a notification says it, without link previews', () => {
    expect(render({ kind: 'sentence', text: 'Thank you, *that* is noted.', language: 'en' })).toEqual([
      { flags: MessageFlags.SuppressEmbeds, content: 'Thank you, \\*that\\* is noted.', components: [] },
    ])
  })
})

describe('what the buttons carry', () => {
  const answer = answerOf([row('x')])
  const more = { canShare: true, canAskPerson: true }

  it('is the language of the answer, and between them the question', () => {
    const ids = idsOf(answer, { ...more, question: 'Is "it" so?\nOr not?' })
    expect(ids.map(readPress)).toEqual(
      [actionIds.helpful, actionIds.notHelpful, actionIds.askPerson, actionIds.shareAnswer].map((action) => ({ action, language: 'en' })),
    )
    expect(readQuestion(ids)).toBe('Is "it" so?\nOr not?')
  })

  it('is a question of 300 characters, too', () => {
    const question = `${'Why is it so? '.repeat(22)}🙂`
    expect(readQuestion(idsOf(answer, { ...more, question }))).toBe(question)
  })

  it('leaves out "Share" where the question is too long to carry, and lets a person word it anew', () => {
    const ids = idsOf(answer, { ...more, question: 'why? '.repeat(80) })
    expect(ids.map((id) => readPress(id)?.action)).toEqual([actionIds.helpful, actionIds.notHelpful, actionIds.askPerson])
    expect(readQuestion(ids)).toBeNull()
  })

  it('is no question where it is not passed on', () => {
    expect(readQuestion(idsOf(answer, { question: 'Is it so?' }))).toBeNull()
  })
})

describe('answers from real pages', () => {
  const assistant = assistantOver(published, { siteUrl })
  const questions = [
    'What is the salary?',
    'Can I work from Portugal?',
    'Which roles are open?',
    'How do I apply?',
    'Who needs Ceph?',
    'When does it start?',
    'Do you sponsor visas?',
    'Would I get the job?',
    'hi',
    'How large is the team and who leads it?',
    'What would I do as a storage engineer?',
    'Is there a pension, and how many days of vacation?',
    'Which technologies do you use?',
    'Vad är lönen?',
    'Vilka jobb finns det?',
    'Wie hoch ist das Gehalt?',
    'Kann ich aus der Schweiz arbeiten?',
    'Hvad er lønnen?',
    'Kan jeg arbejde hjemmefra?',
    'Quel est le salaire ?',
    '¿Cuál es el salario?',
    'Jakie są zarobki?',
    'Mikä on palkka?',
    'Mitkä paikat ovat auki?',
  ]
  const citationsOf = (answer: Answer): Citation[] => answer.parts.flatMap((part) => [...part.rows, ...part.related]).flatMap((one) => one.citations)

  it.each(questions)('%s', (question) => {
    const { answer } = assistant.answer(question)
    const messages = show(answer, { question, canShare: true, canAskPerson: true })
    expect(messages).toHaveLength(1)
    const [message = { flags: 0, components: [] }] = messages
    expect(messageViolations(message)).toEqual([])
    const shown = comparable(shownText(message))
    const links = shownLinks(message).map(({ url }) => url)
    for (const { quote, title, url } of citationsOf(answer)) {
      // Lists that the page numbers 1. throughout are numbered anew.
      expect(shown).toContain(comparable(quote).replace(/^1[.)]/, ''))
      expect(shown).toContain(comparable(title))
      expect(links).toContain(url)
    }
    for (const part of answer.parts) expect(shown).toContain(comparable(part.lead))
  })
})

it.skipIf(whyNoOpenApi !== '')(`every body here is checked by the vendor's OpenAPI file${whyNoOpenApi}`, () => {
  const [message] = show(answerOf([row('x')]))
  expect(messageViolations(message)).toEqual([])
  expect(messageViolations({ ...message, components: [{ type: 10, content: 'x', id: 'y' }] }).join()).toContain('(OpenAPI)')
})
