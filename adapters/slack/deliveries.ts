import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { Log } from '../../src/chat/log.ts'

/** Stands between Slack's receiver and the app, and decides when a delivery counts as arrived. */
export interface Deliveries {
  /** The receiver that the app is to be made with. */
  readonly receiver: Receiver
  /** Takes nothing new; resolves when what was taken is dealt with. */
  close(): Promise<void>
}

/** A delivery that was not taken: Slack is to deliver it again. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError'
}

/**
 * Bolt acknowledges an event before its listeners run, so that a crash between the two loses it. Here an event is acknowledged when its listeners are done,
 * which wait until the store has it; commands, buttons and forms are acknowledged by their listeners.
 */
export function holdAcknowledgements(inner: Receiver, log: Log): Deliveries {
  const running = new Set<Promise<void>>()
  let isClosed = false

  async function deliver(app: App, event: ReceiverEvent): Promise<void> {
    const { type } = event.body
    if (type === 'app_rate_limited') {
      log.warn({}, 'Slack holds back events because more than 30,000 an hour came: remove the app from channels that do not need it')
      return event.ack()
    }
    if (type !== 'event_callback') return app.processEvent(event)
    await app.processEvent({ ...event, ack: async () => {} })
    await event.ack()
  }

  function track(app: App, event: ReceiverEvent): Promise<void> {
    if (isClosed) return Promise.reject(new NotTakenError('the process is stopping'))
    const delivery = deliver(app, event).finally(() => running.delete(delivery))
    running.add(delivery)
    return delivery
  }

  return {
    receiver: {
      // The inner receiver calls nothing but this of the app.
      init: (app) => inner.init({ processEvent: (event: ReceiverEvent) => track(app, event) } as App),
      start: (...args) => inner.start(...args),
      stop: (...args) => inner.stop(...args),
    },
    async close() {
      isClosed = true
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
