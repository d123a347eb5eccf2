/** The fixed sentences of a chat: complete and alike in every language, and nothing that a person asks is taken for an order. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAssistant } from '../../src/assistant.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { fold } from '../../src/text/fold.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { noSite } from '../fixtures/knowledge.ts'

const now = Date.parse('2026-11-21')
const knowledge = loadKnowledge([join(import.meta.dirname, '../../knowledge')], { now, site: noSite })
const assistant = createAssistant({ knowledge, topicsFolder: null, now: () => now })
const library = new LanguageLibrary(null)

const english = chatWordingOf('en')
const maxFormTitleChars = 24
const maxLabelChars = 40

/**
 * Orders that the assistant, were it asked, would take for a question about the jobs ("be quiet" for what kind of person is wanted): as whole messages they
 * are orders all the same.
 */
const misreadOrders = new Set([
  'stop answering',
  'stop nu',
  'stop det',
  'la oss være i fred',
  'sei ruhig',
  'laisse nous tranquilles',
  'laissez nous tranquilles',
  'bądź cicho',
  'badz cicho',
  'cicho',
])

/** Every text under its path, such as `buttons.send`. */
function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => textsIn(inner, path === '' ? key : `${path}.${key}`))
}

/** The sentences alone: lists may differ in length between languages. */
const sentencesOf = (language: string) => new Map(textsIn(chatWordingOf(language)).filter(([path]) => !/(Messages|examples)\./.test(path)))
const placeholders = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort()
/** As a whole message is compared: no punctuation. */
const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

describe('chat wording', () => {
  it('is English where the language is not spoken', () => {
    expect(chatWordingOf('ja')).toBe(english)
  })
})

describe.each(spokenLanguages.filter((language) => language !== 'en'))('chat wording in %s', (language) => {
  it('has no sentence left in English', () => {
    // Words that the languages share.
    const shared = ['buttons.send']
    const same = [...sentencesOf(language)].filter(([path, text]) => text === sentencesOf('en').get(path) && !shared.includes(path))
    expect(same).toEqual([])
  })
})

describe.each(spokenLanguages)('chat wording in %s', (language) => {
  const wording = chatWordingOf(language)
  const orders = [...wording.stopMessages, ...wording.forgetMessages]

  it('fills in what English fills in', () => {
    for (const [path, text] of sentencesOf('en')) expect(placeholders(sentencesOf(language).get(path)), path).toEqual(placeholders(text))
  })

  it('has no empty text, no white space at an end and no markup', () => {
    for (const [path, text] of textsIn(wording)) {
      expect(text.trim(), path).toBe(text)
      expect(text, path).not.toBe('')
      expect(text, path).not.toMatch(/[<>*_`~&@#[\]\n]|:\w+:|https?:/)
    }
  })

  it('keeps titles and buttons short', () => {
    expect(wording.askPersonForm.title.length).toBeLessThanOrEqual(maxFormTitleChars)
    for (const [name, label] of Object.entries(wording.buttons)) expect(label.length, name).toBeLessThanOrEqual(maxLabelChars)
  })

  it.each(wording.home.examples)('suggests a question that it can answer: %s', (example) => {
    const { answer } = assistant.answer(example)
    expect(answer.language).toBe(language)
    expect(['answered', 'roles']).toContain(answer.outcome)
  })

  it('suggests four different questions', () => {
    expect(new Set(wording.home.examples).size).toBe(4)
    expect(wording.home.examples).toHaveLength(4)
  })

  it('lists orders as whole messages, each once, in lower case and without punctuation', () => {
    expect(wording.stopMessages.length).toBeGreaterThanOrEqual(8)
    expect(wording.forgetMessages.length).toBeGreaterThanOrEqual(5)
    expect(new Set(orders).size).toBe(orders.length)
    expect(orders.map(bare)).toEqual(orders)
  })

  it('knows the order that the notice of first contact names', () => {
    const named = /[“„”«]\s*([^“”«»]+?)\s*[“”»]/.exec(wording.notice)?.[1] ?? ''
    expect(wording.forgetMessages).toContain(bare(named))
  })

  it('takes no question for an order', () => {
    const asQuestions = orders.filter((order) => ['answered', 'roles'].includes(assistant.answer(order, undefined, [language]).answer.outcome))
    expect(asQuestions.filter((order) => !misreadOrders.has(order))).toEqual([])
  })

  it('takes nothing that people ask or chat for an order, in any language', () => {
    const said = new Set(spokenLanguages.flatMap((spoken) => library.lexicon(spoken).data.examples.map(({ text }) => bare(text))))
    expect(said.size).toBeGreaterThan(1_000)
    expect(orders.filter((order) => said.has(order))).toEqual([])
  })
})
