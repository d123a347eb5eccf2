import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language, TopicId } from '../domain.ts'

/** A topic or intent as `data/topics.md` describes it. */
export interface TopicInfo {
  readonly id: TopicId
  readonly includes: readonly TopicId[]
  readonly near: readonly TopicId[]
  /** A wide topic gives way to a narrower one that the same question words. */
  readonly isBroad: boolean
}

interface TriggerEntry {
  readonly topic: TopicId
  readonly phrase: string
}

/** What one language knows: trigger words, example questions, and lists such as role nouns. */
export interface LanguageData {
  readonly language: Language
  /** Display names of topics. */
  readonly names: ReadonlyMap<TopicId, string>
  readonly asked: readonly TriggerEntry[]
  readonly stated: readonly TriggerEntry[]
  readonly headings: readonly TriggerEntry[]
  readonly examples: readonly { readonly topic: TopicId; readonly text: string }[]
  /** Word lists by name: `role-nouns`, `follow-ups` … */
  readonly lists: ReadonlyMap<string, readonly string[]>
}

const dataFolder = fileURLToPath(new URL('./data/', import.meta.url))

/** The topics that ship with the assistant, and those that a company adds in `topics.md` of its topics folder. */
export function readTopics(companyFolder: string | null): Map<TopicId, TopicInfo> {
  const topics = new Map<TopicId, TopicInfo>()
  for (const file of [join(dataFolder, 'topics.md'), companyFolder === null ? '' : join(companyFolder, 'topics.md')]) {
    for (const block of blocksOf(file)) {
      topics.set(block.id, { id: block.id, includes: block.entries('includes'), near: block.entries('near'), isBroad: block.entries('broad').includes('yes') })
    }
  }
  return topics
}

/** Reads a language's data, with what a company adds in `<language>.md` of its topics folder. */
export function readLanguageData(language: Language, companyFolder: string | null): LanguageData {
  const names = new Map<TopicId, string>()
  const asked: TriggerEntry[] = []
  const stated: TriggerEntry[] = []
  const headings: TriggerEntry[] = []
  const examples: { topic: TopicId; text: string }[] = []
  const lists = new Map<string, readonly string[]>()
  const files = [join(dataFolder, 'triggers', `${language}.md`), join(dataFolder, 'examples', `${language}.md`)]
  if (companyFolder !== null) files.push(join(companyFolder, `${language}.md`))
  for (const file of files) {
    for (const block of blocksOf(file)) {
      const topic = block.id
      if (block.name !== '') names.set(topic, block.name)
      for (const phrase of block.entries('asked')) asked.push({ topic, phrase })
      for (const phrase of block.entries('stated')) stated.push({ topic, phrase })
      for (const phrase of block.entries('headings')) headings.push({ topic, phrase })
      for (const text of block.examples) examples.push({ topic, text })
      const words = block.entries('words')
      if (words.length > 0) lists.set(topic.slice(1), [...(lists.get(topic.slice(1)) ?? []), ...words])
    }
  }
  return { language, names, asked, stated, headings, examples, lists }
}

/** A concept of the glossary: its names in every language, and what it is a kind of. */
export interface Concept {
  readonly id: string
  readonly kind: string
  readonly names: readonly string[]
  readonly words: readonly string[]
  readonly broader: readonly string[]
  /** The topic that a term of hiring stands for, if any. */
  readonly topic: TopicId | null
  /** Everyday words by language. */
  readonly local: ReadonlyMap<Language, readonly string[]>
}

const conceptKeys = new Set(['kind', 'names', 'words', 'is', 'topic'])

/** The glossary and the professions that ship with the assistant, and the concepts that a company adds in `glossary.md` of its topics folder. */
export function readGlossary(companyFolder: string | null): Map<string, Concept> {
  const concepts = new Map<string, Concept>()
  for (const file of [join(dataFolder, 'glossary.md'), join(dataFolder, 'professions.md'), companyFolder === null ? '' : join(companyFolder, 'glossary.md')]) {
    for (const block of blocksOf(file)) {
      const local = new Map(block.keys.filter((key) => !conceptKeys.has(key)).map((key) => [key, block.entries(key)]))
      concepts.set(block.id, {
        id: block.id,
        kind: block.entries('kind')[0] ?? 'field',
        names: block.entries('names'),
        words: block.entries('words'),
        broader: block.entries('is'),
        topic: block.entries('topic')[0] ?? null,
        local,
      })
    }
  }
  return concepts
}

/** Lists of `data/names.md` by their id, each by language. */
export const readNames = (): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> =>
  new Map(blocksOf(join(dataFolder, 'names.md')).map((block) => [block.id.slice(1), new Map(block.keys.map((key) => [key, block.entries(key)]))]))

interface DataBlock {
  readonly id: string
  readonly name: string
  readonly keys: readonly string[]
  readonly examples: readonly string[]
  entries(key: string): string[]
}

/** The data files are Markdown: `## id: name`, then `key: a, b, c` lines and `- example` lines. A file that is not there holds nothing. */
function blocksOf(file: string): DataBlock[] {
  if (file === '' || !existsSync(file)) return []
  const blocks: DataBlock[] = []
  let lines = new Map<string, string[]>()
  let examples: string[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const heading = /^##\s+([@\w-]+)\s*(?::\s*(.*?))?\s*$/.exec(line)
    if (heading !== null) {
      const ownLines = new Map<string, string[]>()
      const ownExamples: string[] = []
      lines = ownLines
      examples = ownExamples
      const entries = (key: string) => ownLines.get(key) ?? []
      blocks.push({
        id: heading[1] as string,
        name: heading[2] ?? '',
        examples: ownExamples,
        entries,
        get keys() {
          return [...ownLines.keys()]
        },
      })
      continue
    }
    if (line.startsWith('- ')) examples.push(line.slice(2).trim())
    const pair = /^([a-z]{2,10}):\s*(.*)$/.exec(line)
    if (pair !== null) {
      const found = (pair[2] as string)
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '')
      lines.set(pair[1] as string, [...(lines.get(pair[1] as string) ?? []), ...found])
    }
  }
  return blocks
}
