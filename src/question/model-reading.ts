import { z } from 'zod'
import type { Language, ModelReading, Thread, TopicId } from '../domain.ts'
import { type Model, ModelError, type Prompt } from '../model/model.ts'
import { isSpoken, languageCode } from '../text/languages.ts'
import { visible } from '../text/visible.ts'

/** What a model may choose from: nothing else gets in. */
export interface Choices {
  readonly topics: readonly { readonly id: TopicId; readonly name: string }[]
  readonly roles: readonly { readonly postingId: string; readonly title: string }[]
}

interface ReadingRequest {
  /** The reply that understood nothing: the question without names and addresses, in the language that it was taken for. */
  readonly reply: { readonly asked: string; readonly answer: { readonly language: Language } }
  /** What was talked of before; of its texts nothing is kept. */
  readonly asked: { readonly thread: Thread | undefined }
  readonly assistant: { choices(language: Language): Choices }
}

const readingSchema = z.object({
  /** Id of a topic, or null. */
  topic: z.string().nullable(),
  /** Number of a role in the list, from 1, or null. */
  role: z.number().nullable(),
  standalone: z.string(),
  /** ISO 639-1. */
  language: z.string().nullable(),
})

/** A standalone form longer than this is no question. */
const maxStandaloneChars = 300

/**
 * Lets a model say what a question is about that the lexicon does not understand. What it gives and the choices do not hold is dropped.
 * @returns null where the model gives nothing that can be used
 */
export async function readByModel(
  model: Model,
  prompt: Prompt,
  { reply, asked, assistant }: ReadingRequest,
  signal: AbortSignal,
): Promise<ModelReading | null> {
  const choices = assistant.choices(reply.answer.language)
  const data = dataOf(reply.asked, reply.answer.language, asked.thread, choices)
  const given = await model.complete({ purpose: 'understand', prompt, data, schema: readingSchema, signal }).catch((error: unknown) => {
    if (error instanceof ModelError) return null
    throw error
  })
  return given === null ? null : readingOf(given, reply.asked, choices)
}

function readingOf({ topic, role, standalone, language }: z.infer<typeof readingSchema>, asked: string, { topics, roles }: Choices): ModelReading {
  const chosen = role === null ? undefined : roles[role - 1]
  const code = language === null ? null : languageCode(language)
  const question = visible(standalone).replace(/\s+/g, ' ').trim()
  return {
    topic: topics.some(({ id }) => id === topic) ? topic : null,
    postingIds: chosen === undefined ? [] : [chosen.postingId],
    standalone: question.length > maxStandaloneChars || question === asked ? '' : question,
    language: isSpoken(code) ? code : null,
  }
}

/** Choices and question, fenced: what stands between the marks cannot close them. */
function dataOf(asked: string, language: Language, thread: Thread | undefined, { topics, roles }: Choices): string {
  const numberOf = (id: string) => roles.findIndex(({ postingId }) => postingId === id) + 1
  const rolesBefore = (thread?.postingIds ?? []).map(numberOf).filter((number) => number > 0)
  return [
    '<topics>',
    ...topics.map(({ id, name }) => `${fenced(id)}: ${fenced(name)}`),
    '</topics>',
    '<roles>',
    ...roles.map(({ title }, at) => `${at + 1}: ${fenced(title)}`),
    '</roles>',
    `<previous topics="${(thread?.topics ?? []).map(({ id }) => fenced(id)).join(', ')}" roles="${rolesBefore.join(', ')}"/>`,
    `<language>${fenced(language)}</language>`,
    `<question>${fenced(asked)}</question>`,
  ].join('\n')
}

const fenced = (text: string): string => visible(text).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('"', '”')
