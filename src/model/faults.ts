import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { ModelError, type ModelFault } from './model.ts'

/** Why one request failed, with what the next steps go by. Server and client may repeat the question or the key in their words, so none of them are kept. */
export class CallFault extends ModelError {
  /** How long the server asked to be left alone, in milliseconds; null where it did not say. */
  readonly retryAfterMs: number | null
  /** Whether the server may have worked on the request, so that it counts as tokens used. */
  readonly mayHaveCost: boolean

  constructor(fault: ModelFault, message: string, { retryAfterMs = null, mayHaveCost = true }: { retryAfterMs?: number | null; mayHaveCost?: boolean } = {}) {
    super(fault, message)
    this.retryAfterMs = retryAfterMs
    this.mayHaveCost = mayHaveCost
  }
}

export const tooLate = (mayHaveCost: boolean): CallFault => new CallFault('too_late', 'the model did not answer before the deadline', { mayHaveCost })

/** What a failed request says, whatever was thrown. */
export function faultOf(thrown: unknown, signal: AbortSignal, now: number): CallFault {
  if (thrown instanceof CallFault) return thrown
  if (signal.aborted || thrown instanceof APIUserAbortError || thrown instanceof APIConnectionTimeoutError) return tooLate(true)
  if (thrown instanceof APIConnectionError) return connectionFault(thrown)
  if (thrown instanceof APIError && thrown.status !== undefined) return statusFault(thrown as StatusError, now)
  // The client lets JSON that cannot be read through as it is.
  if (thrown instanceof SyntaxError) return new CallFault('bad_output', "the server's reply is not JSON")
  // A body that is cut off: a bare `TypeError: terminated` of fetch.
  if (thrown instanceof TypeError) return new CallFault('unavailable', "the server's reply broke off")
  return new CallFault('unavailable', 'the request to the server failed')
}

type StatusError = APIError & { readonly status: number }

function statusFault({ status, headers, code }: StatusError, now: number): CallFault {
  const retryAfterMs = retryAfter(headers, now)
  if (status === 401 || status === 403) return new CallFault('not_allowed', `the server refuses the key (status ${status})`, { mayHaveCost: false })
  if (status < 400) return new CallFault('not_allowed', `the server sends to another address (status ${status})`, { mayHaveCost: false })
  if (status === 404) return new CallFault('not_allowed', 'the server does not know the model or the address (status 404)', { mayHaveCost: false })
  if (status === 402 || code === 'insufficient_quota') {
    return new CallFault('not_allowed', `the account at the server has no credit left (status ${status})`, { mayHaveCost: false })
  }
  if (status === 429) return new CallFault('busy', 'the server asks for fewer requests (status 429)', { retryAfterMs, mayHaveCost: false })
  if (status === 408 || status === 409 || status >= 500) return new CallFault('unavailable', `the server failed (status ${status})`, { retryAfterMs })
  return new CallFault('bad_output', `the server does not take the request (status ${status})`, { mayHaveCost: false })
}

/** System codes with which no byte has reached the server. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

function connectionFault(thrown: APIConnectionError): CallFault {
  const code = codeWithin(thrown)
  const message = `there is no connection to the server${code === null ? '' : ` (${code})`}`
  return new CallFault('unavailable', message, { mayHaveCost: code === null || !unreached.has(code) })
}

const maxCauses = 5

/** The system's code at the bottom of an error; its messages may hold addresses. */
function codeWithin(thrown: unknown): string | null {
  let error = thrown
  for (let depth = 0; depth < maxCauses && error instanceof Error; depth++) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
    error = error.cause
  }
  return null
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after, and the header in milliseconds that some servers add. */
function retryAfter(headers: Headers | undefined, now: number): number | null {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  if (Number.isFinite(ms)) return Math.max(0, ms)
  const value = headers?.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
