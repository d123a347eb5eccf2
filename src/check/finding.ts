import type { Knowledge, Language, Passage, TopicId, Version, Warning } from '../domain.ts'
import type { KnowledgeFile } from '../ingest/files.ts'
import type { Page } from '../ingest/load.ts'

/** `error`: a candidate would be told something wrong or illegal. `warning`: likely wrong. `note`: worth a look. */
export type Level = 'error' | 'warning' | 'note'

/** What a page says, word for word. */
export interface Excerpt {
  /** Relative to its knowledge folder. */
  readonly source: string
  /** First and last line in the file, counted from 1. */
  readonly lines: readonly [number, number]
  readonly text: string
}

/** One thing to mend. */
export interface Finding {
  /** Kebab case; the README lists each. */
  readonly rule: string
  readonly level: Level
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string
  /** Where it is mended. */
  readonly source: string
  /** Null where it is the whole file. */
  readonly line: number | null
  /** The passages that it rests on; for a contradiction both, that of `source` first. */
  readonly excerpts: readonly Excerpt[]
}

interface TopicWording {
  readonly topic: TopicId
  /** Offsets in the text. */
  readonly start: number
  readonly end: number
}

/** The knowledge as the rules look at it. */
export interface CheckedKnowledge {
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly files: readonly KnowledgeFile[]
  /** Every page that can be read, published or not. */
  readonly pages: readonly Page[]
  /** What the reader met and could not use as it stands. */
  readonly warnings: readonly Warning[]
  /** Names of the shortcodes that the site and Hugo define; null where no layouts folder stands above the knowledge. */
  readonly shortcodes: ReadonlySet<string> | null
  /** A page that was not touched for as many months is worth a look. */
  readonly staleAfterMonths: number
  /** Every page that can be read, also drafts and closed ones, its passages tagged with topics. */
  readonly all: Knowledge
  /** What candidates are answered from, its passages tagged with topics. */
  readonly published: Knowledge
  /** By source, also of what is not published. */
  version(source: string): Version
  /** Why a page is not published by its own front matter; null where it is. */
  reasonOf(source: string): string | null
  /** Closed, archived or past its date by its own front matter; what is not may still come to be published. */
  isOver(source: string): boolean
  /** Why candidates are not answered from a page; a translation waits for its original. Null where they are. */
  unpublishedBecause(source: string): string | null
  /** Passages of a page that state a topic, also one that another topic includes. */
  stating(source: string, topic: TopicId): readonly Passage[]
  /** The topic itself and those that answer it too. */
  including(topic: TopicId): readonly TopicId[]
  /** Words of a sentence that state a topic. */
  wordingsIn(text: string, language: Language): readonly TopicWording[]
  /** How a topic is called. */
  nameOf(topic: TopicId, language: Language): string
}

/** Pure: sees no file, clock or network. */
export type Rule = (knowledge: CheckedKnowledge) => readonly Finding[]
