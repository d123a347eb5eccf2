import { describe, expect, it } from 'vitest'
import { sentenceSpans } from '../../src/text/sentences.ts'

const split = (language: string, text: string) => sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it('end at full stops, question and exclamation marks', () => {
    expect(split('en', '  We hire. Do you apply? Do!  Now. ')).toEqual(['We hire.', 'Do you apply?', 'Do!', 'Now.'])
  })

  it('leave no letter out', () => {
    const text = 'One (two. Three) four. Five, e.g. Six. “Seven.” Eight'
    expect(split('en', text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })

  it.each([
    ['en', 'We use tools, e.g. Ansible and Terraform.'],
    ['en', 'Write to Dr. Byron at once.'],
    ['sv', 'Du kan t.ex. Ansible och Linux.'],
    ['sv', 'Vi har bl.a. Linux.'],
    ['da', 'Du kender f.eks. Ansible.'],
    ['no', 'Du kan f.eks. Ansible.'],
    ['de', 'Wir nutzen z. B. Ansible, d. h. Automatisierung.'],
    ['de', 'Wir zahlen ggf. Umzugskosten.'],
    ['en', 'Ask A. Byron about it.'],
    ['fr', 'Vous utilisez p. ex. Ansible.'],
    ['es', 'Usamos p. ej. Ansible.'],
    ['pl', 'Używamy m.in. Ansible, np. Terraform.'],
    ['fi', 'Käytämme esim. Ansiblea.'],
  ])('in %s do not end at the abbreviation of %j', (language, text) => {
    expect(split(language, text)).toEqual([text])
    expect(split(language, `${text} Och. ${text}`)).toEqual([text, 'Och.', text])
  })

  it('do not end at a figure’s dot, a version or an address', () => {
    for (const text of ['We pay 50.000 a year.', 'Python 3.12 runs here.', 'Write to ada@firm.example today.', 'Room No. 5 is free.'])
      expect(split('en', text)).toEqual([text])
  })

  it('end at "No."', () => {
    expect(split('en', 'Is it remote? No. You come to Oslo.')).toEqual(['Is it remote?', 'No.', 'You come to Oslo.'])
  })

  it('do not end at a German day before its month', () => {
    expect(split('de', 'Du startest am 1. April. Danach bis 15. Dez. bewerben. Im 3. Maierhof.')).toEqual([
      'Du startest am 1. April.',
      'Danach bis 15. Dez. bewerben.',
      'Im 3.',
      'Maierhof.',
    ])
  })

  it('do not end within brackets', () => {
    expect(split('en', 'We pay well (see below. It is a table). Apply.')).toEqual(['We pay well (see below. It is a table).', 'Apply.'])
  })

  it('do not go on for ever where a bracket is never closed', () => {
    const long = `We pay well (see below. ${'This is one more sentence of the page. '.repeat(20)}`
    expect(split('en', long).length).toBeGreaterThan(5)
  })

  it('are none in nothing', () => {
    expect(split('en', '')).toEqual([])
    expect(split('en', ' \n ')).toEqual([])
  })
})
