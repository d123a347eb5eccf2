/** A page that cannot be read: who, where, what to do. The rest of the knowledge loads without it. */
export class PageError extends Error {
  readonly source: string
  readonly line: number | null

  constructor(source: string, line: number | null, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'PageError'
    this.source = source
    this.line = line
  }
}
