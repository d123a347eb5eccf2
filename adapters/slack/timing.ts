/** A Web API call that takes longer has failed; milliseconds. */
export const callTimeoutMs = 10_000
/** A rate limit is waited out up to this; a longer one gives the message back to the queue. Milliseconds. */
export const maxRateLimitWaitMs = 30_000
/** Slack shows an error where a command, button or form is not acknowledged within 3 s; the network takes its part. Milliseconds. https://docs.slack.dev/interactivity/handling-user-interaction */
export const ackWithinMs = 2_200
/** What is nice to know of a person or a channel may delay an answer by this; milliseconds. */
export const maxLookupDelayMs = 300
/** How long what Slack says of a person or a channel holds; milliseconds. */
export const profileTtlMs = 24 * 60 * 60_000
/** How long who is in the recruiting channel counts as being there: what they may do ends that long after they left. Milliseconds. */
export const recruitersTtlMs = 60_000
/** How long who is not in it is not looked up again, so that a new member need not wait; milliseconds. */
export const strangersTtlMs = 3_000
/** A failed look-up is tried again after this; milliseconds. */
export const failedLookupTtlMs = 60_000
/** Entries of each cache. */
export const maxCached = 5_000
/** How far back an earlier attempt at a reply is looked for; milliseconds. */
export const recoveryWindowMs = 3 * 24 * 60 * 60_000
/** Pages of messages that are looked through for an earlier attempt. */
export const maxRecoveryPages = 5
/** A status that Slack has not taken by then does not hold up the answer; milliseconds. */
export const maxStatusWaitMs = 1_000
/** The client pings Slack every 2 s and drops a connection that stays silent for 5 s; with a reconnection on top, a minute of silence is not normal. Milliseconds. */
export const maxSocketSilenceMs = 60_000
/** Slack says hello within a second or two of a connection; milliseconds. */
export const helloTimeoutMs = 20_000
/** A connection that lived shorter did not last: the next is waited for. Milliseconds. */
export const steadyConnectionMs = 30_000
/** Wait before a connection that did not last is opened again: doubled each time up to the second; milliseconds. */
export const firstReconnectMs = 500
export const maxReconnectMs = 30_000
/** A connection that does not close in time is left behind at stop; milliseconds. */
export const closeTimeoutMs = 3_000
