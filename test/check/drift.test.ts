import { describe, expect, it } from 'vitest'
import { foundBy, listed, page } from './checking.ts'

const original = [
  'You look after the gardens of our house together with 8 colleagues.',
  '',
  '## Your tasks',
  '',
  '- Water the roses of the garden',
  '- Cut the hedges in spring',
  '- Plan the beds with Lignea',
  '',
  '{{% accordion title="What do you pay?" %}}',
  'The salary is between €40,000 and €50,000 a year.',
  '{{% /accordion %}}',
  '',
  '{{% accordion title="When do I start?" %}}',
  'The start is planned for the beginning of November 2026.',
  '{{% /accordion %}}',
  '',
  'Questions? Write to anna@firm.example or read [our pages](https://firm.example/en/garden).',
]
const translation = [
  'Du sköter trädgårdarna kring vårt hus tillsammans med åtta kollegor.',
  '',
  '## Dina uppgifter',
  '',
  '- Vattna rosorna i trädgården',
  '- Klippa häckarna om våren',
  '- Planera rabatterna med Lignea',
  '',
  '{{% accordion title="Vad betalar ni?" %}}',
  'Lönen ligger mellan 40 000 och 50 000 euro om året.',
  '{{% /accordion %}}',
  '',
  '{{% accordion title="När börjar jag?" %}}',
  'Starten är planerad till början av november 2026.',
  '{{% /accordion %}}',
  '',
  'Frågor? Skriv till anna@firm.example eller läs [våra sidor](https://firm.example/sv/tradgard).',
]
const drift = (own: readonly string[], theirs: readonly string[] = original) =>
  foundBy('translation-drift', { 'jobs/a.md': page({ title: 'Gardener' }, ...theirs), 'jobs/a.sv.md': page({ title: 'Trädgårdsmästare', ai: 'true' }, ...own) })
/** The translation with one text changed. */
const changed = (from: string, to: string) => {
  expect(translation.join('\n')).toContain(from)
  return translation.join('\n').replace(from, to).split('\n')
}

describe('a translation has not drifted', () => {
  it('where it says the same, with numbers as words, amounts as they are written there and links to its own language', () => {
    expect(drift(translation)).toEqual([])
  })

  it('where it parts its text differently', () => {
    expect(drift(changed('Klippa häckarna om våren\n', 'Klippa häckarna om våren\n\n').filter((line) => line !== '## Dina uppgifter'))).toEqual([])
  })

  it('where nobody reads it, for it is closed', () => {
    const files = {
      'jobs/a.md': page({ title: 'Gardener' }, ...original),
      'jobs/a.sv.md': page({ title: 'T', ai: 'true', archived: 'true' }, ...changed('åtta', '9')),
    }
    expect(foundBy('translation-drift', files)).toEqual([])
  })

  it('where both speak of the clock around, each in its way', () => {
    const say = (lines: readonly string[], text: string) => [text, '', ...lines]
    expect(
      drift(
        say(translation, 'Vi finns här 24 timmar om dygnet, 7 dagar i veckan, alla dagar.'),
        say(original, 'We are here 24 hours a day, 7 days a week, on all days.'),
      ),
    ).toEqual([])
  })
})

describe('a translation has drifted', () => {
  it('where a figure differs, with both sentences', () => {
    const findings = drift(changed('50 000', '55 000'))
    expect(listed(findings)).toEqual(['warning translation-drift jobs/a.sv.md:14'])
    expect(findings[0]?.message).toContain('the original has "50,000", which the translation has not; the translation has "55 000"')
    expect(findings[0]?.excerpts.map(({ source, text }) => `${source} ${text}`)).toEqual([
      'jobs/a.sv.md Lönen ligger mellan 40 000 och 55 000 euro om året.',
      'jobs/a.md The salary is between €40,000 and €50,000 a year.',
    ])
  })

  it.each([
    ['åtta kollegor', '9 kollegor'],
    ['november 2026', 'december 2026'],
    ['anna@firm.example', 'bo@firm.example'],
  ])('where "%s" is "%s"', (from, to) => {
    expect(drift(changed(from, to)).map(({ level, message }) => `${level} ${message.slice(0, 14)}`)).toEqual(['warning Figures differ'])
  })

  it('where both write a number as a word, and another', () => {
    const files = (...lines: string[]) => ({
      'a.en.md': page({ title: 'Gardener' }, 'We work in three steps: a call, a visit and a walk. It takes at most four weeks.'),
      'a.sv.md': page({ title: 'Trädgårdsmästare' }, ...lines),
    })
    const found = (...lines: string[]) => foundBy('translation-drift', files(...lines)).map(({ message }) => message)
    expect(found('Vi arbetar i tre steg: ett samtal, ett besök och en promenad. Det tar högst fyra veckor.')).toEqual([])
    expect(found('Vi arbetar i fyra steg: ett samtal, ett besök och en promenad. Det tar högst fyra veckor.')).toEqual([
      'Figures differ: the original has "three", which the translation has not; the translation has "fyra", which the original has not.',
    ])
    expect(found('Det tar högst fyra veckor. Vi arbetar i tre steg: ett samtal, ett besök och en promenad.')).toEqual([])
  })

  it('where an answer is left out, with what it answers', () => {
    const own = changed('{{% accordion title="Vad betalar ni?" %}}\nLönen ligger mellan 40 000 och 50 000 euro om året.\n{{% /accordion %}}\n', '')
    const findings = drift(own)
    expect(listed(findings)).toEqual(['warning translation-drift jobs/a.sv.md:11'])
    expect(findings[0]?.message).toContain('under "What do you pay?" that the translation does not have and answers from it: salary')
    expect(findings[0]?.excerpts).toMatchObject([{ source: 'jobs/a.md', lines: [13, 13] }])
  })

  it('where short sections are left out among others that are as short', () => {
    const sections = (...pairs: readonly (readonly [string, string])[]) => pairs.flatMap(([heading, text]) => [`## ${heading}`, '', text, ''])
    const theirs = sections(
      ['Your tasks', 'You look after the Ceph clusters that hold our soundings.'],
      ['What you bring', 'You have run Ceph in production.'],
      ['The team', 'The storage team has 4 members and is led by Ruben.'],
      ['Where you live', 'You must be based in the EU for this role.'],
      ['Salary', '€58,000 - €70,000 a year'],
    )
    const own = sections(
      ['Dina arbetsuppgifter', 'Du sköter de Ceph-kluster som våra djupmätningar ligger på.'],
      ['Var du bor', 'För den här rollen måste du bo inom EU.'],
      ['Lön', '58 000 - 70 000 euro om året'],
    )
    expect(drift(own, theirs).map(({ level, excerpts }) => `${level} ${excerpts[0]?.text}`)).toEqual([
      'warning You have run Ceph in production.',
      'warning The storage team has 4 members and is led by Ruben.',
    ])
  })

  it('where an answer is added', () => {
    const own = changed('\n\nFrågor?', '\n\n{{% accordion title="Får jag ta med hunden?" %}}\nJa, hundar är välkomna hos oss.\n{{% /accordion %}}\n\nFrågor?')
    expect(drift(own).map(({ message }) => message)).toEqual(['The translation has a passage under "Får jag ta med hunden?" that the original does not have.'])
  })

  it('where a sentence is left out that answers what is asked most', () => {
    const [first, ...rest] = original
    const theirs = [`${first} You must be based in the EU for this work of ours.`, ...rest]
    const findings = drift(translation, theirs)
    expect(listed(findings)).toEqual(['warning translation-drift jobs/a.sv.md:5'])
    expect(findings[0]?.message).toContain('place of residence')
    expect(findings[0]?.excerpts.map(({ source }) => source)).toEqual(['jobs/a.sv.md', 'jobs/a.md'])
  })

  it('where a list is shorter, as a note', () => {
    const findings = drift(changed('- Klippa häckarna om våren\n', ''))
    expect(listed(findings)).toEqual(['note translation-drift jobs/a.sv.md:9'])
    expect(findings[0]?.message).toContain('has 2 items, that of the original 3')
  })

  it('where a link is missing, or leads elsewhere', () => {
    const findings = drift(changed(' eller läs [våra sidor](https://firm.example/sv/tradgard)', ''))
    expect(listed(findings)).toEqual(['warning translation-drift jobs/a.sv.md'])
    expect(findings[0]?.excerpts).toEqual([{ source: 'jobs/a.md', lines: [20, 20], text: 'https://firm.example/en/garden' }])
    expect(drift(changed('https://firm.example/sv/tradgard', 'https://other.example/'))).toHaveLength(2)
  })

  it('not where a link says whence a visitor came, and in which language', () => {
    const files = (link: string) => ({
      'a.en.md': page({ title: 'Gardener' }, 'Read [how we work](https://firm.example/garden?page=4).'),
      'a.sv.md': page({ title: 'Trädgårdsmästare' }, `Läs [hur vi arbetar](${link}).`),
    })
    expect(foundBy('translation-drift', files('https://firm.example/garden?page=4&utm_source=site&lang=sv'))).toEqual([])
    expect(foundBy('translation-drift', files('https://elsewhere.example/garden?page=4'))).toHaveLength(2)
  })
})
