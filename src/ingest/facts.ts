import type { Passage } from '../domain.ts'
import { reachable } from '../text/contact.ts'
import type { DraftUnit } from './markdown.ts'
import { plainText } from './plain-text.ts'
import type { DraftPassage } from './sections.ts'
import type { TagFacts } from './tags.ts'

/** Attributes that dress a tag up and say nothing. */
const dressing =
  /^(id|class|style|icon\w*|color|colour|background|theme|width|height|size|align|type|kind|target|rel|src|image|img|picture|photo|alt|video|loop|autoplay|lang|language|layout|variant|position|order|open|ref|file|loading|caption-position|data-.*|aria-.*)$/
const linkKeys = ['link', 'url', 'href', 'to', 'applylink', 'applyurl', 'apply_url']
const linkKey = /(link|url|href)$|^to$/
const headingKeys = ['cardtitle', 'title', 'heading', 'header', 'question', 'name']

/** Words by which a button or an address says that one applies there; a link to the blog is no apply link. */
const applying =
  /appl[yi]|ansök|ansok|ansøg|søk|sök|bewerb|bewirb|postul|candidat|solicit|inscri|aplik|\bhae\b|haku|hakemu|career|\bjobs?\b|recruit|\bcv\b|résumé|resume/i

/** True for what a reader would read: words, not paths, colours, icon classes or addresses. */
export function isReadable(value: string): boolean {
  const text = value.trim()
  if (text === '' || /^(true|false|null|none)$/i.test(text)) return false
  if (/^#?[0-9a-f]{6,}$/i.test(text) || /^[0-9a-f]{8}-[0-9a-f-]{20,}$/i.test(text)) return false
  // Any scheme: a page may hold `javascript:` where an address is asked for.
  if (/^[a-z][a-z0-9+.-]{2,}:\S+$/i.test(text)) return false
  if (/^(https?:|mailto:|tel:|\/|\.{0,2}\/)/.test(text) || /^\S+\.(png|jpe?g|webp|svg|gif|pdf|html?|md|css|js|mp4)$/i.test(text)) return false
  if (/\bfa-|^(fa|fas|fab|bi|icon|mdi)[ -]/.test(text)) return false
  // A number alone, or a measure of the screen, is a setting of the tag.
  if (/^[\d.,]+ ?(px|r?em|vh|vw|ms|s|fr)?$/.test(text) && text.length < 6) return false
  return /\p{L}|\d/u.test(text)
}

export const isWebAddress = (value: string): boolean => /^https?:\/\/\S+$/i.test(value.trim())

/** What a standing-alone tag says in its attributes, as a passage; null where it says nothing to a reader. */
export function readTagFacts(tag: TagFacts, anchor: string | null, parents: readonly string[]): { passage: DraftPassage; link: string | null } | null {
  const attributes = new Map([...tag.attributes].map(([key, value]) => [key, linkKey.test(key) ? value.trim() : plainText(value)]))
  const link =
    linkKeys.map((key) => attributes.get(key)).find((value) => value !== undefined) ??
    [...attributes].find(([key, value]) => linkKey.test(key) && isWebAddress(value))?.[1] ??
    tag.positional.find(isWebAddress)?.trim() ??
    null
  const heading = headingKeys.map((key) => attributes.get(key)).find((value) => value !== undefined && isReadable(value)) ?? ''
  const said = [...attributes].filter(
    ([key, value]) => !dressing.test(key) && !linkKeys.includes(key) && (isReadable(value) || (/\d/.test(value) && needsLabel(key, value))),
  )
  const isButton = ([key]: [string, string]) => /^(link|button)?(text|label|title)$|^cta/.test(key) && key !== 'text' && key !== 'title'
  const spoken = said.some((pair) => !isButton(pair)) ? said.filter((pair) => !isButton(pair)) : said
  const texts = [
    ...spoken.filter(([, value]) => value !== heading || spoken.length === 1).map(([key, value]) => (needsLabel(key, value) ? `${key}: ${value}` : value)),
    ...tag.positional.map(plainText).filter((value) => isReadable(value) && (/\s/.test(value) || reachable.test(value))),
  ]
  if (texts.length === 0) return null
  const isContact = reachable.test(texts.join(' ')) || /^(mailto|tel):/.test(link ?? '') || /contact|kontakt|person|recruiter/.test(tag.name)
  const isApply = !isContact && link !== null && isWebAddress(link) && applying.test([tag.name, heading, ...texts, link].join(' '))
  const units = texts.map(
    (text, block): DraftUnit => ({
      text: text.replace(/\s+/g, ' ').trim(),
      kind: 'fact',
      block,
      label: null,
      offset: tag.offset,
      endOffset: tag.end,
      anchors: [],
      links: [],
    }),
  )
  const kind: Passage['kind'] = isContact ? 'contact' : isApply ? 'apply' : 'note'
  return { passage: { kind, heading: heading.trim(), parents, units, anchor, ids: [] }, link: isApply ? link : null }
}

/** A bare name, number or address needs its key to be understood; a sentence does not. */
const needsLabel = (key: string, value: string): boolean =>
  /^(phone|tel|telephone|email|mail|address|street|city|name|contact|role|location|salary|start|deadline)/.test(key) &&
  value.trim().split(/\s+/).length < 8 &&
  !/^(title|text|name)$/.test(key)
