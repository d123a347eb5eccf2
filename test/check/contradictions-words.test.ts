import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { spokenLanguages } from '../../src/text/languages.ts'

/** Phrases of each section of a language's words of contradictions. */
function sectionsOf(language: string): Map<string, string[]> {
  const sections = new Map<string, string[]>()
  let section = ''
  for (const line of readFileSync(`src/check/contradiction/data/${language}.md`, 'utf8').split('\n')) {
    section = /^## (.+)$/.exec(line)?.[1] ?? section
    if (section === '' || line.startsWith('#') || line === '' || line.endsWith('.')) continue
    sections.set(section, [...(sections.get(section) ?? []), ...line.split(',').map((phrase) => phrase.trim())])
  }
  return sections
}

describe('words of contradictions', () => {
  it.each(spokenLanguages)('stand in every section in %s', (language) => {
    expect([...sectionsOf(language).keys()].toSorted()).toEqual([...sectionsOf('en').keys()].toSorted())
  })

  it('are each the name of a sign', () => {
    const source = readFileSync('src/check/contradiction/words.ts', 'utf8')
    for (const section of sectionsOf('en').keys()) expect(source).toContain(`'${section}'`)
  })

  it.each(spokenLanguages)('stand once in their section in %s, and none is empty', (language) => {
    for (const [section, phrases] of sectionsOf(language)) {
      const twice = phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)
      expect(twice, section).toEqual([])
      expect(phrases, section).not.toContain('')
    }
  })
})
