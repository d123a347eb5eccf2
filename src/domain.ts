/** The data that every part of the assistant speaks of. Data only: this file imports nothing. */

/** ISO 639-1 code, lower case; Norwegian is `no`. */
export type Language = string
export type TopicId = string
/** Path of a knowledge file relative to its knowledge folder, with `/`. */
type Source = string

/** One file of the knowledge: a posting, or a company page, in one language. */
export interface Version {
  readonly source: Source
  /** Shared by all language versions of one posting or page. */
  readonly postingId: string
  readonly kind: 'posting' | 'page'
  readonly language: Language
  /** As the page has it, white space folded. */
  readonly title: string
  /** Public address of the page; null where no site address is configured. */
  readonly url: string | null
  readonly applyUrl: string | null
  /** File names, slugs and aliases by which a link to this page is recognised. */
  readonly addresses: readonly string[]
  readonly machineTranslated: boolean
  readonly isOriginal: boolean
  /** Publication day, `YYYY-MM-DD`, where the page states one. */
  readonly publishedOn: string | null
  /** Why candidates do not see it; set for the recruiting team's preview alone. */
  readonly unpublished?: string
  /** Ids of the postings that an approved answer holds for; not set where it holds for the whole company. */
  readonly holdsFor?: readonly string[]
}

/** The smallest piece that is quoted whole: a sentence, a list item, a labelled fact. */
export interface Unit {
  readonly text: string
  readonly kind: 'sentence' | 'item' | 'fact' | 'heading'
  /** Number of the block (paragraph, list) within the passage: units of one block stand together. */
  readonly block: number
  /** First and last line in the file, counted from 1. */
  readonly lines: readonly [number, number]
  /** Ids of passages that a footnote mark in this unit points to. */
  readonly footnotes: readonly string[]
  readonly topics: readonly TopicId[]
  /** How plainly it states each of its topics: the number of words of the phrases that say so. */
  readonly topicWeights: ReadonlyMap<TopicId, number>
  /** Holds a number, in figures or in words. */
  readonly hasNumber: boolean
}

/** The smallest quotable piece with a heading of its own. */
export interface Passage {
  /** `source#number`, unique in the index. */
  readonly id: string
  readonly source: Source
  readonly postingId: string
  readonly language: Language
  readonly kind: 'section' | 'faq' | 'note' | 'fact' | 'contact' | 'apply' | 'intro'
  /** An approved answer to the one question that stands over it, and to no other; elsewhere a heading may stand over more than it asks. */
  readonly isEntry?: true
  /** Heading, FAQ question or label; '' for text before the first heading. */
  readonly heading: string
  /** Headings above it, outermost first. */
  readonly parents: readonly string[]
  readonly units: readonly Unit[]
  /** Public address that lands on the nearest heading; null where no site address is configured. */
  readonly url: string | null
  readonly lines: readonly [number, number]
  /** Topics that the heading states, which hold for every unit. */
  readonly headingTopics: readonly TopicId[]
}

/** What loading met and could not use as it stands. Never shown to candidates. */
export interface Warning {
  readonly source: Source
  readonly line: number | null
  readonly message: string
}

export interface Knowledge {
  readonly versions: readonly Version[]
  readonly passages: readonly Passage[]
  readonly warnings: readonly Warning[]
}

export interface Place {
  /** As the asker's language names the country. */
  readonly name: string
  /** ISO 3166-1 alpha-2 code; null for a phrase such as "outside the EU". */
  readonly country: string | null
  readonly inEu: boolean
}

export type DeclineReason = 'judge' | 'legal-advice' | 'personal-data' | 'override' | 'unrelated'
export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'about'

export type Intent =
  | { readonly kind: 'ask' }
  | { readonly kind: 'roles' }
  | { readonly kind: 'small_talk'; readonly talk: SmallTalk }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }

/** A word of the question that an answer should be about. */
export interface Term {
  /** Stem in the language of the question, diacritics removed. */
  readonly stem: string
  readonly surface: string
  /** Glossary concept that the word or phrase names, if any. */
  readonly concept: string | null
  /** A word that points to one of the query's topics already. */
  readonly isTopicWord: boolean
  /** `technology`: a passage must mention it before it may answer. `posted`: a word of the postings that no question of the catalogue has, such as a product's name. `unknown`: in neither. */
  readonly sort: 'technology' | 'field' | 'posted' | 'plain' | 'unknown'
  /** A way of working ("sprint", "pair programming"). */
  readonly isPractice: boolean
}

export interface ScoredTopic {
  readonly id: TopicId
  /** 0 to 1. */
  readonly confidence: number
  /** Pointed to by words of the question, not by the votes of the catalogue alone. */
  readonly isWorded: boolean
}

/** One question, understood. */
export interface Query {
  readonly text: string
  readonly language: Language
  readonly intent: Intent
  /** Best first. */
  readonly topics: readonly ScoredTopic[]
  readonly terms: readonly Term[]
  /** Postings that the question or the thread speaks of; empty means all. */
  readonly postingIds: readonly string[]
  readonly place: Place | null
  /** "How many", "how long": only a passage with a number answers. */
  readonly asksQuantity: boolean
  /** A language that the question names ("is the ad there in Swedish?"). */
  readonly namedLanguage: Language | null
  /** A model took its topic from words that the lexicon does not know; the answer says so. */
  readonly isGuessed?: true
}

/** What a thread remembers between messages. */
export interface Thread {
  readonly language: Language | null
  readonly postingIds: readonly string[]
  readonly topics: readonly ScoredTopic[]
  readonly terms: readonly Term[]
  /** Postings that any message of the thread has named, in order. */
  readonly mentionedIds: readonly string[]
}

/** A passage retrieved for a query, with the reasons why. */
export interface Evidence {
  readonly passage: Passage
  /** Retrieval score, comparable within one query. */
  readonly score: number
  /** Topics of the query that the passage states. */
  readonly topics: readonly TopicId[]
  /** Concepts and stems of the query that it holds. */
  readonly matched: readonly string[]
}

export type Outcome = 'answered' | 'roles' | 'not_stated' | 'declined' | 'small_talk'

export interface Citation {
  readonly source: Source
  readonly title: string
  readonly section: string
  /** Word for word from the source; `…` joins parts that do not stand together. */
  readonly quote: string
  readonly url: string | null
  readonly lines: readonly [number, number]
  /** What a reader must know of the passage. */
  readonly status?: 'stale' | 'machine_translated' | 'other_language' | 'unpublished'
}

/** A link that the knowledge itself holds. */
export interface KnownLink {
  readonly label: string
  readonly url: string
}

/** One row of an answer: what one posting states, and which others state the same. */
export interface AnswerRow {
  /** A sentence over the row; '' where none is needed. */
  readonly label: string
  readonly citations: readonly Citation[]
  readonly links: readonly KnownLink[]
  /** Sentences on how to read the row: stale, same elsewhere. */
  readonly notes: readonly string[]
}

/** One sentence that a model worded and the fact lock let through. */
interface WordedSentence {
  readonly text: string
  /** Citations of its part that it rests on, counted from 0 over all rows; never empty. */
  readonly citations: readonly number[]
}

/** What a model says of the quotes of one part; it stands over them and never in their place. */
export interface Worded {
  readonly sentences: readonly WordedSentence[]
  /** Says that a model worded them and that the quotes count. */
  readonly note: string
}

/** The answer to one question of a message. */
export interface AnswerPart {
  readonly outcome: Outcome
  readonly topic: TopicId | null
  readonly lead: string
  readonly rows: readonly AnswerRow[]
  readonly related: readonly AnswerRow[]
  /** Sentences after the rows: language of the quotes, what was left out. */
  readonly closing: readonly string[]
  /** Shown before `lead`. Only where a model is set and the fact lock let it through. */
  readonly worded?: Worded
}

/** A quote of an answer, as a model may word it. */
export interface QuotedPassage {
  /** `p1`, `p2`, …: unique within one part. */
  readonly id: string
  readonly language: Language
  readonly title: string
  readonly section: string
  /** The quote. */
  readonly text: string
}

/** One part of an answer that a model may word. */
export interface WordingTask {
  /** Place of the part in the answer, from 0. */
  readonly part: number
  /** The question without names, addresses, telephone numbers and links. */
  readonly question: string
  /** Language of the reply. */
  readonly language: Language
  /** One for each citation of the part's rows, in their order. */
  readonly passages: readonly QuotedPassage[]
}

/** A sentence as a model gave it. */
export interface DraftSentence {
  readonly text: string
  /** Ids of the passages that it rests on. */
  readonly passages: readonly string[]
}

export type ViolationKind =
  | 'citation'
  | 'number'
  | 'amount'
  | 'percentage'
  | 'date'
  | 'duration'
  | 'place'
  | 'name'
  | 'contract'
  | 'technology'
  | 'address'
  | 'negation'
  | 'condition'
  | 'bound'
  | 'judgement'
  | 'promise'
  | 'unpublished'
  | 'unsupported'
  | 'language'
  | 'length'
  | 'form'

/** Why the fact lock does not let a wording through. */
export interface Violation {
  readonly kind: ViolationKind
  /** Place of the sentence, from 0; null where it is the whole. */
  readonly sentence: number | null
  /** What is wrong, for the model that is to mend it; holds words of the sentence and is never logged. */
  readonly detail: string
}

/** What a model made of a question that the lexicon does not understand; it changes what is retrieved, never what is said. */
export interface ModelReading {
  readonly topic: TopicId | null
  readonly postingIds: readonly string[]
  /** The question as it stands without its thread; '' where it is the same. */
  readonly standalone: string
  readonly language: Language | null
}

/** What is said, by meaning; a renderer decides how it looks. */
export interface Answer {
  readonly outcome: Outcome
  readonly language: Language
  readonly parts: readonly AnswerPart[]
  /** Sentence over all that is related; '' where nothing is. */
  readonly relatedLead: string
}

/** An open role as a card shows it. */
export interface Role {
  readonly postingId: string
  readonly title: string
  readonly language: Language
  readonly url: string | null
  readonly applyUrl: string | null
  /** What the posting says first of itself and its facts, word for word. */
  readonly citations: readonly Citation[]
}

/** Open roles, found for everybody alike. */
export interface RoleList {
  /** A sentence over the list. */
  readonly lead: string
  readonly roles: readonly Role[]
  readonly language: Language
}
