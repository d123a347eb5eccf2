/** Where the operator reads what happened. `fields` hold ids and codes, never a question, a name or a token; the message says what to do where something is. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
