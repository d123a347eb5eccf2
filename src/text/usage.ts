/** A command line, or a file named on it, that cannot be used; its message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What `parseArgs` of `node:util` has against a command line, as one line for people. @param cause what it threw */
export function sayUsage(cause: unknown): string {
  const [first = ''] = (cause as Error).message.split(/\.\s/)
  const message = first.replace(/\.$/, '').replaceAll('\n', ' ')
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}; --help shows the options`
}
