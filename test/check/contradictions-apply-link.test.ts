import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, postingWith } from './contradictions-fixture.ts'

const jobs = 'https://jobs.example.com/en-GB/job/738d81c0-d4ba'
const own = `${jobs}/c9fc224c-49f3#apply`
const others = `${jobs}/640302ca-01e7#apply`

const engineer = (...paragraphs: readonly string[]) => postingWith(`applyurl: "${own}"`, ...paragraphs)
const designer = postingWith(`applyurl: "${others}"`, 'Draw with us.').replace('title: Engineer', 'title: Designer')
const button = (address: string, text = 'Click here to apply') => `{{< button text="${text}" link="${address}" >}}`

describe('a button that applies to another job', () => {
  it.each([
    ['of a shortcode', button(others)],
    ['of Markdown', `[Apply now](${others})`],
    ['of HTML', `<a class="button" href="${others}">Apply here</a>`],
    ['in another language of the site', button(others.replace('en-GB', 'sv-SE'))],
  ])('%s is told with the job that it is for', (_, text) => {
    const [finding, ...rest] = findingsOf({ 'a.md': engineer('Build with us.', text), 'b.md': designer })
    expect(rest).toEqual([])
    expect(finding).toMatchObject({
      rule: 'apply-link',
      level: 'error',
      message:
        "This button applies to “Designer” (b.md), not to the job of this page, whose front matter has another link (line 4). Give the button this job's own link.",
      source: 'a.md',
      line: 8,
    })
    expect(finding?.excerpts.map(({ source, lines }) => `${source}:${lines[0]}`)).toEqual(['a.md:8', 'a.md:4', 'b.md:4'])
  })

  it('is told where no posting has that job', () => {
    expect(contradictionsIn({ 'a.md': engineer(button(others)) })).toEqual(['apply-link a.md:6 a.md:4'])
    expect(contradictionsIn({ 'a.md': postingWith('applyurl: https://x.example/apply?jobId=12', button('https://x.example/apply?jobId=13')) })).toEqual([
      'apply-link a.md:6 a.md:4',
    ])
  })

  it('is told where addresses name jobs by words, and differ in some', () => {
    const shop = (name: string) => `https://jobs.example.com/o/store-manager${name}`
    const found = (name: string) => contradictionsIn({ 'a.md': postingWith(`applyurl: ${shop('-oslo')}`, button(shop(name))) })
    expect(found('-bergen')).toEqual(['apply-link a.md:6 a.md:4'])
    expect(found('-oslo-apply')).toEqual([])
    expect(found('-oslo')).toEqual([])
    expect(contradictionsIn({ 'a.md': postingWith(`applyurl: ${shop('-oslo')}`, button('https://jobs.example.com/o/open-application')) })).toEqual([])
  })

  it('is told in Swedish words', () => {
    expect(contradictionsIn({ 'a.sv.md': engineer(button(others, 'Klicka här för att ansöka')) })).toEqual(['apply-link a.sv.md:6 a.sv.md:4'])
  })
})

describe('a button that is right', () => {
  it.each([
    ['has the same link', button(own)],
    ['has the link in another language', button(own.replace('en-GB', 'da-DK'))],
    ['says where the visitor came from', button(own.replace('#apply', '?utm_source=site'))],
    ['goes one step further', button(own.replace('#apply', '/apply'))],
    ['leads to the list of jobs', button(jobs, 'See all jobs')],
    ['leads to another job by its name', `[Our designer role](${others})`],
    ['says that it is for another job', button(others, 'Apply as Designer instead')],
    ['leads to a form elsewhere', button('https://forms.example.com/12345', 'Apply with this form')],
  ])('%s', (_, text) => {
    expect(contradictionsIn({ 'a.md': engineer(text), 'b.md': designer })).toEqual([])
  })

  it('has the form that all jobs share', () => {
    const form = 'https://forms.example.com/open/1234567'
    const shared = (title: string) => postingWith(`applyurl: "${form}"`, button(form)).replace('Engineer', title)
    expect(contradictionsIn({ 'a.md': shared('One'), 'b.md': shared('Two'), 'c.md': engineer(button(own)) })).toEqual([])
  })

  it('stands beside one for another place', () => {
    const abroad = `${jobs}/77770000-aaaa`
    expect(contradictionsIn({ 'a.md': engineer(button(own), button(abroad, 'Apply for this job in Oslo')) })).toEqual([])
    expect(contradictionsIn({ 'a.md': engineer(button(own), button(others)), 'b.md': designer })).toEqual(['apply-link a.md:8 a.md:4'])
  })

  it('is not taken for that of a posting whose link is the list of all jobs', () => {
    const list = postingWith('applyurl: https://jobs.example.com/open', 'Write to us.').replace('Engineer', 'Anyone')
    const text = postingWith('applyurl: https://jobs.example.com/open/engineer', button('https://jobs.example.com/open/devops'))
    expect(contradictionsIn({ 'a.md': text, 'b.md': list })).toEqual([])
  })

  it('stands in a posting without a link of its own', () => {
    expect(contradictionsIn({ 'a.md': postingWith('', button(own)), 'b.md': designer })).toEqual([])
  })
})

describe('versions of one posting', () => {
  it('lead to different jobs', () => {
    const files = { 'a.en.md': engineer('Build with us.'), 'a.sv.md': postingWith(`applyurl: "${others}"`, 'Bygg med oss.') }
    expect(contradictionsIn(files)).toEqual(['apply-link a.sv.md:4 a.en.md:4'])
  })

  it('lead to one job in two languages', () => {
    const files = { 'a.en.md': engineer('Build with us.'), 'a.sv.md': postingWith(`applyurl: "${own.replace('en-GB', 'sv-SE')}"`, 'Bygg med oss.') }
    expect(contradictionsIn(files)).toEqual([])
  })
})
