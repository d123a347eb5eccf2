import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PromptError, readPrompt } from '../../src/model/prompts.ts'
import { folderOf } from '../fixtures/knowledge.ts'

describe('a prompt', () => {
  it('is the text of its file, with the version of its front matter', () => {
    const folder = folderOf({ 'greet.md': '---\nversion: 12\nfor: tests\n---\n\nSay <hello>.\n\n- In {language}.\n' })
    expect(readPrompt('greet', folder)).toEqual({ name: 'greet', version: 12, text: 'Say <hello>.\n\n- In {language}.' })
  })

  it.each([
    ['that is not there', null, /greet\.md cannot be read \(ENOENT\)/],
    ['without front matter', 'Say hello.', /needs a line "version: N"/],
    ['without a version', '---\nname: x\n---\nSay hello.', /needs a line "version: N"/],
    ['of version 0', '---\nversion: 0\n---\nSay hello.', /needs a line "version: N"/],
    ['of a version in words', '---\nversion: two\n---\nSay hello.', /needs a line "version: N"/],
    ['without words', '---\nversion: 1\n---\n\n', /no words after the front matter/],
    ['whose front matter is not closed', '---\nversion: 1\nSay hello.', /not closed/],
  ])('%s is refused, with its file', (_, text, message) => {
    const folder = folderOf(text === null ? {} : { 'greet.md': text })
    expect(() => readPrompt('greet', folder)).toThrow(PromptError)
    expect(() => readPrompt('greet', folder)).toThrow(message)
    expect(() => readPrompt('greet', folder)).toThrow(join(folder, 'greet.md'))
  })

  it.each(readdirSync('prompts'))('of the program can be read: %s', (file) => {
    expect(readPrompt(file.replace(/\.md$/, ''))).toMatchObject({ version: expect.any(Number), text: expect.stringMatching(/\w/) })
  })
})
