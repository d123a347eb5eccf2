import type { Language } from '../domain.ts'
import { fill } from '../text/fill.ts'
import type { ChatContext } from './conversation.ts'
import { chatWordingOf } from './wording/index.ts'

/**
 * Erases what is kept of a person and says what was.
 * @param except the message that asked for it, which is still to be answered
 * @param isRetry an earlier attempt may have erased it all and could not say so
 */
export async function forgetPerson(
  personId: string,
  language: Language,
  except: string | null,
  isRetry: boolean,
  { store, hash }: ChatContext,
): Promise<string> {
  const erased = await store.forget(hash(personId), except)
  const wording = chatWordingOf(language)
  if (Object.values(erased).some((count) => count > 0)) return fill(wording.erased, { ...erased })
  return isRetry ? wording.forgotten : wording.nothingKept
}
