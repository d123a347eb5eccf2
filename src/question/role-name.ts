import type { Lexicon } from './lexicon.ts'

/** The role in a title: "Join us as a Cloud Network Engineer!" is "Cloud Network Engineer". */
export function roleName(title: string, lexicon: Lexicon): string {
  const tokens = lexicon.tokens(title)
  const openings = lexicon.list('title-openers', tokens).filter((hit) => hit.from <= 2)
  const end = Math.max(0, ...openings.map((hit) => hit.to))
  const first = tokens[end]
  const name = first === undefined ? title : title.slice(first.start)
  return name.replace(/[!?.\s]+$/, '').replace(/^[-–—:|\s]+/, '')
}
