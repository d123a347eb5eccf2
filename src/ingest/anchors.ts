import GithubSlugger, { slug } from 'github-slugger'
import { readBlocks } from './markdown.ts'
import { lexTags } from './tag-lexer.ts'
import { readTags } from './tags.ts'

/** What a link within a page's body may lead to: ids that a tag gives, headings, and titles, which a site may give an id as it gives one to a heading. */
export function anchorsOf(body: string, language: string): Set<string> {
  const anchors = new Set<string>()
  const slugger = new GithubSlugger()
  for (const block of readBlocks(readTags(body).text, language)) {
    if (block.kind === 'heading') anchors.add(block.id ?? slugger.slug(block.slugText))
    if (block.kind === 'footnote') anchors.add(block.anchor)
  }
  for (const { attributes, positional } of lexTags(body, [])) {
    for (const value of positional) anchors.add(value)
    for (const [key, value] of attributes) {
      if (key === 'id' || key === 'name') anchors.add(value)
      else if (!/^[#/]|:\/\//.test(value)) anchors.add(slug(value))
    }
  }
  return anchors
}
