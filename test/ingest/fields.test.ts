import { describe, expect, it } from 'vitest'
import { readableLabel, readFieldFacts } from '../../src/ingest/fields.ts'
import { readFrontMatter } from '../../src/ingest/front-matter.ts'
import { loadPage } from '../fixtures/knowledge.ts'

const read = (...lines: string[]) => readFieldFacts(readFrontMatter(['---', ...lines, '---'].join('\n'), 'page.md').fields)
const say = (...lines: string[]) => read(...lines).passages.map((passage) => `${passage.kind} ${passage.units.map((unit) => unit.text).join(' ')}`)

describe('front matter that carries content', () => {
  it('makes each scalar a fact with a readable label', () => {
    expect(
      say(
        'opens: 2026-03-01',
        'closes: 2026-04-01',
        'location: Oslo',
        'salary min: 500',
        'salary_max: 50000',
        'contractType: fixed term',
        'remote: true',
        'part-time: false',
      ),
    ).toEqual([
      'fact Opens: 2026-03-01',
      'fact Closes: 2026-04-01',
      'fact Location: Oslo',
      // Sister keys are one fact: a maximum without its minimum misleads.
      'fact Salary min: 500 Salary max: 50000',
      'fact Contract Type: fixed term',
      'fact Remote: true',
      'fact Part time: false',
    ])
  })

  it('makes each list, and each group of keys, a fact', () => {
    expect(say('benefits: [bike, phone]', 'places:', '  - Oslo', '  - Bergen', 'salary: { min: 5, max_bonus: 6 }')).toEqual([
      'fact Benefits: bike, phone',
      'fact Places: Oslo, Bergen',
      'fact Salary: min: 5, max bonus: 6',
    ])
  })

  it('says nothing of keys that steer the site, or of what no reader reads', () => {
    expect(
      say(
        'title: A',
        'Draft: false',
        'weight: 3',
        'slug: a',
        'layout: job',
        'type: jobs',
        'sidebarimage: a.svg',
        'socialmedia: /a.jpg',
        'sidebaricon: fa-star',
        'job_id: 17',
        'ai: true',
      ),
    ).toEqual([])
    expect(say('theme page: /a/b/', 'look: "#3C9BCD"', 'website: https://firm.example', 'nothing:', 'empty: ""', ': x')).toEqual([])
  })

  it('keeps facts whose keys only look like the site’s', () => {
    expect(say('hybrid: two days', 'paid: monthly', 'type: Full-time')).toEqual(['fact Hybrid: two days', 'fact Paid: monthly', 'fact Type: Full-time'])
  })

  it('reads the apply link and the label of its button', () => {
    const facts = read('sidebarlinkurl: "https://firm.example/1#applyNow"', 'sidebarlinkname: Apply now', 'sidebarlinkicon: fa-arrow')
    expect(facts.applyUrl).toBe('https://firm.example/1#applyNow')
    expect(facts.passages.map((passage) => [passage.kind, passage.units[0]?.text])).toEqual([['apply', 'Apply now']])
    expect(read('apply: "javascript:steal()"').applyUrl).toBeNull()
  })

  it('reads contacts, a mailto: as the address', () => {
    expect(say('contact: Ada Byron', 'recruiter_email: ada@firm.example', 'phone: +46 70 123', 'apply_to: mailto:jobs@firm.example')).toEqual([
      'contact Contact: Ada Byron',
      'contact Recruiter email: ada@firm.example',
      'contact Phone: +46 70 123',
      'fact Apply to: jobs@firm.example',
    ])
  })

  it('holds no tag and no mark of Markdown', () => {
    expect(say('intro: "We <b>are</b> {{< x >}} **nice**."', 'perks: ["<li>Bike</li>", "{{ site.perk }}"]')).toEqual(['intro We are nice.', 'fact Perks: Bike'])
  })

  it('quotes an intro sentence by sentence, at the line of its key', () => {
    const { passages } = loadPage('---', 'title: A', 'intro: "We hire. You apply."', 'location: Oslo', '---', 'Text.')
    expect(passages.map((passage) => [passage.kind, passage.heading, passage.units.map((unit) => unit.text), passage.lines])).toEqual([
      ['intro', '', ['We hire.', 'You apply.'], [3, 3]],
      ['fact', 'Location', ['Location: Oslo'], [4, 4]],
      ['section', '', ['Text.'], [6, 6]],
    ])
  })
})

it.each([
  ['salary_min', 'Salary min'],
  ['salaryMin', 'Salary Min'],
  ['salary min', 'Salary min'],
  ['START-DATE', 'START DATE'],
  ['öppnar', 'Öppnar'],
])('reads the key %s as %s', (key, label) => {
  expect(readableLabel(key)).toBe(label)
})
