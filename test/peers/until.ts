const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Waits for a value.
 * @param probe `undefined`, `null` and `false` mean "not yet"
 * @throws Error naming what did not happen, with the last fault of the probe as its cause
 */
export async function until<T>(what: string, probe: () => T | Promise<T>, deadlineMs = 30_000): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + deadlineMs
  let fault: unknown
  do {
    try {
      const value = await probe()
      if (value !== undefined && value !== null && value !== false) return value as Exclude<T, undefined | null | false>
    } catch (error) {
      fault = error
    }
    await pause(5)
  } while (Date.now() < end)
  throw new Error(`not within ${deadlineMs} ms: ${what}`, { cause: fault })
}
