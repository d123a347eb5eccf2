import type { Language } from '../domain.ts'
import { unmaskLookalikes } from '../text/fold.ts'
import { sentenceSpans } from '../text/sentences.ts'

/** Longer than any chat takes; what comes after this is not read for its question. */
const maxQuestionChars = 6_000

export interface CleanMessage {
  /** Words only: no tags, code, links, mentions. */
  readonly text: string
  /** Addresses that stood in the message: a link to a posting names its role. */
  readonly links: readonly string[]
  /** Country codes of flag emoji. */
  readonly flags: readonly string[]
}

/** Takes from a message what is no language: template and HTML tags, code, links, mentions, encoded text, emoji. */
export function cleanMessage(message: string): CleanMessage {
  const links: string[] = []
  const flags: string[] = []
  const text = unmaskLookalikes(message.normalize('NFC').slice(0, maxQuestionChars))
    // Links first: chat writes them between angle brackets, as a tag is.
    .replace(/(?:https?:\/\/|www\.)[^\s<>|")]+|\b[\w./-]+\.(?:md|markdown|mdx)\b/gi, (link) => {
      links.push(link.replace(/[.,;:!?]+$/, ''))
      return ' '
    })
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/gi, ' ')
    .replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi, ' ')
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/<[@#!][^>]*>/g, ' ')
    // Encoded text has figures and letters of both cases in one long word; a long German word has not.
    .replace(/\b(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z])/g, ' ')
    .replace(/[\u{1f1e6}-\u{1f1ff}]{2}/gu, (flag) => {
      flags.push([...flag].map((letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65)).join(''))
      return ' '
    })
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  return { text, links, flags }
}

/** Splits a message into the clauses that may each be a question of their own. */
export function splitClauses(text: string, language: Language): string[] {
  return text
    .split(/\n+|\s[-–—]\s|(?<=[?!;…])\s+|(?<=[?!])(?=\p{Lu})/u)
    .flatMap((line) => sentenceSpans(line, language).map(({ start, end }) => line.slice(start, end)))
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause))
}
