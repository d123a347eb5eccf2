import type { MessagePort } from 'node:worker_threads'
import type { Assistant } from '../assistant.ts'
import type { Version, Warning } from '../domain.ts'
import type { Site } from '../ingest/address.ts'
import type { KnowledgeFile } from '../ingest/files.ts'

/** What the thread of an index is told at its start. */
export interface BuildRequest {
  readonly paths: readonly string[]
  readonly site: Site
  readonly now: number
  /** Every page in its last good state; none at the first start. */
  readonly last: readonly KnowledgeFile[]
  /** Whether a language model works with the answers. */
  readonly isForModel: boolean
  /** Whether questions that nothing answers are kept, without names. */
  readonly keepsQuestions: boolean
  /** Drafts answer too: for the recruiting team's preview. */
  readonly includeDrafts: boolean
  /** What the index in use was built from; null where there is none. */
  readonly inUse: Pick<Keys, 'content' | 'published'> | null
}

/** Calls come in by the port; `answered` turns 1 when the reply is in the port. */
export interface Channel {
  readonly port: MessagePort
  readonly answered: Int32Array<SharedArrayBuffer>
}

/** Digests; two that are alike stand for the same thing. */
export interface Keys {
  /** All that stands in the folders, readable or not. */
  readonly files: string
  /** The pages that are in use, and the company's own words. */
  readonly content: string
  /** Which pages the clock lets be seen. */
  readonly published: string
}

export type BuildResult =
  | { readonly kind: 'failed'; readonly message: string }
  /** What is there now is what is in use. */
  | { readonly kind: 'unchanged'; readonly keys: Keys; readonly kept: readonly Warning[] }
  | {
      readonly kind: 'ready'
      readonly keys: Keys
      readonly kept: readonly Warning[]
      readonly leftOut: readonly Warning[]
      readonly files: readonly KnowledgeFile[]
      readonly versions: readonly Version[]
      readonly size: number
    }

type Method = { [Name in keyof Assistant]: Assistant[Name] extends (...args: never[]) => unknown ? Name : never }[keyof Assistant]

/** What can be called from another thread; the compiler sees to it that none is missing. */
const callable: Record<Method, true> = {
  answer: true,
  roles: true,
  role: true,
  roleAt: true,
  threadAbout: true,
  threadOn: true,
  passageTexts: true,
  choices: true,
  questions: true,
  alike: true,
  checkWording: true,
  standing: true,
  redact: true,
}
export const methods = Object.keys(callable) as Method[]

export interface Call {
  readonly method: Method
  readonly args: readonly unknown[]
  /** Milliseconds since the epoch that staleness goes by. */
  readonly now: number
}

export type CallResult = { readonly value: unknown } | { readonly error: unknown }

/** Beside calls: whether the index still shows what stands in the folders. */
export interface Check {
  readonly check: number
  readonly now: number
}

export interface Checked {
  readonly check: number
  readonly files: string
  readonly published: string
}
