import { describe, expect, it } from 'vitest'
import { actionIds, readFeedback, readQuestion } from '../../adapters/slack/actions.ts'
import { render } from '../../adapters/slack/render.ts'
import type { Outgoing } from '../../src/chat/surface.ts'
import type { Answer, Citation } from '../../src/domain.ts'
import { answerOf, citation, comparable, row, testRenderer } from '../contracts/render.ts'
import { testTeamRenderer } from '../contracts/render-team.ts'
import { plainly, testWording } from '../contracts/render-worded.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { published, siteUrl } from '../fixtures/fjordkart.ts'
import { messageViolations } from '../fixtures/slack-limits.ts'
import { buttonsOf, mentionsIn, shownLinks, shownText } from '../fixtures/slack-shown.ts'
import { slackRenderer } from './driver.ts'

testRenderer(slackRenderer)
testTeamRenderer(slackRenderer)
testWording({ surface: slackRenderer.surface, isNumbered: true, show: (answer) => slackRenderer.show(plainly(answer)) })

type OutgoingAnswer = Extract<Outgoing, { kind: 'answer' }>
const show = (answer: Answer, more: Partial<OutgoingAnswer> = {}) =>
  render({ kind: 'answer', answer, notice: '', question: 'Is it so?', canShare: false, canAskPerson: false, ...more })
const blocksOf = (answer: Answer, more: Partial<OutgoingAnswer> = {}) => show(answer, more).flatMap((message) => message.blocks)

/** Types and texts of blocks, for reading. */
const outline = (answer: Answer, more: Partial<OutgoingAnswer> = {}): string[] =>
  (blocksOf(answer, more) as readonly { type: string; text?: { text: string }; elements?: readonly { text?: unknown }[]; accessory?: unknown }[]).map(
    (block) => {
      const texts = block.text?.text ?? block.elements?.map(({ text }) => (typeof text === 'string' ? text : (text as { text: string }).text)).join(' | ') ?? ''
      return `${block.type}${block.accessory === undefined ? '' : '+button'}: ${texts}`
    },
  )
const buttonOf = (answer: Answer, actionId: string, more: Partial<OutgoingAnswer> = {}) =>
  buttonsOf(blocksOf(answer, more)).find((button) => button.action_id === actionId)

describe('an answer in Slack', () => {
  it('has a lead-in, each quote with its numbered source under it, and buttons', () => {
    expect(outline(answerOf([row('It is 41,000 euros.')]), { canAskPerson: true, canShare: true })).toEqual([
      'section: The postings say:',
      'section: > It is 41,000 euros.',
      'context: [1] <https://firm.example/diver/#salary|Diver › Salary>',
      'actions: Helpful | Not helpful | Ask a person | Share with channel',
    ])
  })

  it('numbers sources in the order in which they stand, each once, the related ones too', () => {
    const cook = citation('b', { title: 'Cook', url: null, source: 'postings/cook.md' })
    const answer = answerOf([{ ...row('a'), citations: [citation('a'), cook] }, row('c')], {
      related: [{ ...row('d'), citations: [{ ...cook, section: 'Pay' }] }],
    })
    expect(outline(answer).filter((line) => line.startsWith('context'))).toEqual([
      'context: [1] <https://firm.example/diver/#salary|Diver › Salary>',
      'context: [2] Cook › Salary',
      'context: [1] <https://firm.example/diver/#salary|Diver › Salary>',
      'context: [3] Cook › Pay',
    ])
  })

  it('puts what is related under a line and a lead-in of its own', () => {
    expect(outline(answerOf([], { lead: "The postings don't say: pension.", related: [row('near')] })).slice(0, 4)).toEqual([
      "section: The postings don't say: pension.",
      'divider: ',
      'section: *Near to it:*',
      'section: > near',
    ])
  })

  it('has the notes of a row under its source, and what closes a part behind its rows', () => {
    const answer = answerOf([row('In May.', { notes: ['This date has passed.'] })], { closing: ['Portugal is in the EU.', 'Quoted in English.'] })
    expect(outline(answer).slice(1, 5)).toEqual([
      'section: > In May.',
      'context: [1] <https://firm.example/diver/#salary|Diver › Salary>',
      'context: This date has passed.',
      'section: Portugal is in the EU.\nQuoted in English.',
    ])
  })

  it('has what a model worded over the lead-in, its note small below, and both in the notification', () => {
    const answer = answerOf([row('It is 41,000 euros.')], {
      worded: { sentences: [{ text: 'A diver gets <b>41,000</b> euros.', citations: [0] }], note: 'A model worded this.' },
    })
    expect(outline(answer).slice(0, 4)).toEqual([
      'section: A diver gets &lt;b&gt;41,000&lt;/b&gt; euros. [1]',
      'context: A model worded this.',
      'section: The postings say:',
      'section: > It is 41,000 euros.',
    ])
    expect(show(answer)[0]?.text).toMatch(/^A diver gets &lt;b&gt;41,000&lt;\/b&gt; euros\. \[1\]\nA model worded this\.\nThe postings say:\n/)
  })

  it('puts the label of a row over its quote', () => {
    expect(outline(answerOf([row('Ask Maja.', { label: 'A person can tell you:' })]))[1]).toBe('section: A person can tell you:\n> Ask Maja.')
  })

  it('has one apply button beside the quote, several under the source', () => {
    const link = (label: string) => ({ label, url: `https://firm.example/apply?to=${label}` })
    expect(outline(answerOf([row('Apply.', { links: [link('Apply here')] })]))[1]).toBe('section+button: > Apply.')
    expect(outline(answerOf([row('Apply.', { links: [link('Diver'), link('Cook')] })])).slice(1, 4)).toEqual([
      'section: > Apply.',
      'context: [1] <https://firm.example/diver/#salary|Diver › Salary>',
      'actions: Diver | Cook',
    ])
  })

  it('opens an address of mail by a link, which a button cannot', () => {
    const answer = answerOf([row('Apply.', { links: [{ label: 'Apply here', url: 'mailto:jobs@firm.example' }] })])
    expect(outline(answer)[3]).toBe('section: <mailto:jobs@firm.example|Apply here>')
  })

  it('never links what is no address of the web or of mail', () => {
    const answer = answerOf([row('x', { citations: [citation('x', { url: 'javascript:alert(1)' })], links: [{ label: 'Apply', url: 'data:text/html,x' }] })])
    expect(shownLinks(blocksOf(answer))).toEqual([])
    expect(shownText(blocksOf(answer))).toContain('[1] Diver › Salary')
  })

  it('shows roles by their titles, each with its apply button', () => {
    const diver = row('', { citations: [citation('Diver', { section: '' })], links: [{ label: 'Apply here', url: 'https://firm.example/apply' }] })
    expect(outline({ ...answerOf([diver], { outcome: 'roles', lead: 'Open roles:' }), outcome: 'roles' })).toEqual([
      'section: Open roles:',
      'section+button: <https://firm.example/diver/#salary|Diver>',
      'actions: Helpful | Not helpful',
    ])
  })

  it('keeps lists as lists, and numbers those that the page numbers 1. throughout', () => {
    expect(outline(answerOf([row('- one\n- two\n…')]))[1]).toBe('section: > • one\n> • two\n> …')
    expect(outline(answerOf([row('1. Chat\n1. Test\n…\n1. Offer')]))[1]).toBe('section: > 1. Chat\n> 2. Test\n> …\n> 3. Offer')
  })

  it('shows marks of outside text instead of formatting by them', () => {
    const [, quote = ''] = outline(answerOf([row('*a* _b_ ~c~ `d` :smile: <!channel> & snake_case 2*3*4')]))
    expect(quote).not.toMatch(/\*a\*|_b_|~c~|`|:smile:|<!|&(?!amp;|lt;|gt;)/)
    expect(shownText(blocksOf(answerOf([row('*a* _b_ ~c~ `d` :smile: <!channel> & snake_case 2*3*4')])))).toContain(
      '*a* _b_ ~c~ `d` :smile: <!channel> & snake_case 2*3*4',
    )
    expect(quote).toContain('snake_case 2*3*4')
  })

  it('lets no outside text quote, at the start of a line', () => {
    const [lead = ''] = outline(answerOf([row('x')], { lead: '> not a quote\n>>> nor this' }))
    expect(lead).not.toMatch(/^(section: )?(>|&gt;)/m)
  })

  it('has Slack find no links and names in plain text', () => {
    for (const block of blocksOf(answerOf([row('Write to maja@firm.example in #general')]))) {
      if (block.type === 'section') expect(block.text).toMatchObject({ type: 'mrkdwn', verbatim: true })
    }
  })

  it('parts a long quote at its sentences, with the source under its end', () => {
    const sentence = 'The salary is what the collective agreement says for your years at sea.'
    const lines = outline(answerOf([row(`${sentence} `.repeat(100).trim())]))
    const quotes = lines.filter((line) => line.startsWith('section: >'))
    expect(quotes.length).toBeGreaterThan(2)
    for (const quote of quotes) expect(quote.endsWith(sentence)).toBe(true)
    expect(lines.at(-2)).toMatch(/^context: \[1\]/)
  })

  it('keeps the end of a quote and its source in one message', () => {
    const messages = show(answerOf(Array.from({ length: 12 }, (_, index) => row(`Row ${index}. ${'It is so at sea. '.repeat(80)}`))))
    expect(messages.length).toBeGreaterThan(1)
    for (const { blocks } of messages) {
      expect(blocks[0]?.type).toBe('section')
      expect(['context', 'actions']).toContain(blocks.at(-1)?.type)
    }
  })

  it('says in a notification what stands in the message, without markup', () => {
    const [message] = show(answerOf([row('It is <b> 41,000 & more.')]))
    expect(message?.text).toBe('The postings say:\nIt is &lt;b&gt; 41,000 &amp; more.\n[1] Diver › Salary')
  })

  it('shortens the notification of a long message, at a word', () => {
    const [message] = show(answerOf([row('word '.repeat(1500).trim())]))
    expect(message?.text).toMatch(/word …$/)
    expect(message?.text.length).toBeLessThanOrEqual(4000)
  })

  it('has its own language on its buttons', () => {
    expect(outline({ ...answerOf([row('x')]), language: 'sv' }).at(-1)).toBe('actions: Till hjälp | Inte till hjälp')
  })

  it('points to a person where the postings do not say it', () => {
    const answer = { ...answerOf([], { outcome: 'not_stated' as const }), outcome: 'not_stated' as const }
    expect(buttonOf(answer, actionIds.askPerson, { canAskPerson: true })).toMatchObject({ style: 'primary' })
  })
})

describe('what the buttons carry', () => {
  const answer = answerOf([row('x')])

  it('is the language of the answer, and the question where it is passed on', () => {
    const more = { canShare: true, canAskPerson: true, question: 'Is "it" so?' }
    expect(readFeedback(buttonOf(answer, actionIds.helpful, more)?.value)).toEqual({ language: 'en' })
    expect(readQuestion(buttonOf(answer, actionIds.askPerson, more)?.value)).toEqual({ question: 'Is "it" so?', language: 'en' })
    expect(readQuestion(buttonOf(answer, actionIds.shareAnswer, more)?.value)).toEqual({ question: 'Is "it" so?', language: 'en' })
  })

  it('leaves out "Share" where the question is too long to carry, and lets a person word it anew', () => {
    const more = { canShare: true, canAskPerson: true, question: 'why? '.repeat(500) }
    expect(buttonOf(answer, actionIds.shareAnswer, more)).toBeUndefined()
    expect(readQuestion(buttonOf(answer, actionIds.askPerson, more)?.value)).toEqual({ question: '', language: 'en' })
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
    'Do I need a degree?',
    'Which technologies do you use?',
    'Vad är lönen?',
    'Var måste man bo?',
    'Vilka jobb finns det?',
    'När börjar jobbet?',
    'Wie hoch ist das Gehalt?',
    'Welche Stellen sind offen?',
    'Kann ich aus der Schweiz arbeiten?',
    'Hvad er lønnen?',
    'Kan jeg arbejde hjemmefra?',
    'Hva er lønnen?',
    'Quel est le salaire ?',
    'Puis-je travailler à distance ?',
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
    const [message = { text: '', blocks: [] }] = messages
    expect(messageViolations(message)).toEqual([])
    expect(mentionsIn(message.blocks, message.text)).toEqual([])
    const shown = comparable(shownText(message.blocks))
    const links = shownLinks(message.blocks).map(({ url }) => url)
    for (const { quote, title, url } of citationsOf(answer)) {
      // Lists that the page numbers 1. throughout are numbered anew.
      expect(shown).toContain(comparable(quote).replace(/^1[.)]/, ''))
      expect(shown).toContain(comparable(title))
      expect(links).toContain(url)
    }
    for (const part of answer.parts) expect(shown).toContain(comparable(part.lead))
  })
})
