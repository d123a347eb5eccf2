import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contradictionsIn } from './contradictions-fixture.ts'

const folder = 'test/check/agreeing'
/** Postings of one house that agree, with much in them that only looks as if it did not: other teams, dates, places, pay of others. */
const agreeing = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
)

describe('postings that agree', () => {
  it('are left in peace', () => {
    expect(contradictionsIn(agreeing)).toEqual([])
  })

  it.each([
    ['postings/platform.en.md', 'three steps:', 'four steps:', 'process-steps postings/platform.en.md:42 postings/platform.en.md:44'],
    ['postings/platform.en.md', '€72,000 to', '€75,000 to', 'salary postings/platform.en.md:5 postings/platform.en.md:28'],
    ['postings/platform.en.md', 'starts on 1 May', 'starts on 1 June', 'start-date postings/platform.en.md:6 postings/platform.en.md:38'],
    ['postings/platform.en.md', '10023/apply', '10024/apply', 'apply-link postings/platform.en.md:50 postings/platform.en.md:7'],
    [
      'postings/platform.en.md',
      'remotely from anywhere in Germany',
      'remotely from anywhere in Europe',
      'residency postings/platform.en.md:20 postings/platform.en.md:22',
    ],
    ['postings/platform.de.md', 'von Katrin Weber', 'von Jonas Beck', 'team-lead postings/platform.de.md:14 postings/platform.en.md:14'],
    ['postings/platform.de.md', 'hat sieben', 'hat acht', 'team-size postings/platform.de.md:14 postings/platform.en.md:14'],
    ['postings/platform.de.md', 'in Deutschland wohnen', 'in der EU wohnen', 'residency postings/platform.de.md:22 postings/platform.en.md:22'],
    ['postings/platform.de.md', 'zum 01.05.2026', 'zum 01.06.2026', 'start-date postings/platform.de.md:6 postings/platform.de.md:38'],
    ['postings/platform.de.md', '72.000 bis 85.000', '72.000 bis 88.000', 'salary postings/platform.de.md:5 postings/platform.de.md:28'],
    ['postings/designer.en.md', 'based in our Rotterdam', 'based in our Antwerp', 'location postings/designer.en.md:4 postings/designer.en.md:9'],
    ['postings/nurse.sv.md', 'placerad i Göteborg', 'placerad i Malmö', 'location postings/nurse.sv.md:4 postings/nurse.sv.md:10'],
    ['postings/comptable.fr.md', 'basé à Marseille', 'basé à Lyon', 'location postings/comptable.fr.md:4 postings/comptable.fr.md:10'],
    ['postings/udvikler.da.md', 'placeret i Aarhus', 'placeret i Odense', 'location postings/udvikler.da.md:4 postings/udvikler.da.md:10'],
    ['faq/company.md', 'We hire in Germany, the', 'We only hire in Sweden, the', 'residency postings/platform.en.md:20 faq/company.md:5'],
  ])('%s: "%s" made "%s" is told, and nothing else', (source, right, wrong, found) => {
    const text = agreeing[source] as string
    expect(text).toContain(right)
    expect(contradictionsIn({ ...agreeing, [source]: text.replace(right, wrong) })).toEqual([found])
  })
})
