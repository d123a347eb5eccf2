import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Assistant } from '../assistant.ts'
import { TryAgainError } from '../chat/inbox.ts'
import { type BuildRequest, type BuildResult, type Call, type CallResult, type Channel, type Check, type Checked, methods } from './index-protocol.ts'

/** Milliseconds after which an answer is given up: hundreds of times what the slowest takes, for a machine may be busy with other things. */
const maxAnswerMs = 10_000

export interface IndexThread {
  readonly assistant: Assistant
  /** Digests of what stands in the folders, and of what the clock lets be seen. */
  check(now: number): Promise<Pick<Checked, 'files' | 'published'>>
  stop(): Promise<void>
}

export type Built = Exclude<BuildResult, { readonly kind: 'ready' }> | (Extract<BuildResult, { readonly kind: 'ready' }> & { readonly thread: IndexThread })

/**
 * Builds an index in a thread of its own, where it stays and is asked.
 *
 * Goal: a new index of any size while questions are answered. Non-goal: answering several questions at once.
 * Choice: a thread for each index; the main thread asks it and waits, which costs 0.2 ms a question. The swap is a change of which thread is asked.
 * Rejected: building in the main thread holds up every answer, acknowledgement and heartbeat: 0.3 s for 5 postings, 4 s for 250, 13 s for 1,000 (of three
 * pages each, two cores); in slices it would still stop at one large page. An index cannot be moved between threads, and copying it costs as much as building it.
 * Beside that, a question that the engine cannot get done with ends after 10 s with its thread, and takes nobody else's answer along.
 * @param onLost called once where the thread ends by itself after it was ready, with the reason
 * @param abort ends the building
 */
export async function buildIndex(request: BuildRequest, clock: () => number, onLost: (reason: string) => void, abort: AbortSignal): Promise<Built> {
  const { port1, port2 } = new MessageChannel()
  const channel: Channel = { port: port2, answered: new Int32Array(new SharedArrayBuffer(4)) }
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url), { workerData: { request, channel }, transferList: [port2] })
  const terminate = () => void worker.terminate()
  abort.addEventListener('abort', terminate)
  const result = await new Promise<BuildResult>((resolve) => {
    worker.once('message', resolve)
    worker.once('error', (error) => resolve({ kind: 'failed', message: (error as Error).message }))
    worker.once('exit', () => resolve({ kind: 'failed', message: 'the thread that builds the index ended by itself' }))
  })
  abort.removeEventListener('abort', terminate)
  if (result.kind !== 'ready') {
    port1.close()
    await worker.terminate()
    return result
  }

  let isOver = false
  const end = (reason: string): void => {
    if (isOver) return
    isOver = true
    port1.close()
    for (const check of checks.values()) check.reject(new Error(reason))
    onLost(reason)
  }
  worker.once('error', (error) => end(`the thread of the index broke off: ${(error as Error).message}`))
  worker.once('exit', () => end('the thread of the index ended by itself'))

  const call = (method: Call['method'], args: readonly unknown[]): unknown => {
    if (isOver) throw new TryAgainError('the index is not there just now; it is being built again')
    Atomics.store(channel.answered, 0, 0)
    port1.postMessage({ method, args, now: clock() } satisfies Call)
    if (Atomics.wait(channel.answered, 0, 0, maxAnswerMs) === 'timed-out') {
      void worker.terminate()
      end(`an answer took longer than ${maxAnswerMs / 1_000} s`)
      throw new Error(`the index gave no answer within ${maxAnswerMs / 1_000} s`)
    }
    const reply = takeReply()
    if ('error' in reply) throw reply.error
    return reply.value
  }

  /** The reply to a check may stand before the reply to the call. */
  const takeReply = (): CallResult => {
    for (;;) {
      const message = receiveMessageOnPort(port1)?.message as CallResult | Checked | undefined
      if (message === undefined) throw new Error('the index gave an empty answer')
      if (!('check' in message)) return message
      settle(message)
    }
  }

  const checks = new Map<number, { readonly resolve: (checked: Checked) => void; readonly reject: (error: Error) => void }>()
  let checkNumber = 0
  const settle = (checked: Checked): void => {
    checks.get(checked.check)?.resolve(checked)
    checks.delete(checked.check)
  }
  port1.on('message', settle)

  return {
    ...result,
    thread: {
      assistant: {
        versions: result.versions,
        size: result.size,
        ...Object.fromEntries(methods.map((method) => [method, (...args: readonly unknown[]) => call(method, args)])),
      } as Assistant,
      check: (now) =>
        new Promise((resolve, reject) => {
          if (isOver) return reject(new Error('the index is not there just now'))
          checks.set(++checkNumber, { resolve, reject })
          port1.postMessage({ check: checkNumber, now } satisfies Check)
        }),
      async stop() {
        isOver = true
        port1.close()
        for (const check of checks.values()) check.reject(new Error('the index was replaced'))
        await worker.terminate()
      },
    },
  }
}
