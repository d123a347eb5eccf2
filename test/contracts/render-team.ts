import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HandOverNote, Outgoing } from '../../src/chat/surface.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { citation, comparable, isSeen, joined, type RenderDriver, texts, urls } from './render.ts'

export interface TeamRenderDriver extends RenderDriver {
  /** Ids of people as the platform has them: who asked, and who took the question. */
  readonly people: { readonly asker: string; readonly taker: string }
  /** Of a mention in `ShownMessage.mentions`. */
  mentioned(personId: string): string
}

/** As much as the forms of "Ask a person" and of a reply take. */
const maxQuestionChars = 1000
const maxReplyChars = 1500

const team = teamWordingOf('en')
const say = chatWordingOf('en')

/** Runs on every surface: what the recruiting team and the asker see of a question. */
export function testTeamRenderer(driver: TeamRenderDriver): void {
  const { asker, taker } = driver.people
  const note: HandOverNote = {
    ref: 'q1W2e3R4t5Y6u7I8',
    question: 'Do I need my own drysuit?',
    language: 'en',
    teamLanguage: 'en',
    personId: asker,
    permalink: 'https://chat.example/p1',
    role: 'Diver',
    topic: 'Equipment',
    said: { lead: "The postings don't say: equipment.", citations: [citation('We provide tanks.', { section: 'Tools' })] },
    state: 'asked',
    ending: null,
    days: 7,
    takenBy: null,
    reply: '',
    actions: ['take', 'reply', 'decline'],
  }
  const show = (outgoing: Outgoing) => driver.show(outgoing)
  const card = (more: Partial<HandOverNote> = {}) => show({ kind: 'hand_over', handOver: { ...note, ...more } })
  const only = (messages: ReturnType<typeof show>) => {
    expect(messages).toHaveLength(1)
    return messages[0] as (typeof messages)[number]
  }

  describe(`the card of a question, on ${driver.surface}`, () => {
    it('shows question, role, topic, asker, what the assistant says with its source, the way there, and that nobody has taken it', () => {
      const { text, links, mentions, presses } = only(card())
      for (const part of [
        note.question,
        'Role: Diver',
        'Topic: Equipment',
        "The postings don't say: equipment.",
        'We provide tanks.',
        'Diver › Tools',
        team.handOver.asked,
      ])
        expect(comparable(text)).toContain(comparable(part))
      expect(links.map(({ url }) => url)).toEqual(expect.arrayContaining(['https://firm.example/diver/#salary', 'https://chat.example/p1']))
      expect(mentions).toEqual([driver.mentioned(asker)])
      expect(presses).toEqual([team.buttons.take, team.buttons.reply, team.buttons.decline])
    })

    it('has its labels in the language of the team, whatever was asked in', () => {
      const { text, presses } = only(card({ language: 'sv', teamLanguage: 'de' }))
      const { handOver, buttons } = teamWordingOf('de')
      expect(comparable(text)).toContain(comparable(handOver.title))
      expect(comparable(text)).toContain(comparable(handOver.asked))
      expect(presses).toEqual([buttons.take, buttons.reply, buttons.decline])
    })

    it('goes without role, topic, conversation and an answer of its own', () => {
      const { text, links } = only(card({ role: '', topic: '', permalink: null, said: null }))
      expect(text).not.toMatch(/Role|Topic/)
      expect(text).not.toContain(team.handOver.said)
      expect(links).toEqual([])
    })

    it('names who took it', () => {
      const { text, mentions } = only(card({ state: 'taken', takenBy: taker, actions: ['reply', 'decline'] }))
      expect(text).not.toContain(team.handOver.asked)
      expect(mentions).toEqual([driver.mentioned(asker), driver.mentioned(taker)])
    })

    it.each([
      ['answered', null, team.handOver.answered],
      ['closed', 'replied', team.handOver.ended.replied],
      ['closed', 'undelivered', team.handOver.ended.undelivered],
      ['closed', 'declined', team.handOver.ended.declined],
      ['closed', 'withdrawn', team.handOver.ended.withdrawn],
      ['expired', null, team.handOver.expired.replace('{days}', '7')],
    ] as const)('says how it stands: %s %s', (state, ending, said) => {
      const { text, presses } = only(card({ state, ending, takenBy: taker, reply: 'No, we provide one.', actions: ['save_faq'] }))
      expect(comparable(text)).toContain(comparable(said))
      expect(comparable(text)).toContain(comparable('No, we provide one.'))
      expect(presses).toEqual([team.buttons.saveFaq])
    })

    it('holds the longest question and reply whole', () => {
      const question = `Q${' question'.repeat(200)}`.slice(0, maxQuestionChars)
      const reply = `R${' reply'.repeat(300)}`.slice(0, maxReplyChars)
      const { text, violations } = only(card({ question, reply, state: 'closed', ending: 'replied', takenBy: taker, actions: ['save_faq'] }))
      expect(violations).toEqual([])
      expect(comparable(text)).toContain(comparable(question))
      expect(comparable(text)).toContain(comparable(reply))
    })

    it('leaves out quotes where there is no room for them, never their sources', () => {
      const citations = ['Diver', 'Cook', 'Mate'].map((title) => citation(`${title} says. `.repeat(400), { title, url: `https://firm.example/${title}/` }))
      const { text, links, violations } = only(card({ said: { lead: 'The postings say:', citations } }))
      expect(violations).toEqual([])
      expect(text).not.toContain('Diver says.')
      for (const { title } of citations) expect(text).toContain(title)
      expect(links.map(({ url }) => url)).toEqual(expect.arrayContaining(citations.map(({ url }) => url)))
    })

    it('is one message within the limits that mentions nobody else, whatever it holds', () => {
      const notes = fc.record({
        teamLanguage: fc.constantFrom(...spokenLanguages),
        question: texts,
        role: texts,
        topic: texts,
        reply: texts,
        permalink: urls,
        takenBy: fc.constantFrom(null, taker),
        state: fc.constantFrom('asked', 'taken', 'answered', 'closed', 'expired'),
        ending: fc.constantFrom('replied', 'declined', 'withdrawn', 'undelivered'),
        said: fc.option(
          fc.record({
            lead: texts,
            citations: fc.array(
              fc.record({ quote: texts, title: texts, section: texts, url: urls }).map(({ quote, ...more }) => citation(quote, more)),
              { maxLength: 30 },
            ),
          }),
        ),
        actions: fc.constantFrom(['take', 'reply', 'decline'], ['save_faq'], []) as fc.Arbitrary<HandOverNote['actions']>,
      })
      fc.assert(
        fc.property(notes, (more) => {
          const message = only(card(more))
          expect(message.violations).toEqual([])
          expect([driver.mentioned(asker), driver.mentioned(taker)]).toEqual(expect.arrayContaining([...message.mentions]))
          expect(message.presses).toHaveLength(more.actions.length)
        }),
        { numRuns: 150 },
      )
    })

    it('keeps nothing of an erased question', () => {
      const shown = only(show({ kind: 'erased_hand_over', teamLanguage: 'en' }))
      expect(shown).toMatchObject({ text: team.handOver.erased, links: [], presses: [], mentions: [], violations: [] })
    })
  })

  describe(`what the asker is told, on ${driver.surface}`, () => {
    it('is the reply of the recruiting team, said to be theirs, with its line breaks, to the one who asked', () => {
      const messages = show({ kind: 'team_reply', reply: { text: 'No.\nWe provide one.', question: '', language: 'en', personId: asker } })
      const { text, mentions, violations } = only(messages)
      expect(text).toMatch(/The recruiting team replies:[\s\S]*No\.\nWe provide one\./)
      expect(text).not.toContain(say.teamReply.yourQuestion)
      expect(mentions).toEqual([driver.mentioned(asker)])
      expect(violations).toEqual([])
    })

    it('names the question where nobody else reads along', () => {
      const { text, mentions } = only(show({ kind: 'team_reply', reply: { text: 'No.', question: note.question, language: 'en', personId: null } }))
      expect(comparable(text)).toContain(comparable(`${say.teamReply.yourQuestion}${note.question}`))
      expect(mentions).toEqual([])
    })

    it('loses nothing of a reply and mentions nobody by it, whatever was written', () => {
      fc.assert(
        fc.property(texts, texts, (text, question) => {
          const messages = show({ kind: 'team_reply', reply: { text, question, language: 'en', personId: asker } })
          expect(messages.flatMap(({ violations }) => violations)).toEqual([])
          expect(messages.flatMap(({ mentions }) => mentions)).toEqual([driver.mentioned(asker)])
          if (isSeen(text)) expect(comparable(joined(messages))).toContain(comparable(text))
        }),
        { numRuns: 80 },
      )
    })

    it.each([
      [true, [say.buttons.status, say.buttons.withdraw]],
      [false, [say.buttons.status]],
    ])('is how it stands, with a way to look again and to withdraw while that works: %s', (canWithdraw, presses) => {
      const status = { text: say.handOver.asked, ref: note.ref, canWithdraw }
      expect(only(show({ kind: 'asker_status', status, language: 'en' }))).toMatchObject({ text: say.handOver.asked, presses, violations: [] })
    })

    it('is in the language of the question', () => {
      const { teamReply, buttons } = chatWordingOf('sv')
      expect(only(show({ kind: 'team_reply', reply: { text: 'Nej.', question: '', language: 'sv', personId: null } })).text).toContain(teamReply.title)
      const status = { text: 'Tagen.', ref: note.ref, canWithdraw: true }
      expect(only(show({ kind: 'asker_status', status, language: 'sv' })).presses).toEqual([buttons.status, buttons.withdraw])
    })

    it('has nothing to press where nothing is kept', () => {
      const status = { text: say.handOver.unknown, ref: null, canWithdraw: false }
      expect(only(show({ kind: 'asker_status', status, language: 'en' }))).toMatchObject({ text: say.handOver.unknown, presses: [] })
    })
  })

  describe(`a summary for the recruiting team, on ${driver.surface}`, () => {
    it('has each section with its lines, in order', () => {
      const digest = {
        title: 'What candidates asked',
        sections: [
          { title: 'Asked most', lines: ['Salary: 7', 'Remote: 3'] },
          { title: 'Ratings', lines: ['Helpful: 2'] },
        ],
      }
      expect(comparable(joined(show({ kind: 'digest', digest, language: 'en' })))).toBe(
        comparable('What candidates asked Asked most Salary: 7 Remote: 3 Ratings Helpful: 2'),
      )
    })

    it('stays within the limits, loses no line and mentions nobody', () => {
      const section = fc.record({ title: texts, lines: fc.array(texts, { maxLength: 6 }) })
      fc.assert(
        fc.property(texts, fc.array(section, { maxLength: 5 }), (title, sections) => {
          const messages = show({ kind: 'digest', digest: { title, sections }, language: 'en' })
          expect(messages.flatMap(({ violations, mentions }) => [...violations, ...mentions])).toEqual([])
          const shown = comparable(joined(messages))
          for (const line of sections.flatMap(({ lines }) => lines).filter(isSeen)) expect(shown).toContain(comparable(line))
        }),
        { numRuns: 60 },
      )
    })
  })
}
