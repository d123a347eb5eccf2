/** What an assistant must never say: judgements, promises, and roles that are not published. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import { append, type Draft, pick, pickSome, rewrite } from './edit.ts'

function said(item: Faithful, family: string, sentences: readonly string[]): Draft[] {
  return pickSome(sentences, 1, `${item.id} ${family}`).map((text) => ({
    family,
    change: text,
    // Every other one within a sentence that is right.
    sentences: pick([true, false], `${family} ${item.id}`)
      ? append(item, text)
      : rewrite(item, 0, joined(item.sentences[0]?.text ?? '', text, wordsOf[item.language].and)),
  }))
}

const joined = (text: string, more: string, and: string): string => `${text.replace(/[.!?]+$/, '')}, ${and} ${more.charAt(0).toLowerCase()}${more.slice(1)}`

export const judgements = (item: Faithful): Draft[] => said(item, 'judgement', wordsOf[item.language].judgements)
export const promises = (item: Faithful): Draft[] => said(item, 'promise', wordsOf[item.language].promises)
export const unpublishedRoles = (item: Faithful): Draft[] => said(item, 'unpublished role', wordsOf[item.language].unpublished)
