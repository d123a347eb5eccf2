import GithubSlugger from 'github-slugger'
import type { Passage } from '../domain.ts'
import { type Block, boldHeadingDepth, type DraftUnit, readBlocks } from './markdown.ts'
import { plainText } from './plain-text.ts'
import { type Region, readTags, type TagFacts, type TagReading } from './tags.ts'

/** A passage before it knows its posting, address and topics. */
export interface DraftPassage {
  readonly kind: Passage['kind']
  readonly heading: string
  readonly parents: readonly string[]
  readonly units: readonly DraftUnit[]
  /** Anchor of the nearest heading; null before the first. */
  readonly anchor: string | null
  /** Ids by which a footnote mark may point here. */
  readonly ids: readonly string[]
}

export interface SplitBody {
  readonly passages: readonly DraftPassage[]
  /** Tags that stand alone, for `readTagFacts`. */
  readonly facts: readonly { readonly tag: TagFacts; readonly anchor: string | null; readonly parents: readonly string[] }[]
  readonly problems: readonly { readonly offset: number; readonly message: string }[]
}

/** Tag names (or their parts) whose title is a question that candidates ask. */
const faqNames = /accordion|question|faq|details|collaps|expand|toggle|disclosure|tab$|dropdown|spoiler/
const noteNames = /note|notice|info|callout|alert|tip|warning|aside|admonition|hint|infobox|fact/
/** Titles that name the kind of box, not its subject. */
const emptyTitle = /^(info|information|note|notes|notice|tip|warning|important|obs|nb|hinweis|remarque|nota|uwaga|huom|merk|bemærk|viktigt)[:!.]?$/i

/** Splits a page's body into passages. Offsets of units point into `body`. */
export function splitSections(body: string, language: string): SplitBody {
  const tags = readTags(body)
  const blocks = readBlocks(tags.text, language)
  const regions = tags.regions.filter((region) => region.title !== null || noteNames.test(region.name))
  const builder = new SectionBuilder(tags)
  for (const block of blocks) builder.add(block, regionAt(regions, block.offset))
  const facts = tags.facts.map((tag) => ({ tag, ...placeOf(blocks, tag.offset, builder.slugs) }))
  return { passages: builder.finish(), facts, problems: tags.problems }
}

/** The innermost region that holds an offset. */
function regionAt(regions: readonly Region[], offset: number): Region | null {
  let found: Region | null = null
  for (const region of regions) if (region.start <= offset && offset < region.end && (found === null || region.start >= found.start)) found = region
  return found
}

interface OpenSection {
  readonly heading: string
  readonly kind: Passage['kind']
  readonly region: Region | null
  readonly parents: readonly string[]
  readonly anchor: string | null
  readonly depth: number
  readonly units: DraftUnit[]
  readonly startOffset: number
}

class SectionBuilder {
  readonly slugs = new Map<number, string>()
  readonly #tags: TagReading
  readonly #slugger = new GithubSlugger()
  readonly #done: OpenSection[] = []
  readonly #footnotes: DraftPassage[] = []
  #trail: { depth: number; text: string; slug: string }[] = []
  #open: OpenSection

  constructor(tags: TagReading) {
    this.#tags = tags
    this.#open = this.#section('', 'section', null, 0, 0)
  }

  add(block: Block, region: Region | null): void {
    if (block.kind === 'footnote') {
      this.#footnotes.push({ kind: 'note', heading: '', parents: [], units: block.units, anchor: null, ids: [block.anchor] })
      return
    }
    if (region !== this.#open.region) this.#enter(region, block.offset)
    if (block.kind === 'heading') this.#heading(block, region)
    else if (region !== null && noteNames.test(region.name)) for (const unit of block.units) this.#noteUnit(unit, region)
    else this.#open.units.push(...block.units)
  }

  finish(): DraftPassage[] {
    this.#close()
    const passages = this.#done.map(
      (section): DraftPassage => ({
        kind: section.kind,
        heading: section.heading,
        parents: section.parents,
        units: section.units,
        anchor: section.anchor,
        ids: this.#idsFor(section),
      }),
    )
    return [...passages, ...this.#footnotes]
  }

  #heading(block: Extract<Block, { kind: 'heading' }>, region: Region | null): void {
    if (region !== null) {
      // A heading inside an FAQ entry or note does not split it.
      this.#open.units.push({
        text: block.text,
        kind: 'heading',
        block: -1 - this.#open.units.length,
        label: null,
        offset: block.offset,
        endOffset: block.offset + block.text.length,
        anchors: [],
        links: [],
      })
      return
    }
    const slug = block.id ?? this.#slugger.slug(block.slugText)
    this.slugs.set(block.offset, slug)
    this.#close()
    this.#trail = [...this.#trail.filter((above) => above.depth < block.depth), { depth: block.depth, text: block.text, slug }]
    this.#open = this.#section(block.text, 'section', null, block.depth, block.offset)
  }

  #enter(region: Region | null, offset: number): void {
    this.#close()
    if (region === null) {
      // Text after a box goes on in the section that the box interrupted.
      const above = this.#trail.at(-1)
      this.#open = this.#section(above?.text ?? '', 'section', null, above?.depth ?? 0, offset)
      return
    }
    const title = plainText(region.title ?? '')
    const kind = faqNames.test(region.name) || title.endsWith('?') ? 'faq' : noteNames.test(region.name) ? 'note' : 'section'
    this.#open = this.#section(emptyTitle.test(title) ? '' : title, kind, region, 0, region.start)
  }

  /** In a note, each labelled line ("Salary range: …") is a fact of its own. */
  #noteUnit(unit: DraftUnit, region: Region): void {
    const label = unit.label
    if (label !== null) {
      this.#close()
      this.#open = this.#section(label, 'note', region, 0, unit.offset)
    }
    this.#open.units.push(unit)
  }

  #section(heading: string, kind: Passage['kind'], region: Region | null, depth: number, startOffset: number): OpenSection {
    const trail = depth > 0 && region === null ? this.#trail.slice(0, -1) : this.#trail
    return { heading, kind, region, depth, startOffset, parents: trail.map((above) => above.text), anchor: this.#trail.at(-1)?.slug ?? null, units: [] }
  }

  #close(): void {
    const section = this.#open
    if (section.units.some((unit) => unit.kind !== 'heading')) this.#done.push(section)
    // A box of nothing but bold lines says something all the same.
    else if (section.units.length > 0) this.#done.push({ ...section, units: section.units.map((unit) => ({ ...unit, kind: 'sentence' })) })
    else if (section.heading !== '' && section.depth === boldHeadingDepth) {
      // A bold line with nothing under it was a sentence, not a heading.
      const text = section.heading
      this.#done.push({
        ...section,
        heading: section.parents.at(-1) ?? '',
        units: [
          { text, kind: 'sentence', block: 0, label: null, offset: section.startOffset, endOffset: section.startOffset + text.length, anchors: [], links: [] },
        ],
      })
    }
  }

  /** Ids that HTML set just before the section or within it. */
  #idsFor(section: OpenSection): string[] {
    const first = Math.min(section.region?.start ?? section.startOffset, section.startOffset)
    const last = section.units.at(-1)?.endOffset ?? first
    const before = this.#done.filter((other) => other !== section && (other.units.at(-1)?.endOffset ?? 0) < first)
    const previousEnd = Math.max(0, ...before.map((other) => other.units.at(-1)?.endOffset ?? 0))
    const ids = this.#tags.anchors.filter((anchor) => anchor.offset > previousEnd && anchor.offset <= last).map((anchor) => anchor.id)
    return section.anchor !== null && section.region === null ? [...ids, section.anchor] : ids
  }
}

function placeOf(blocks: readonly Block[], offset: number, slugs: ReadonlyMap<number, string>): { anchor: string | null; parents: string[] } {
  let anchor: string | null = null
  let trail: { depth: number; text: string }[] = []
  for (const block of blocks) {
    if (block.offset > offset) break
    const slug = slugs.get(block.offset)
    if (block.kind !== 'heading' || slug === undefined) continue
    anchor = slug
    trail = [...trail.filter((above) => above.depth < block.depth), { depth: block.depth, text: block.text }]
  }
  return { anchor, parents: trail.map((above) => above.text) }
}
