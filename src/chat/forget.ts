import type { Language } from '../domain.ts'
import { fill } from '../text/fill.ts'
import type { ChatContext } from './conversation.ts'
import { eraseJob } from './hand-over-jobs.ts'
import { chatWordingOf } from './wording/index.ts'

/**
 * Erases what is kept of a person and says what was. What the recruiting team sees of their questions is cleared as well.
 * @param except the message that asked for it, which is still to be answered
 * @param isRetry an earlier attempt may have erased it all and could not say so
 */
export async function forgetPerson(personId: string, language: Language, except: string | null, isRetry: boolean, context: ChatContext): Promise<string> {
  const { store, hash, wake } = context
  const person = hash(personId)
  // Kept first: once the questions are erased nobody knows their cards.
  const jobs = (await store.handOversOf(person)).flatMap(({ id, postedMessage }) => (postedMessage === null ? [] : [eraseJob(id, postedMessage, context)]))
  for (const job of jobs) await store.claim(job)
  const erased = await store.forget(person, except)
  for (const job of jobs) void wake(job.thread)
  const wording = chatWordingOf(language)
  if (Object.values(erased).some((count) => count > 0)) return fill(wording.erased, { ...erased })
  return isRetry ? wording.forgotten : wording.nothingKept
}
