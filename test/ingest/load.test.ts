import { describe, expect, it } from 'vitest'
import { load, loadPage, messagesOf, outlineOf, textsOf } from '../fixtures/knowledge.ts'

const swedish = 'Vi söker dig som vill arbeta med vår drift. Du får ett fast kontrakt och kan arbeta på distans.'
const english = 'We are looking for you who want to work with our operations. You get a contract and can work from home.'
const languageOf = (source: string, ...lines: string[]) => load({ [source]: lines.join('\n') }).versions[0]?.language

describe('the language of a page', () => {
  it.each(['content/sv/jobs/a.md', 'sv/a.md', 'content/sv-SE/a.md', 'jobs/a.sv.md', 'jobs/a.sv-se.md', 'en/jobs/a.sv.md'])(
    'is what the path %s says, whatever front matter says',
    (source) => {
      expect(languageOf(source, '---', 'language: en', '---', english)).toBe('sv')
    },
  )

  it('is the folder where folder and front matter disagree; the conflict is a warning', () => {
    const knowledge = load({ 'sv/a.md': `---\ntitle: A\nlanguage: "sv"\nLanguage: "En"\n---\n${swedish}` })
    expect(knowledge.versions[0]?.language).toBe('sv')
    expect(messagesOf(knowledge)).toEqual(['sv/a.md:3 the front matter says language sv and en; taken as sv, as the path says'])
  })

  it('is that of the text where the path says nothing; the conflict is a warning', () => {
    const knowledge = load({ 'a.md': `---\ntitle: A\nlanguage: "sv"\nLanguage: "En"\n---\n${swedish}`, 'b.md': `---\nlang: sv\n---\n${english}` })
    expect(knowledge.versions.map((version) => version.language)).toEqual(['sv', 'en'])
    expect(messagesOf(knowledge)).toEqual([
      'a.md:3 the front matter says language sv and en; taken as sv, as the text reads',
      'b.md:2 the front matter says language sv; taken as en, as the text reads',
    ])
  })

  it('is what front matter says where the text is too short to tell, in any spelling', () => {
    for (const stated of ['Language: "Sv"', 'lang: sv-SE', 'LOCALE: sv_SE', 'language: Swedish', 'language: svenska']) {
      const knowledge = loadPage('---', stated, '---', 'Kubernetes, Ceph.')
      expect(knowledge.versions[0]?.language).toBe('sv')
      expect(knowledge.warnings).toEqual([])
    }
  })

  it('is English where nothing tells', () => {
    expect(languageOf('a.md', 'Kubernetes.')).toBe('en')
  })

  it('is not that of a department’s folder', () => {
    for (const source of ['hr/faq.md', 'it/jobs/a.md', 'jobs/id/a.md', 'team.hr.md']) expect(languageOf(source, english)).toBe('en')
    expect(
      languageOf(
        'it/a.md',
        'Cerchiamo una persona che voglia lavorare con noi. Offriamo un contratto a tempo indeterminato e la possibilità di lavorare da casa.',
      ),
    ).toBe('it')
  })

  it('is read from words, not from tags', () => {
    expect(languageOf('a.md', '{{< button class="the and with for you are" label="we are the best of the best" >}}', swedish)).toBe('sv')
  })
})

describe('the title of a page', () => {
  it.each([
    ['front matter', '---\nTitle: "Ops  engineer"\n---\n# Other', 'Ops engineer'],
    ['the last of two', '---\ntitle: Old\nTitle: New\n---\nText', 'New'],
    ['the first heading', 'Text\n\n# Ops **engineer** {#ops}\n\n# Other', 'Ops engineer'],
    ['no heading that is commented out', '<!--\n# Old title\n-->\n# New title\n\nText', 'New title'],
    ['the name of the file', 'Text', 'ops engineer'],
  ])('is from %s', (_, text, title) => {
    expect(load({ 'jobs/ops-engineer.en.md': text }).versions[0]?.title).toBe(title)
  })

  it('is the folder’s where the file is its index', () => {
    expect(load({ 'jobs/cloud-engineer/index.md': 'Text' }).versions[0]?.title).toBe('cloud engineer')
  })

  it('holds no tag', () => {
    expect(loadPage('---', 'title: "Join <br>us {{< year >}} &amp; {{ site.name }} them"', '---', 'Text').versions[0]?.title).toBe('Join us & them')
  })
})

describe('postings and pages', () => {
  it.each([
    ['jobs/a.md', 'Text.', 'posting'],
    ['careers/positions/a.md', 'Text.', 'posting'],
    ['faq/company.md', 'Text.', 'page'],
    ['about.md', 'Text.', 'page'],
    ['jobs/_index.md', 'Text.', 'page'],
    ['faq/a.md', '---\napply_url: https://firm.example/1\n---\nText.', 'posting'],
    ['blog/a.md', '---\ntype: job\n---\nText.', 'posting'],
    ['jobs/a.md', '---\nlayout: faq\n---\nText.', 'page'],
    ['faq/a.md', '{{< button link="https://firm.example/handbook" text="Read our handbook" >}}', 'page'],
  ])('%s with %j is a %s', (source, text, kind) => {
    expect(load({ [source]: text }).versions[0]?.kind).toBe(kind)
  })
})

describe('a whole page', () => {
  it('gives each fact once, in the order of the page, and no tag', () => {
    const { passages, versions } = loadPage(
      '---',
      'Title: "Operations engineer"',
      'intro: "Look after servers"',
      'sidebarlinkurl: "https://firm.example/jobs/7#applyNow"',
      'sidebarlinkname: "Apply now"',
      'Language: "En"',
      'language: "en"',
      'ai: true',
      '---',
      '## Who are you?',
      '{{< ingress >}}',
      'You like servers.',
      '{{< /ingress >}}',
      '{{< block icon="fa-star" text="Click here to apply" link="https://firm.example/jobs/7#applyNow" >}}',
      '{{% accordion title="How do you set pay?" %}}',
      'By the market.',
      '{{% /accordion %}}',
      '{{< accordion-script >}}',
      '{{% note "info" %}}',
      '**Salary range:**  ',
      '€50,000 - €80,000 annually',
      '{{% /note %}}',
    )
    expect(outlineOf(passages)).toEqual([
      ': Look after servers',
      'Who are you?: You like servers.',
      'How do you set pay?: By the market.',
      'Salary range: Salary range: €50,000 - €80,000 annually',
      ': Click here to apply',
    ])
    expect(passages.map((passage) => passage.kind)).toEqual(['intro', 'section', 'faq', 'note', 'apply'])
    expect(passages[3]?.units[0]).toMatchObject({ lines: [20, 21], hasNumber: true })
    expect(versions[0]).toMatchObject({ applyUrl: 'https://firm.example/jobs/7#applyNow', machineTranslated: true, isOriginal: true })
  })

  it('warns of what is wrong with its tags, at their lines', () => {
    expect(messagesOf(loadPage('---', 'title: A', '---', 'One.', '', '{{% /note %}}', '', 'Two {{< card', ''))).toEqual([
      'page.md:6 a closing "note" without its opening tag',
      'page.md:8 a tag that starts with {{< is not closed',
    ])
  })

  it('nested beyond what the parser can hold does not take the others with it', () => {
    const deep = Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}${depth % 2 === 0 ? '>' : '-'} x`).join('\n')
    expect(textsOf(load({ 'a.md': deep, 'b.md': 'We hire.' }).passages)).toContain('We hire.')
  })
})
