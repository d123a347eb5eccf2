import type { BlockAction } from '@slack/bolt'

/** A press on a button. */
export interface Press {
  readonly actionId: string
  readonly value: string | undefined
  readonly user: string
  /** Where the button stands; null in App Home. */
  readonly channel: string | null
  /** The message that it stands on; null in App Home. */
  readonly messageTs: string | null
  readonly threadTs: string | null
  /** Only the person sees the message. */
  readonly isEphemeral: boolean
  /** Answers the press; null in App Home. */
  readonly responseUrl: string | null
  readonly triggerId: string
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function readPress(body: BlockAction): Press | null {
  const [action] = body.actions
  if (action === undefined) return null
  const container = body.container as { message_ts?: string; thread_ts?: string; channel_id?: string; is_ephemeral?: boolean } | undefined
  return {
    actionId: action.action_id,
    value: 'value' in action ? (action.value ?? undefined) : undefined,
    user: body.user.id,
    channel: body.channel?.id ?? container?.channel_id ?? null,
    messageTs: container?.message_ts ?? body.message?.ts ?? null,
    threadTs: container?.thread_ts ?? (body.message?.thread_ts as string | undefined) ?? null,
    isEphemeral: container?.is_ephemeral === true,
    responseUrl: body.response_url ?? null,
    triggerId: body.trigger_id,
  }
}
