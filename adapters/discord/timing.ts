/** A call that takes longer has failed; milliseconds. */
export const callTimeoutMs = 10_000
/** Discord drops an interaction that has no response within 3 s; what is not taken by then never will be. Milliseconds. https://docs.discord.com/developers/interactions/receiving-and-responding */
export const firstResponseMs = 3_000
/** A form that takes longer to prepare is offered by a button, so that there is time to say so; milliseconds. */
export const formWithinMs = 2_000
/** A rate limit is waited out up to this; a longer one gives the message back to the queue. Milliseconds. */
export const maxRateLimitWaitMs = 10_000
/** What a person writes within this of the message before it is one question; milliseconds. */
export const gatherMs = 1_500
/** Somebody who writes on and on gets an answer to what there is after this; milliseconds. */
export const maxGatherMs = 6_000
/** How long what Discord says of a channel holds; milliseconds. */
export const channelTtlMs = 60 * 60_000
/** How long it holds that somebody may see the recruiting channel: who left the team acts no longer than this. Milliseconds. */
export const recruitersTtlMs = 60_000
/** How long it holds who may not: who has just joined the team need not wait. Milliseconds. */
export const strangersTtlMs = 5_000
/** A failed look-up is tried again after this; milliseconds. */
export const failedLookupTtlMs = 60_000
/** Entries of each cache. */
export const maxCached = 5_000
/** How far back an earlier attempt at a reply is looked for; milliseconds. */
export const recoveryWindowMs = 3 * 24 * 60 * 60_000
/** Pages of 100 messages that are looked through for an earlier attempt. */
export const maxRecoveryPages = 5
/** All shards are connected by then, or the start has failed; milliseconds. Discord lets shards sign in one by one, 5 s apart. */
export const connectTimeoutMs = 30_000
export const connectMsPerShard = 6_000
/** Heartbeats are answered every 41 s or so; two that are not are no normal silence. Milliseconds. https://docs.discord.com/developers/events/gateway#sending-heartbeats */
export const maxGatewaySilenceMs = 90_000
/** A gateway that is silent for this long will not come back by itself; milliseconds. */
export const deadAfterMs = 5 * 60_000
/** How often the watchdog looks; milliseconds. */
export const watchEveryMs = 5_000
/** A connection that does not close in time is left behind at stop; milliseconds. */
export const closeTimeoutMs = 3_000
