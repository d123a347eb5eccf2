import { readPhrase } from './markdown.ts'
import { readTags } from './tags.ts'

/** What a reader sees of a title, an attribute or a front matter value: no tag, no mark of Markdown, entities as their characters. */
export const plainText = (value: string): string =>
  /[<{&*_`[\]\\~\ue000]/.test(value) ? readPhrase(readTags(value).text.replace(/\n(?:- |## |\*{3}\n)/g, '\n')) : value.replace(/[ \t\r\n]+/g, ' ').trim()
