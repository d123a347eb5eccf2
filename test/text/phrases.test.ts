import { describe, expect, it } from 'vitest'
import { PhraseSet } from '../../src/text/phrases.ts'
import { wordsOf } from '../../src/text/words.ts'

function find(language: string, phrases: readonly string[], text: string) {
  const words = wordsOf(language)
  const set = new PhraseSet<string>(words)
  for (const phrase of phrases) set.add(phrase, phrase)
  const tokens = words.tokens(text)
  return set
    .match(tokens)
    .map((hit) => ({ phrase: hit.value, words: hit.at.map((at) => tokens[at]?.surface).join(' '), from: hit.from, to: hit.to, length: hit.length }))
}
const found = (language: string, phrases: readonly string[], text: string) => find(language, phrases, text).map((hit) => `${hit.phrase} = ${hit.words}`)

describe('phrases', () => {
  it('match by stem, in any case and without diacritics', () => {
    expect(found('en', ['working hour'], 'What are the Working Hours?')).toEqual(['working hour = Working Hours'])
    expect(found('sv', ['lön'], 'vad ar lonen')).toEqual(['lön = lonen'])
  })

  it('match whole words in their order only', () => {
    expect(found('en', ['work permit', 'hour'], 'a permit to work, an hourglass')).toEqual([])
  })

  it('match the beginning of a word with a star behind', () => {
    expect(found('sv', ['lön*'], 'löneförhandling och avlöning')).toEqual(['lön* = löneförhandling'])
  })

  it('match the end of a word with a star before', () => {
    expect(found('de', ['*gehalt'], 'das Einstiegsgehalt und die Gehaltsstufe')).toEqual(['*gehalt = Einstiegsgehalt'])
  })

  it('match within a word with stars on both sides', () => {
    expect(found('de', ['*urlaub*'], 'Jahresurlaubstage, Urlaub')).toEqual(['*urlaub* = Jahresurlaubstage', '*urlaub* = Urlaub'])
  })

  it('skip up to three words at a gap, and no more', () => {
    const phrases = ['work .. home']
    expect(found('en', phrases, 'work home')).toEqual(['work .. home = work home'])
    expect(found('en', phrases, 'can I work one two three home')).toEqual(['work .. home = work home'])
    expect(found('en', phrases, 'can I work one two three four home')).toEqual([])
  })

  it('say where they stand and how many words they matched', () => {
    expect(find('en', ['work .. from home'], 'Can I work mostly from home today?')).toEqual([
      { phrase: 'work .. from home', words: 'work from home', from: 2, to: 6, length: 3 },
    ])
  })

  it('match more than one at a place, and one at more than one place', () => {
    expect(found('en', ['home', 'home office'], 'home office or home')).toEqual(['home = home', 'home office = home office', 'home = home'])
  })

  it('may begin with a wildcard and go on', () => {
    expect(found('sv', ['*avtal .. gäller'], 'vilket kollektivavtal är det som gäller')).toEqual(['*avtal .. gäller = kollektivavtal gäller'])
  })

  it('that say nothing match nothing', () => {
    expect(found('en', ['', '*', '..', '?!'], 'work from home')).toEqual([])
  })

  it('ignore a gap at the end', () => {
    expect(found('en', ['home ..'], 'home')).toEqual(['home .. = home'])
  })

  it('match what was added after a first match', () => {
    const words = wordsOf('en')
    const set = new PhraseSet<number>(words)
    set.add('home', 1)
    expect(set.match(words.tokens('home')).map((hit) => hit.value)).toEqual([1])
    set.add('home', 2)
    expect(set.match(words.tokens('home')).map((hit) => hit.value)).toEqual([1, 2])
  })
})
