import { z } from 'zod'
import type { DraftSentence, Violation, Worded, WordingTask } from '../domain.ts'
import { type Model, ModelError, type ModelObserver, type Prompt } from '../model/model.ts'
import { visible } from '../text/visible.ts'
import { ordersModel } from './facts/said.ts'

export interface RewordOptions {
  readonly model: Model
  readonly prompt: Prompt
  /** The fact lock. */
  readonly check: (task: WordingTask, sentences: readonly DraftSentence[]) => readonly Violation[]
  readonly observer: ModelObserver
}

/** What a model gives; bounds are the fact lock's. */
const wordingSchema = z.object({
  result: z.enum(['answer', 'not_stated']),
  /** ISO 639-1 code of the language that the sentences are in. */
  language: z.string(),
  sentences: z.array(z.object({ text: z.string(), passages: z.array(z.string()) })),
})
type Wording = z.infer<typeof wordingSchema>

/**
 * Lets a model word what the quotes of one part say. What breaks the fact lock goes back once with the violations listed; after that the part stays as it is.
 * @param note the fixed sentence that says who worded it
 * @returns null where the verbatim part stands alone; a fault of the model is counted and never thrown
 */
export async function rewordPart(
  task: WordingTask,
  note: string,
  signal: AbortSignal,
  { model, prompt, check, observer }: RewordOptions,
): Promise<Worded | null> {
  if (task.passages.some(ordersModel)) return end('verbatim_rejected')
  const data = dataOf(task)
  try {
    const first = await model.complete({ purpose: 'reword', prompt, data, schema: wordingSchema, signal })
    const faults = faultsOf(first, task, check)
    if (faults === null) return end('verbatim_not_stated')
    if (faults.length === 0) return end('worded', first)
    for (const { kind } of faults) observer.rejected(kind)
    const mended = await model.complete({ purpose: 'repair', prompt, data: `${data}\n${repairOf(first, faults)}`, schema: wordingSchema, signal })
    const left = faultsOf(mended, task, check)
    if (left === null) return end('verbatim_not_stated')
    if (left.length === 0) return end('repaired', mended)
    for (const { kind } of left) observer.rejected(kind)
    return end('verbatim_rejected')
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return end('verbatim_failed')
  }

  function end(result: Parameters<ModelObserver['worded']>[0], wording?: Wording): Worded | null {
    observer.worded(result)
    return wording === undefined ? null : { sentences: wording.sentences.map((sentence) => sentenceOf(sentence, task)), note }
  }
}

/** Violations of the wording; null where the model says that nothing is stated. */
function faultsOf(wording: Wording, task: WordingTask, check: RewordOptions['check']): readonly Violation[] | null {
  if (wording.result === 'not_stated') return null
  const said: Violation[] =
    wording.language === task.language
      ? []
      : [{ kind: 'language', sentence: null, detail: `the reply must be in ${task.language}, not in ${wording.language}` }]
  return [...said, ...check(task, wording.sentences)]
}

const sentenceOf = ({ text, passages }: DraftSentence, task: WordingTask): Worded['sentences'][number] => ({
  text: text.trim(),
  citations: [...new Set(passages.map((id) => task.passages.findIndex((passage) => passage.id === id)))].sort((a, b) => a - b),
})

/** Question and passages, fenced: what stands between the marks cannot close them. */
function dataOf({ question, language, passages }: WordingTask): string {
  return [
    `<reply_language>${language}</reply_language>`,
    `<question>${fenced(question)}</question>`,
    ...passages.map(
      ({ id, language: own, title, section, text }) =>
        `<passage id="${id}" language="${own}" title="${attribute(title)}" section="${attribute(section)}">${fenced(text)}</passage>`,
    ),
  ].join('\n')
}

/** The same request once more, with what was wrong. */
const repairOf = ({ sentences }: Wording, faults: readonly Violation[]): string =>
  [
    `<rejected>${fenced(JSON.stringify(sentences))}</rejected>`,
    '<violations>',
    ...faults.map(({ sentence, kind, detail }) => `${sentence === null ? 'all' : `sentence ${sentence + 1}`}: ${kind}: ${fenced(detail)}`),
    '</violations>',
    'The rejected sentences break the rules as listed. Write them anew so that none is broken; leave out what cannot be said without breaking one.',
  ].join('\n')

const fenced = (text: string): string => visible(text).replaceAll('<', '‹').replaceAll('>', '›')
const attribute = (text: string): string => fenced(text).replaceAll('"', '”').replaceAll('\n', ' ')
