/** The ten rules that an answer keeps (DESIGN.md), each over the pages of `fixtures/fjordkart.ts`. */
import { describe, expect, it } from 'vitest'
import { renderJson, renderMarkdown } from '../../adapters/terminal/render.ts'
import { wordingOf } from '../../src/answer/wording/index.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { assistantOver, nameOf, notesOf, pagesQuoted, quoted, related, talk } from '../fixtures/asking.ts'
import { canaries, published, siteUrl, unpublished } from '../fixtures/fjordkart.ts'
import { everyQuestion } from '../fixtures/questions.ts'

const assistant = assistantOver({ ...published, ...unpublished }, { siteUrl })
const ask = (question: string) => assistant.answer(question).answer
const inThread = (...messages: string[]) => talk(assistant, messages).at(-1) as ReturnType<typeof ask>
const source = (citation: { source: string }): string => published[citation.source] ?? ''

/** Text as a reader sees it: no marks of Markdown, white space folded, keys of front matter as labels. */
const bare = (text: string): string =>
  text
    .replace(
      /^(\w+)_(\w+): "(.*)"$/gm,
      (_, first: string, second: string, value: string) => `${first.charAt(0).toUpperCase()}${first.slice(1)} ${second}: ${value}`,
    )
    .replace(/\[\*\]\(#\w+\)|\{\{[<%].*?(?:title|text)="|"[^"]*?[>%]\}\}/g, ' ')
    .replace(/[*#>]|^\s*(?:-|\d+\.)\s/gm, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,!?])/g, '')
    .trim()

describe('rule 1: published only', () => {
  it('lists no job that is a draft, ahead, over, archived, closed or hidden', () => {
    expect(pagesQuoted(ask('Which jobs are open?'))).toEqual(['network-engineer', 'storage-engineer', 'survey-data-engineer'])
  })

  it.each([
    'Can I live outside the EU?',
    'Is there a pension?',
    'What is the salary?',
    'Who leads the teams?',
    'What do you use Ceph for?',
    'vad är lönen?',
    'Can I bring my dog?',
  ])('quotes none of them: %s', (question) => {
    const said = JSON.stringify(ask(question))
    for (const canary of canaries) expect(said.toLowerCase()).not.toContain(canary.toLowerCase())
  })

  it.each([
    'What does the Wobblefish Engineer pay?',
    'Where is the quorvexa job?',
    'Is the Grumbolt role still open?',
    'https://fjordkart.example/postings/hidden-a/ what is the salary?',
  ])('answers as if the page did not exist: %s', (question) => {
    const without = assistantOver(published, { siteUrl })
    expect(ask(question)).toEqual(without.answer(question).answer)
  })

  it('speaks of a page from its day on', () => {
    const inApril = assistantOver({ ...published, ...unpublished }, { now: Date.UTC(2026, 3, 1) })
    expect(pagesQuoted(inApril.answer('Which jobs are open?').answer)).toContain('hidden-d')
  })
})

describe('rule 2: quote, then link', () => {
  it('quotes a yes or no with the question that the page asks: "yes" to another question would be wrong', () => {
    const page = {
      'faq.md':
        '---\ntitle: FAQ\n---\n## Do I have to live in the EU?\nYes. You must be based in the EU to be employed by us.\n\n## Is the office open at night?\nNobody is there at night.\n',
    }
    const over = assistantOver(page)
    const quoteOf = (question: string) =>
      over.answer(question).answer.parts.flatMap((part) => part.rows.flatMap((row) => row.citations.map(({ quote }) => quote)))
    expect(quoteOf('I live in Toronto, can I apply?')).toEqual(['Do I have to live in the EU? … Yes. You must be based in the EU to be employed by us.'])
  })

  it.each(everyQuestion)('quotes word for word: %s', (question) => {
    for (const citation of [...quoted(ask(question)), ...related(ask(question))]) {
      const page = bare(source(citation))
      const pieces = citation.quote
        .split('…')
        .flatMap((piece) => piece.split('\n').map(bare))
        .filter((piece) => piece !== '')
      expect(pieces.length).toBeGreaterThan(0)
      for (const piece of pieces) expect(page).toContain(piece)
    }
  })

  it('names the lines that hold the quote, and links to the heading above it', () => {
    const [citation] = quoted(ask('How many members does the storage team have?'))
    expect(citation).toMatchObject({
      quote: 'The storage team has 4 members and is led by Ruben.',
      section: 'The team',
      title: 'Storage Engineer',
      url: `${siteUrl}/postings/storage-engineer/#the-team`,
    })
    const lines = published['postings/storage-engineer.md']?.split('\n').slice((citation?.lines[0] ?? 0) - 1, citation?.lines[1])
    expect(lines).toEqual(['The storage team has 4 members and is led by Ruben.'])
  })

  it('gives every row of an answer a citation', () => {
    for (const question of everyQuestion) {
      const { parts, outcome } = ask(question)
      for (const part of parts) for (const row of part.rows) expect(row.citations.length, question).toBeGreaterThan(0)
      if (outcome === 'answered' || outcome === 'roles') expect(quoted(ask(question)).length, question).toBeGreaterThan(0)
    }
  })

  it.each(spokenLanguages)('has fixed sentences that state no figure and no address: %s', (language) => {
    expect(JSON.stringify(wordingOf(language))).not.toMatch(/\d|https?:|@/)
  })
})

describe('rule 3: per posting', () => {
  it('gives each posting that answers differently a row of its own', () => {
    const answer = ask('What is the salary?')
    expect(answer.outcome).toBe('answered')
    expect(answer.parts[0]?.rows.map((row) => row.citations.map((citation) => [nameOf(citation), citation.quote]))).toEqual(
      expect.arrayContaining([[['storage-engineer', 'Salary: €58,000 - €70,000 a year']], [['survey-data-engineer', 'Salary: €52,000 - €61,000 a year']]]),
    )
    expect(answer.parts[0]?.rows).toHaveLength(2)
  })

  it('lets postings that say the same share a row, and names each of them', () => {
    const answer = ask('Do I have to live in the EU?')
    const rows = answer.parts[0]?.rows.filter((row) => row.citations.some((citation) => citation.quote === 'You must be based in the EU for this role.')) ?? []
    expect(rows).toHaveLength(1)
    const said = `${rows[0]?.citations[0]?.title} ${rows[0]?.notes.join(' ')}`
    for (const title of ['Network Engineer', 'Storage Engineer', 'Survey Data Engineer']) expect(said).toContain(title)
  })

  it.each([
    ['What does the Storage Engineer pay?', 'Salary: €58,000 - €70,000 a year'],
    ['what does the ceph job pay?', 'Salary: €58,000 - €70,000 a year'],
    ['What is the salary for the survey data engineer?', 'Salary: €52,000 - €61,000 a year'],
    ['How big is the team of the storage engineer?', 'The storage team has 4 members and is led by Ruben.'],
  ])('answers from the named role only: %s', (question, quote) => {
    expect(quoted(ask(question)).map((citation) => citation.quote)).toEqual([quote])
  })

  it('answers from the role of the thread and from pages about the company', () => {
    expect(pagesQuoted(inThread('What does the Storage Engineer pay?', 'and who leads the team?'))).toEqual(['storage-engineer'])
    expect(pagesQuoted(inThread('What does the Storage Engineer pay?', 'do I need a work permit?'))).toEqual(['company'])
  })
})

describe('rule 4: abstain, by evidence', () => {
  it.each([
    ['Is there a pension?', 'en', 'pension'],
    ['Is there a metro station near the office?', 'en', 'commute'],
    ['Do I need a certificate for the job?', 'en', 'certification'],
    ['Does the collective agreement include a pension?', 'en', 'pension'],
    ['How many vacation days do I get?', 'en', 'vacation'],
    ['Finns det tjänstepension?', 'sv', 'pension'],
    ['Gibt es eine betriebliche Altersvorsorge?', 'de', 'pension'],
    ['Combien de jours de congés payés ?', 'fr', 'vacation'],
    ['¿Se puede llevar el perro a la oficina?', 'es', 'pets'],
    ['Czy macie kartę sportową?', 'pl', 'wellness'],
  ])('says that it is not stated: %s', (question, language, topic) => {
    const answer = ask(question)
    expect(answer).toMatchObject({ outcome: 'not_stated', language })
    expect(answer.parts[0]?.topic).toBe(topic)
  })

  it('names what is not stated and a person to ask', () => {
    const text = renderMarkdown(ask('Is there a pension?'))
    expect(text).toContain('pension')
    expect(text).toContain('liv@fjordkart.example')
  })

  it('puts the figure of another role under related, with its name, never in the answer', () => {
    const answer = ask('What does the network engineer pay?')
    expect(answer.outcome).toBe('not_stated')
    expect(renderMarkdown(answer)).not.toMatch(/\d\d,000/)
    expect(related(answer).map((citation) => [citation.title, citation.quote])).toContainEqual(['Storage Engineer', 'Salary: €58,000 - €70,000 a year'])
    expect(answer.relatedLead).not.toBe('')
  })

  it('shows a neighbouring policy as related', () => {
    expect(related(ask('Is there a pension?')).map(nameOf)).toEqual(['company'])
  })

  it.each(['Do you use Kafka?', 'Is Terraform part of the job?', 'Does the storage engineer work with BGP?'])(
    'does not answer for a technology that is not in scope: %s',
    (question) => {
      expect(ask(question).outcome).toBe('not_stated')
    },
  )

  it('does not take a figure of something else for the figure that is asked for', () => {
    expect(ask('How many people are in the network team?').outcome).toBe('not_stated')
  })

  it('has nothing to quote where no page is published', () => {
    const empty = assistantOver({})
    expect(empty.answer('What is the salary?').answer).toMatchObject({ outcome: 'not_stated' })
    expect(renderJson(empty.answer('Which jobs are open?').answer)).toMatchObject({ outcome: 'roles', citations: [] })
  })
})

describe('rule 5: no stale fact unmarked', () => {
  it('quotes a date that has passed with a note that says so and since when the posting is out', () => {
    const answer = ask('When does the survey data engineer start?')
    expect(quoted(answer)).toMatchObject([{ quote: 'Start: Beginning of November', status: 'stale' }])
    expect(notesOf(answer).join(' ')).toContain('2025-08-18')
  })

  it('marks only the posting whose date has passed', () => {
    const statuses = Object.fromEntries(quoted(ask('When do the jobs start?')).map((citation) => [nameOf(citation), citation.status]))
    expect(statuses).toEqual({ 'storage-engineer': undefined, 'network-engineer': undefined, 'survey-data-engineer': 'stale' })
  })

  it('marks it when the day comes', () => {
    const statusOn = (now: number) =>
      quoted(assistantOver(published, { now }).answer('When does the network engineer start?').answer).map((citation) => citation.status)
    expect(statusOn(Date.UTC(2026, 5, 1, 12))).toEqual([undefined])
    expect(statusOn(Date.UTC(2026, 5, 2))).toEqual(['stale'])
  })

  it('marks it in a translation too', () => {
    const answer = ask('När börjar jobbet som dataingenjör för sjömätning?')
    expect(quoted(answer)).toMatchObject([{ source: 'postings/survey-data-engineer.sv.md', quote: 'Startdatum: Början av november', status: 'stale' }])
    expect(notesOf(answer).join(' ')).toContain(wordingOf('sv').staleSince.split(';')[0])
  })
})
