import { readFrontMatter } from '../ingest/front-matter.ts'
import type { Page } from '../ingest/load.ts'
import type { CheckedKnowledge } from './finding.ts'

/** A page's text behind its front matter, as it is written. Offsets in it are what `page.lineOf` takes. */
export function bodyOf(page: Page, knowledge: CheckedKnowledge): string {
  const text = knowledge.files.find(({ source }) => source === page.source)?.text ?? ''
  return readFrontMatter(text.replace(/\r\n?/g, '\n'), page.source).body
}
