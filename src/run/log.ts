import { pino } from 'pino'
import type { Log } from '../chat/log.ts'

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** Settings that must never be read in a log, word for word. */
  readonly secrets: readonly (string | undefined)[]
  readonly output?: { write(line: string): void }
}

/** A log of JSON lines. What it is given holds no secrets; a slip is blacked out all the same. */
export function createLog({ level, secrets, output = process.stdout }: LogOptions): Log {
  const redact = redactor(secrets)
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => mapErrors(fields, level === 'debug') },
      hooks: { streamWrite: redact },
    },
    output,
  )
}

/** The same for people at a terminal: what they should know, as sentences. */
export function createPlainLog({ secrets, output }: Omit<LogOptions, 'level'> & { readonly output: { write(line: string): void } }): Log {
  const redact = redactor(secrets)
  const say = (_: object, message: string) => output.write(`${redact(message)}\n`)
  return { debug() {}, info() {}, warn: say, error: say }
}

/** Tokens and addresses that let somebody in, by their shape. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+|\bxapp-[\w-]+/g, '[token]'],
  [/\bsk-[\w-]{16,}/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/g, '$1 [token]'],
  // The password may hold an @: the last one before the path ends it.
  [/\b([a-z][a-z+]*:\/\/)[^\s/"'\\]+@/gi, '$1[login]@'],
  [/(https:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"'\\]+/g, '$1[token]'],
  [/([?&](?:token|ticket|password|secret|key)=)[^&\s"'\\]+/gi, '$1[secret]'],
]
/** A shorter value may be a word like any other. */
const minSecretChars = 8

function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= minSecretChars)
  return (text) => {
    const shaped = secretShapes.reduce((rest, [shape, mark]) => rest.replace(shape, mark), text)
    return known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), shaped)
  }
}

const mapErrors = (fields: object, withStack: boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? describeError(value, withStack) : value]))

interface DescribedError {
  readonly type: string
  readonly message: string
  readonly code?: unknown
  readonly stack?: string | undefined
  readonly cause?: DescribedError
}

const maxCauses = 5

/** What, and why, without the lines of code; those are for debugging. */
function describeError(error: Error, withStack = false, depth = 0): DescribedError {
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(withStack ? { stack: error.stack } : {}),
    ...(error.cause instanceof Error && depth < maxCauses ? { cause: describeError(error.cause, withStack, depth + 1) } : {}),
  }
}
