import { CallFault } from './faults.ts'

/** Where tokens are counted for all processes together; the store is one. */
export interface TokenCount {
  modelTokens(day: string): Promise<number>
  /** @returns the new total */
  addModelTokens(day: string, tokens: number): Promise<number>
}

export interface Budget {
  /**
   * Sets tokens aside before a request.
   * @throws CallFault where the day has not that many left, or they cannot be counted
   */
  reserve(tokens: number): Promise<Reservation>
}

interface Reservation {
  /** Puts what was really used in place of what was set aside. Where it cannot be kept, what was set aside counts. */
  settle(used: number): Promise<void>
}

/** `YYYY-MM-DD`, UTC. */
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

const usedUp = () => new CallFault('used_up', "the day's tokens (MODEL_DAILY_TOKENS) are used up; they begin anew at midnight UTC", { mayHaveCost: false })

/** A cap on the tokens of one day, kept by every process that counts in the same place. */
export function createBudget(count: TokenCount, dailyTokens: number, now: () => number): Budget {
  return {
    async reserve(tokens) {
      const day = dayOf(now())
      // Reading first saves two writes for each call of a day whose tokens are used up.
      if ((await counted(() => count.modelTokens(day))) + tokens > dailyTokens) throw usedUp()
      const total = await counted(() => count.addModelTokens(day, tokens))
      const reservation: Reservation = {
        settle: async (used) => {
          if (used === tokens) return
          await count.addModelTokens(day, used - tokens).catch(() => {})
        },
      }
      if (total > dailyTokens) {
        await reservation.settle(0)
        throw usedUp()
      }
      return reservation
    },
  }
}

export const unlimited: Budget = { reserve: async () => ({ settle: async () => {} }) }

/** Without a count the cap cannot be kept: then nothing is sent. */
async function counted(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch {
    throw new CallFault('used_up', 'the tokens of the day cannot be counted in the store, so none are used', { mayHaveCost: false })
  }
}
