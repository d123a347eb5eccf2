import type { Knowledge, Language, Passage, Unit, Version, Warning } from '../domain.ts'
import { detectLanguage } from '../text/detect.ts'
import { languageCode } from '../text/languages.ts'
import { sentenceSpans } from '../text/sentences.ts'
import { publicUrl, type Site } from './address.ts'
import { readTagFacts } from './facts.ts'
import { isFaqEntry, rolesOfEntry } from './faq-page.ts'
import { readFieldFacts } from './fields.ts'
import { type KnowledgeFile, readKnowledgeFiles } from './files.ts'
import { type Field, isYes, readFrontMatter, textOf, valuesOf } from './front-matter.ts'
import { PageError } from './page-error.ts'
import { kindOf, placeInSite } from './place.ts'
import { plainText } from './plain-text.ts'
import { type Publication, publishedOn, readPublication } from './publication.ts'
import { type DraftPassage, splitSections } from './sections.ts'
import { readTags } from './tags.ts'
import { pairTranslations } from './translations.ts'

export interface LoadOptions {
  /** Milliseconds since the epoch that publication goes by. */
  readonly now: number
  readonly site: Site
  /** Also drafts, closed and archived pages: for checks of the knowledge, never for answers. */
  readonly includeUnpublished?: boolean
  /** Also what may still come to be published, marked as such: for the recruiting team's preview. */
  readonly includeDrafts?: boolean
}

/** One file as it reads, whatever the clock says. */
export interface Page {
  readonly source: string
  readonly kind: Version['kind']
  readonly language: Language
  /** Path without language and extension. */
  readonly name: string
  readonly title: string
  readonly fields: readonly Field[]
  readonly applyUrl: string | null
  readonly machineTranslated: boolean
  readonly draft: readonly (DraftPassage & { readonly lines?: readonly [number, number] })[]
  readonly lineOf: (offset: number) => number
}

/**
 * Loads every page under the given folders or files. Only what is published at `now` comes back; everything that was met on the way is in `warnings`.
 * @throws KnowledgeFolderError where a path cannot be opened
 */
export function loadKnowledge(paths: readonly string[], options: LoadOptions): Knowledge {
  const { files, warnings } = readKnowledgeFiles(paths)
  const read = readPages(files)
  const { versions, passages, warnings: unclear } = publishPages(read.pages, options)
  return { versions, passages, warnings: [...warnings, ...read.warnings, ...unclear] }
}

/** Reads each file by itself; a page that cannot be read is left out, with a warning that says why. */
export function readPages(files: readonly KnowledgeFile[]): { readonly pages: Page[]; readonly warnings: Warning[] } {
  const warnings: Warning[] = []
  const pages = files.flatMap((file) => {
    try {
      return [readPage(file, warnings)]
    } catch (error) {
      // Markdown that nests without end overflows the stack of its parser.
      if (!(error instanceof PageError || error instanceof RangeError)) throw error
      const [line, message] = error instanceof PageError ? [error.line, error.message] : [null, 'the page cannot be read (it may be nested too deeply)']
      warnings.push({ source: file.source, line, message: `${message}; the page is left out` })
      return []
    }
  })
  return { pages, warnings }
}

/** What of the pages is published at a moment; a warning stands for each date that cannot be read. */
export function publishPages(pages: readonly Page[], options: LoadOptions): Knowledge {
  const stated = new Map(pages.map((page) => [page.source, readPublication(page.fields, options.now)]))
  const isPublished = (page: Page) => stated.get(page.source)?.publication.published === true
  const warnings = [...stated].flatMap(([source, { problems }]) => problems.map((message): Warning => ({ source, line: null, message })))
  const pairings = pairTranslations(
    pages.map((page) => ({ ...page, translationKey: textOf(page.fields, 'translationkey'), name: page.kind === 'page' ? `page:${page.name}` : page.name })),
  )
  const publishedOriginals = new Set(pages.filter((page) => isPublished(page) && pairings.get(page.source)?.isOriginal === true).map((page) => page.source))
  const postingOf = new Map(pages.flatMap(({ source, kind }) => (kind === 'posting' ? [[source, pairings.get(source)?.postingId ?? source] as const] : [])))
  const postingsOfEntry = ({ fields }: Page): string[] | null => {
    const roles = isFaqEntry(fields) ? rolesOfEntry(fields) : []
    return roles.length === 0 ? null : [...new Set(roles.flatMap((role) => postingOf.get(role) ?? []))]
  }
  const versions: Version[] = []
  const passages: Passage[] = []
  for (const page of pages) {
    const pairing = pairings.get(page.source) ?? { postingId: page.source, isOriginal: true }
    const holdsFor = postingsOfEntry(page)
    const openFor = holdsFor?.filter((id) => publishedOriginals.has(id))
    const unpublished = unpublishedBecause(stated.get(page.source)?.publication, publishedOriginals.has(pairing.postingId), openFor?.length !== 0)
    const isIncluded = unpublished === null || options.includeUnpublished === true || (options.includeDrafts === true && !unpublished.isOver)
    if (!isIncluded) continue
    const version: Version = {
      ...versionOf(page, pairing, options.site),
      ...(unpublished === null ? {} : { unpublished: unpublished.reason }),
      ...(holdsFor !== null && { holdsFor: unpublished === null ? (openFor ?? []) : holdsFor }),
    }
    versions.push(version)
    passages.push(...passagesOf(page, version))
  }
  return { versions, passages, warnings }
}

/** Null where candidates see the page. */
function unpublishedBecause(
  publication: Publication | undefined,
  hasPublishedOriginal: boolean,
  hasPublishedRole: boolean,
): { readonly reason: string; readonly isOver: boolean } | null {
  if (publication?.published === false) return publication
  if (!hasPublishedOriginal) return { reason: 'its original is not published', isOver: false }
  return hasPublishedRole ? null : { reason: 'no role that it holds for is published', isOver: false }
}

function readPage(file: KnowledgeFile, warnings: Warning[]): Page {
  const text = file.text.replace(/\r\n?/g, '\n')
  const { fields, body: written, bodyStart } = readFrontMatter(text, file.source)
  const body = /\.mdx$/i.test(file.source) ? withoutScript(written) : written
  const lineOf = lineFinder(text, bodyStart)
  const warn = (line: number | null, message: string) => warnings.push({ source: file.source, line, message })
  const readsAs = languageOfText(fields, body)
  const place = placeInSite(file.source, readsAs)
  const language = place.language ?? readsAs
  const stated = statedLanguages(fields)
  if (stated.length > 1 || stated.some((other) => other !== language)) {
    warn(
      fields.find((field) => /^(language|lang|locale)$/i.test(field.key))?.line ?? 1,
      `the front matter says language ${stated.join(' and ')}; taken as ${language}, as ${place.language === null ? 'the text reads' : 'the path says'}`,
    )
  }
  const split = splitSections(body, language)
  for (const problem of split.problems) warn(lineOf(problem.offset), problem.message)
  // The question of an entry is its heading, whatever its words.
  const inBody = isFaqEntry(fields)
    ? split.passages.map((passage) => (passage.kind === 'section' && passage.parents.length === 0 ? { ...passage, kind: 'faq' as const } : passage))
    : split.passages
  const facts = readFieldFacts(fields)
  const fromTags = split.facts.flatMap(({ tag, anchor, parents }) => readTagFacts(tag, anchor, parents) ?? [])
  const fromFields = facts.passages.map((passage) => ({ ...passage, units: splitFieldUnits(passage, language), lines: [passage.line, passage.line] as const }))
  const applyUrl = facts.applyUrl ?? fromTags.find((fact) => fact.link !== null)?.link ?? null
  const hasApplyTag = fromTags.some(({ passage }) => passage.kind === 'apply')
  return {
    source: file.source,
    kind: kindOf(place.name, fields, applyUrl),
    language,
    name: place.name,
    title: titleOf(fields, body, place.name),
    fields,
    applyUrl,
    machineTranslated: valuesOf(fields, 'ai', 'machinetranslated', 'machinetranslation', 'autotranslated').some(isYes),
    // The button's label in the front matter says less than the button in the text, where there is one.
    draft: [...fromFields.filter((passage) => passage.kind !== 'apply' || !hasApplyTag), ...inBody, ...fromTags.map(({ passage }) => passage)],
    lineOf,
  }
}

/** An intro of several sentences is quoted sentence by sentence. */
function splitFieldUnits(passage: DraftPassage, language: Language): DraftPassage['units'] {
  const unit = passage.units[0]
  if (passage.kind !== 'intro' || unit === undefined) return passage.units
  return sentenceSpans(unit.text, language).map(({ start, end }) => ({ ...unit, kind: 'sentence', text: unit.text.slice(start, end) }))
}

function versionOf(page: Page, pairing: { postingId: string; isOriginal: boolean }, site: Site): Version {
  const published = publishedOn(page.fields)
  const slug = textOf(page.fields, 'slug')
  const aliases = valuesOf(page.fields, 'aliases')
    .flat()
    .filter((value) => typeof value === 'string')
  return {
    source: page.source,
    postingId: pairing.postingId,
    kind: page.kind,
    language: page.language,
    title: page.title,
    url: publicUrl(
      { language: page.language, name: page.name, slug, title: page.title, ownUrl: textOf(page.fields, 'url', 'permalink'), publishedOn: published },
      site,
    ),
    applyUrl: page.applyUrl,
    addresses: [page.source, page.name, ...(slug === null ? [] : [slug]), ...aliases],
    machineTranslated: page.machineTranslated,
    isOriginal: pairing.isOriginal,
    publishedOn: published,
  }
}

function passagesOf(page: Page, version: Version): Passage[] {
  const idOf = (index: number) => `${page.source}#${index}`
  const byAnchor = new Map<string, string>()
  page.draft.forEach((draft, index) => {
    for (const id of draft.ids) if (!byAnchor.has(id)) byAnchor.set(id, idOf(index))
  })
  return page.draft.map((draft, index): Passage => {
    const units = draft.units.map((unit): Unit => {
      const lines = draft.lines ?? ([page.lineOf(unit.offset), page.lineOf(unit.endOffset)] as const)
      const footnotes = unit.anchors.flatMap((anchor) => byAnchor.get(anchor) ?? []).filter((id) => id !== idOf(index))
      return {
        text: unit.text,
        kind: unit.kind,
        block: unit.block,
        lines,
        footnotes,
        topics: [],
        topicWeights: new Map(),
        hasNumber: /\d/.test(unit.text.replace(listMarker, '')),
      }
    })
    const url = version.url === null || draft.anchor === null ? version.url : `${version.url}#${draft.anchor}`
    const lines = [Math.min(...units.map((unit) => unit.lines[0])), Math.max(...units.map((unit) => unit.lines[1]))] as const
    return {
      id: idOf(index),
      source: page.source,
      postingId: version.postingId,
      language: page.language,
      kind: draft.kind,
      ...(draft.kind === 'faq' && isFaqEntry(page.fields) && { isEntry: true }),
      heading: draft.heading,
      parents: draft.parents,
      units,
      url,
      lines,
      headingTopics: [],
    }
  })
}

/** What MDX has beside Markdown and components: imports, exports, expressions. */
const withoutScript = (body: string): string =>
  body.replace(/^(?:import|export)\s[^\n]*|\{[A-Za-z_$][\w.$]*(?:\(\))?\}/gm, (script) => ' '.repeat(script.length))

/** The number of a list item counts nothing. */
const listMarker = /^\d+[.)]\s/

/** Offsets in the body to line numbers of the file. */
function lineFinder(text: string, bodyStart: number): (offset: number) => number {
  const breaks: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at)
  return (offset) => {
    const at = offset + bodyStart
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

const statedLanguages = (fields: readonly Field[]): string[] => {
  const values = valuesOf(fields, 'language', 'lang', 'locale').filter((value) => typeof value === 'string')
  return [...new Set(values.map((value) => languageCode(value) ?? value.toLowerCase()))]
}

/** The language that the text reads as; where it leaves that open, what the front matter says. */
function languageOfText(fields: readonly Field[], body: string): Language {
  const prose = body
    .slice(0, 20_000)
    .replace(/\{\{[<%][\s\S]*?[%>]\}\}|\{%[\s\S]*?%\}|<[^>\n]+>/g, ' ')
    .replace(/[#*_`>\-[\]()]/g, ' ')
    .slice(0, 4_000)
  const stated = statedLanguages(fields)
  const guess = detectLanguage(prose, stated.length > 0 ? stated : ['en'])
  return prose.trim().length < 80 && stated[0] !== undefined ? stated[0] : guess.language
}

function titleOf(fields: readonly Field[], body: string, name: string): string {
  const stated = textOf(fields, 'title', 'headline', 'jobtitle', 'position', 'role')
  const title = plainText(stated ?? /^#[ \t]+(\S.*)$/m.exec(readTags(body).text)?.[1]?.replace(/\s+#+\s*$|\s*\{[#.][^}]*\}\s*$/g, '') ?? '')
  if (title !== '') return title
  const parts = name.split('/')
  const own = /^_?index$/.test(parts.at(-1) ?? '') ? (parts.at(-2) ?? 'index') : (parts.at(-1) ?? name)
  return own.replace(/[-_]+/g, ' ').trim()
}
