import { CallFault } from './faults.ts'

/**
 * The way to the server. Of what the client would send only these headers go out: it adds the operating system, and what OPENAI_CUSTOM_HEADERS of the environment
 * names. A redirect is not followed: it
 * would take the question to a server that nobody has set.
 * @param maxBytes of a reply, unpacked
 */
export const transportTo =
  (apiKey: string, maxBytes: number): typeof fetch =>
  async (url, init) => {
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${apiKey}`, 'user-agent': 'candidate-assistant' },
      redirect: 'manual',
    })
    if (response.body === null) return response
    return new Response(response.body.pipeThrough(limitedTo(maxBytes)), { status: response.status, headers: plainHeaders(response.headers) })
  }

function limitedTo(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) controller.error(new CallFault('bad_output', "the server's reply is far too long"))
      else controller.enqueue(chunk)
    },
  })
}

/** The body that is passed on is unpacked already. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers)
  plain.delete('content-encoding')
  plain.delete('content-length')
  return plain
}
