import type { Answer } from '../domain.ts'

/** Whether a language model may do something for a reply; a refusal, a greeting or a list of roles needs none. */
export const isForModel = ({ answer, isUnderstood }: { readonly answer: Answer; readonly isUnderstood: boolean }): boolean =>
  !isUnderstood || answer.parts.some(({ outcome }) => outcome === 'answered' || outcome === 'not_stated')
