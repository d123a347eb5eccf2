import { expect, it } from 'vitest'
import { isSpoken, languageCode, replyLanguage, spokenLanguages } from '../../src/text/languages.ts'

it.each([
  ['en', 'en'],
  ['EN', 'en'],
  ['En', 'en'],
  [' sv ', 'sv'],
  ['en-US', 'en'],
  ['pt_BR', 'pt'],
  ['zh-Hans', 'zh'],
  ['nb', 'no'],
  ['nn-NO', 'no'],
  ['no', 'no'],
  ['English', 'en'],
  ['svenska', 'sv'],
  ['Suomi', 'fi'],
  ['polski', 'pl'],
  ['bokmål', 'no'],
  ['Duits', null],
  ['xx', null],
  ['', null],
  ['careers', null],
])('reads %j as %j', (text, code) => {
  expect(languageCode(text)).toBe(code)
})

it('replies in the asker’s language where it is spoken, else in English', () => {
  for (const language of spokenLanguages) expect(replyLanguage(language)).toBe(language)
  expect(['it', 'ja', '', null].map(replyLanguage)).toEqual(['en', 'en', 'en', 'en'])
  expect(isSpoken(undefined)).toBe(false)
})
