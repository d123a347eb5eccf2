import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, postingWith, rulesIn } from './contradictions-fixture.ts'

describe('salaries contradict', () => {
  it.each([
    ['en', 'The salary is €50,000 to €80,000 a year.', 'The salary range for this role is €55,000 to €75,000 a year.'],
    ['en', 'Your salary will be 45 000 SEK per month.', 'The monthly salary is 48 000 SEK.'],
    ['en', 'We pay a salary of at least €50,000 a year.', 'The salary range is €45,000–60,000 a year.'],
    ['sv', 'Lönen är 45 000–55 000 kr i månaden.', 'Lönespannet är 50 000–60 000 kr i månaden.'],
    ['da', 'Lønnen er 45.000–50.000 kr. om måneden.', 'Lønnen er 50.000–55.000 kr. om måneden.'],
    ['no', 'Lønnen er 600 000–700 000 kr i året.', 'Årslønnen er 650 000–750 000 kr.'],
    ['de', 'Das Gehalt liegt zwischen 55.000 € und 65.000 € im Jahr.', 'Das Gehalt beträgt 60.000 € bis 70.000 € im Jahr.'],
    ['fr', 'Le salaire est de 45 000 € à 55 000 € par an.', 'Le salaire est de 50 000 € à 60 000 € par an.'],
    ['es', 'El salario es de 35.000 € a 45.000 € al año.', 'El salario es de 40.000 € a 50.000 € al año.'],
    ['pl', 'Wynagrodzenie: 15 000–18 000 zł miesięcznie.', 'Wynagrodzenie wynosi 16 000–20 000 zł miesięcznie.'],
    ['fi', 'Palkka on 4 000–5 000 euroa kuukaudessa.', 'Palkka on 4 500–5 500 euroa kuukaudessa.'],
  ])('in %s: %s | %s', (language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual(['salary'])
  })

  it('between front matter and text', () => {
    const files = { 'job.md': postingWith('salary: 50-80k EUR', 'The salary is €50,000 to €75,000 a year.') }
    expect(contradictionsIn(files)).toEqual(['salary job.md:4 job.md:6'])
    expect(findingsOf(files)[0]?.message).toBe(
      'The salary reads “Salary: 50-80k EUR” here and “The salary is €50,000 to €75,000 a year.” in line 6. Decide which holds and state it once, or the same in both places.',
    )
  })

  it('between a range of two keys and the text', () => {
    const files = { 'job.md': postingWith('salary_min: 50000\nsalary_max: 80000', 'The salary is €55,000 to €75,000 a year.') }
    expect(contradictionsIn(files)).toEqual(['salary job.md:4 job.md:7'])
  })

  it('between a posting and its translation', () => {
    const files = { 'job.en.md': posting('The salary is €50,000 to €80,000 a year.'), 'job.sv.md': posting('Lönen är 50 000–85 000 euro per år.') }
    expect(contradictionsIn(files)).toEqual(['salary job.sv.md:6 job.en.md:6'])
  })
})

describe('salaries do not contradict', () => {
  it.each([
    ['written otherwise', 'en', 'The salary is €50,000 to €80,000 a year.', 'The salary range is 50–80k EUR annually.'],
    ['a lower bound above which the range lies', 'en', 'The salary starts from €40,000 a year.', 'The salary range is €45k–60k a year.'],
    ['a figure within the range', 'en', 'The salary is €50,000 to €80,000 a year.', 'The starting salary is €52,000 a year.'],
    ['part time', 'en', 'The salary is €50,000 to €60,000 a year.', 'The salary for a part-time position is €30,000 a year.'],
    ['two levels', 'en', 'The salary for a junior engineer is €40,000 to €50,000.', 'The salary for a senior engineer is €60,000 to €80,000.'],
    ['a bonus', 'en', 'The salary is €50,000 to €60,000 a year.', 'On top of the salary there is a bonus of up to €30,000 a year.'],
    ['by the month and by the year', 'en', 'The salary is €60,000 a year.', 'The salary is €5,000 a month.'],
    ['two currencies', 'en', 'The salary is €60,000 a year.', 'The salary is 700 000 SEK a year.'],
    ['two countries', 'en', 'The salary in Sweden is €60,000 a year.', 'The salary in Poland is €45,000 a year.'],
    ['an upper bound', 'en', 'The salary is up to €80,000 a year.', 'The salary range is €50,000 to €80,000 a year.'],
    ['about', 'en', 'The salary is about €60,000 a year.', 'The salary is €61,000 a year.'],
    ['a training budget', 'en', 'The salary is €60,000 a year.', 'You have a training budget of €25,000 a year beside your salary.'],
    ['part time', 'sv', 'Lönen är 45 000 kr i månaden.', 'Lönen för deltid är 30 000 kr i månaden.'],
    ['an allowance', 'da', 'Lønnen er 45.000 kr. om måneden.', 'Oven i lønnen kommer et tillæg på 20.000 kr. om måneden.'],
    ['a class of pay', 'de', 'Das Gehalt liegt zwischen 50.000 € und 60.000 € im Jahr.', 'Für Berufseinsteiger liegt das Gehalt bei 40.000 € im Jahr.'],
    ['net', 'fr', 'Le salaire est de 3 500 € par mois.', 'Le salaire net est de 2 700 € par mois.'],
    ['a trainee', 'es', 'El salario es de 30.000 € al año.', 'El salario de un becario es de 15.000 € al año.'],
    ['two contracts', 'pl', 'Wynagrodzenie na UoP: 15 000–18 000 zł miesięcznie.', 'Wynagrodzenie na B2B: 18 000–22 000 zł miesięcznie.'],
    ['the same', 'fi', 'Palkka on 4 000–5 000 euroa kuukaudessa.', 'Palkka on 4000–5000 €/kk.'],
  ])('%s (%s)', (_, language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual([])
  })

  it('that one list gives', () => {
    expect(rulesIn('en', '## Salary', '- Backend: €50,000–60,000\n- Frontend: €45,000–55,000')).toEqual([])
  })

  it('of two trades', () => {
    expect(rulesIn('en', 'Registered nurses earn a salary of £35,000 a year.', 'Cooks earn a salary of £28,000 a year.')).toEqual([])
  })

  it('of a range in two keys of one', () => {
    const files = (max: number) => ({
      'job.md': postingWith(`compensation:\n  min: 50000\n  max: ${max}\n  currency: EUR`, 'The salary is €50,000 to €80,000 a year.'),
    })
    expect(contradictionsIn(files(80_000))).toEqual([])
    expect(contradictionsIn(files(85_000))).toEqual(['salary job.md:4 job.md:9'])
  })

  it('of a range in two keys', () => {
    const files = { 'job.md': postingWith('salary_min: 50000\nsalary_max: 80000', 'The salary is €50,000 to €80,000 a year.') }
    expect(contradictionsIn(files)).toEqual([])
  })

  it('of two jobs', () => {
    const files = { 'a.md': posting('The salary is €50,000 to €60,000 a year.'), 'b.md': posting('The salary is €70,000 to €80,000 a year.') }
    expect(contradictionsIn(files)).toEqual([])
  })

  it('between a posting and its translation that writes figures its own way', () => {
    const files = {
      'job.en.md': posting('The salary is €50,000 to €80,000 a year.'),
      'job.de.md': posting('Das Gehalt liegt zwischen 50.000 und 80.000 Euro im Jahr.'),
    }
    expect(contradictionsIn(files)).toEqual([])
  })
})
