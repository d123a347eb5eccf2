/** Why the assistant cannot start: what, where, and what to do, in a sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
