/** The thread of one index: reads the knowledge, builds the index, says that it is ready, and answers from it until it is stopped. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type Assistant, createAssistant } from '../assistant.ts'
import { chatWordingOf } from '../chat/wording/index.ts'
import type { Language, Warning } from '../domain.ts'
import { type KnowledgeFile, KnowledgeFolderError, readKnowledgeFiles, topicsFoldersOf } from '../ingest/files.ts'
import { type Page, publishPages } from '../ingest/load.ts'
import { readPublication } from '../ingest/publication.ts'
import { spokenLanguages } from '../text/languages.ts'
import type { BuildRequest, BuildResult, Call, CallResult, Channel, Check, Checked, Keys } from './index-protocol.ts'
import { withLastGood } from './last-good.ts'

const { request, channel } = workerData as { request: BuildRequest; channel: Channel }
let clock = request.now

function build(): BuildResult {
  const read = readFolders()
  // A folder that is gone at a later reading is a slip as well: all of it stands as it was.
  if (read.missing !== null && request.last.length === 0) throw read.missing
  const standing = withLastGood(read.missing === null ? read : { files: request.last, warnings: [] }, request.last, request.now)
  const kept = read.missing === null ? standing.kept : [{ source: '', line: null, message: read.missing.message }]
  const sources = standing.pages.map((page) => page.source)
  const keys: Keys = { files: read.key, content: digest([sources, standing.files, read.topics]), published: publishedKey(standing.pages, request.now) }
  if (request.inUse?.content === keys.content && request.inUse.published === keys.published) return { kind: 'unchanged', keys, kept }
  const knowledge = publishPages(standing.pages, { now: request.now, site: request.site, includeDrafts: request.includeDrafts })
  const topicsFolder = topicsFoldersOf(request.paths)[0] ?? null
  const assistant = createAssistant({ knowledge, topicsFolder, now: () => clock, isForModel: request.isForModel })
  warm(assistant)
  serve(assistant, standing.pages)
  return { kind: 'ready', keys, kept, leftOut: standing.leftOut, files: standing.files, versions: assistant.versions, size: assistant.size }
}

interface Read {
  readonly files: readonly KnowledgeFile[]
  readonly warnings: readonly Warning[]
  readonly topics: readonly string[]
  readonly missing: KnowledgeFolderError | null
  readonly key: string
}

function readFolders(): Read {
  const topics = topicTexts()
  try {
    const { files, warnings } = readKnowledgeFiles(request.paths)
    return { files, warnings, topics, missing: null, key: digest([files, warnings, topics]) }
  } catch (error) {
    if (!(error instanceof KnowledgeFolderError)) throw error
    return { files: [], warnings: [], topics, missing: error, key: digest(error.message) }
  }
}

/** The languages of the pages are likely the askers'; each of the others is read in a moment of its own, so that a question waits for one at most. */
const otherLanguageMs = 1_000

/**
 * The first question of a language reads its examples. Where an index is in use, that is done for the likely languages before the swap; at the first start it
 * must not keep everybody waiting, and is done between questions.
 */
function warm(assistant: Assistant): void {
  const likely = new Set<Language>(['en', ...assistant.versions.map((version) => version.language)])
  const others = spokenLanguages.filter((language) => !likely.has(language))
  const questionsIn = (language: Language) =>
    chatWordingOf(language).home.examples.map((example) => () => void assistant.answer(example, undefined, [language]))
  // What only a model's answers need takes the longest to read: nobody should wait for it.
  if (request.isForModel) warmForModel(assistant)
  else if (request.keepsQuestions) assistant.redact(chatWordingOf('en').home.examples.join(' '), 'en')
  const first = [...likely].flatMap(questionsIn)
  if (request.inUse === null) oneByOne(first)
  else for (const ask of first) ask()
  for (const [at, language] of others.entries()) setTimeout(() => oneByOne(questionsIn(language)), (at + 1) * otherLanguageMs).unref()
}

function warmForModel(assistant: Assistant): void {
  for (const example of chatWordingOf('en').home.examples) {
    const [task] = assistant.answer(example, undefined, ['en']).tasks
    if (task === undefined) continue
    assistant.checkWording(task, [{ text: 'The posting says so.', passages: ['p1'] }])
    return
  }
}

/** Each after a turn of the event loop, in which a question may come first. */
function oneByOne([first, ...rest]: readonly (() => void)[]): void {
  if (first === undefined) return
  setImmediate(() => {
    first()
    oneByOne(rest)
  })
}

function serve(assistant: Assistant, pages: readonly Page[]): void {
  const { port, answered } = channel
  port.on('message', (message: Call | Check) => {
    if ('check' in message) {
      port.postMessage({ check: message.check, files: readFolders().key, published: publishedKey(pages, message.now) } satisfies Checked)
      return
    }
    clock = message.now
    port.postMessage(resultOf(assistant, message))
    Atomics.store(answered, 0, 1)
    Atomics.notify(answered, 0)
  })
}

function resultOf(assistant: Assistant, { method, args }: Call): CallResult {
  try {
    return { value: (assistant[method] as (...given: readonly unknown[]) => unknown)(...args) }
  } catch (error) {
    return { error }
  }
}

const publishedKey = (pages: readonly Page[], now: number): string =>
  digest(pages.map((page) => [page.source, readPublication(page.fields, now).publication.published]))

const topicTexts = (): string[] =>
  topicsFoldersOf(request.paths).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )

const digest = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('base64')

function result(): BuildResult {
  try {
    return build()
  } catch (error) {
    return { kind: 'failed', message: (error as Error).message }
  }
}

parentPort?.postMessage(result())
