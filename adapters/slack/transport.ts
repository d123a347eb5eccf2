import type { Receiver } from '@slack/bolt'
import type { SurfaceHealth } from '../../src/chat/surface.ts'

/** How deliveries of Slack reach this process. */
export interface Transport {
  readonly receiver: Receiver
  /** @throws SurfaceError */
  open(): Promise<void>
  close(): Promise<void>
  health(): SurfaceHealth
}
