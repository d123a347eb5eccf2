import type { Language } from '../../domain.ts'
import { readTagFacts } from '../../ingest/facts.ts'
import type { KnowledgeFile } from '../../ingest/files.ts'
import { readFrontMatter } from '../../ingest/front-matter.ts'
import { lexTags } from '../../ingest/tag-lexer.ts'
import { readTags } from '../../ingest/tags.ts'
import { replyLanguage } from '../../text/languages.ts'
import { has, statementOf } from './statement.ts'

/** A link or button in the text of a page by which one applies. */
export interface ApplyButton {
  readonly address: string
  readonly label: string
  readonly line: number
}

const markdownLink = /\[([^\]\n]{1,200})\]\(\s*<?(https?:\/\/[^\s)>]+)>?[^)\n]*\)/g

/** Buttons of shortcodes, links of Markdown and of HTML whose words say that one applies there. */
export function applyButtonsOf({ source, text: raw }: KnowledgeFile, language: Language): ApplyButton[] {
  const text = raw.replace(/\r\n?/g, '\n')
  const { body, bodyStart } = readFrontMatter(text, source)
  const lineOf = (offset: number) => text.slice(0, bodyStart + offset).split('\n').length
  const fromTags = readTags(body).facts.flatMap((tag) => {
    const facts = readTagFacts(tag, null, [])
    if (facts === null || facts.link === null) return []
    const label = [facts.passage.heading, ...facts.passage.units.map((unit) => unit.text), ...tag.attributes.values()].join('. ')
    return [{ address: facts.link, label, line: lineOf(tag.offset) }]
  })
  const fromLinks = [...body.matchAll(markdownLink)].map((match) => ({
    address: match[2] as string,
    label: match[1] as string,
    line: lineOf(match.index),
  }))
  const tags = lexTags(body, [])
  const fromHtml = tags.flatMap((tag, at) => {
    const address = tag.family === 'html' && tag.name === 'a' ? tag.attributes.get('href') : undefined
    const close = tags.slice(at).find((other) => other.kind === 'close' && other.name === 'a')
    return address === undefined || close === undefined ? [] : [{ address, label: body.slice(tag.end, close.start), line: lineOf(tag.start) }]
  })
  return [...fromTags, ...fromLinks, ...fromHtml].filter(({ label }) => saysApply(label, language)).sort((a, b) => a.line - b.line)
}

/** In the page's language, or in English as buttons often are. */
const saysApply = (label: string, language: Language): boolean => [replyLanguage(language), 'en'].some((spoken) => has(statementOf(label, spoken), 'apply'))
