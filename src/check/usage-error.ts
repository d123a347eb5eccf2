/** A command line that cannot be used; its message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
