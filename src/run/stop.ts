import type { Log } from '../chat/log.ts'

/** How long what has been taken in may take to be finished, in milliseconds; what is left then is answered by the next process. */
const drainMs = 10_000

const signals = ['SIGTERM', 'SIGINT'] as const

/** While it starts, a signal ends the process at once; said outright, because the first process of a container has no such habit. */
export function endOnSignal(): void {
  for (const name of signals) process.once(name, () => process.exit(name === 'SIGINT' ? 130 : 143))
}

/**
 * Waits for SIGTERM or SIGINT, then stops; a second signal ends the process at once.
 * @returns the exit code
 */
export async function untilToldToStop(stop: () => Promise<void>, log: Log, deadlineMs: number = drainMs): Promise<number> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of signals) process.removeAllListeners(name).once(name, resolve)
  })
  for (const name of signals) process.removeAllListeners(name)
  endOnSignal()
  log.info({ signal }, 'stopping: what has been taken in is being finished')
  const isInTime = await within(deadlineMs, stop())
  if (isInTime) log.info({}, 'stopped')
  else log.warn({}, `not everything was finished within ${deadlineMs / 1_000} s; the next start answers what is left`)
  return 0
}

/** Whether the work was done in time. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

/** An error that nobody caught: one line, and the end; a supervisor starts anew, and what was taken in is answered then. */
export function endOnFault(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'a defect of the program ended it; start it again, and report this line')
    process.exit(1)
  })
}
