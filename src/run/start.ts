import type { Improve } from '../assistant.ts'
import { createConversation, type RunningConversation } from '../chat/conversation.ts'
import type { Log } from '../chat/log.ts'
import type { Surface } from '../chat/surface.ts'
import type { Settings } from '../config.ts'
import type { Model, ModelObserver } from '../model/model.ts'
import { openStore } from '../store/index.ts'
import type { Store } from '../store/store.ts'
import { startHealth } from './health.ts'
import { type LiveKnowledge, openKnowledge } from './knowledge.ts'
import { createMetrics } from './metrics.ts'
import { openModel } from './model.ts'
import { foldersOf, siteOf } from './paths.ts'
import { personKey } from './person-key.ts'
import { reasonsNotReady } from './ready.ts'
import { makeFaqFolder, openRecruiting } from './recruiting.ts'
import { keepSweeping } from './retention.ts'
import { StartError } from './start-error.ts'

export interface StartOptions {
  readonly settings: Settings
  readonly surfaces: readonly Surface[]
  readonly log: Log
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Makes what lets a model improve replies, where the settings name one; without it answers are quotes alone. */
  readonly openImproving?: (parts: ImprovingParts) => Improving
}

/** What improving replies needs of a running assistant. */
export interface ImprovingParts {
  readonly model: Model
  readonly settings: Settings
  readonly store: Store
  readonly knowledge: Pick<LiveKnowledge, 'assistant' | 'onChange'>
  readonly observer: ModelObserver
  readonly log: Log
}

interface Improving {
  readonly improve: Improve
  /** Ends what runs beside the answers. */
  stop(): Promise<void>
}

export interface RunningAssistant {
  /** Address of `/healthz`, `/readyz` and `/metrics`. */
  readonly healthUrl: string
  /** Takes nothing new, finishes what was taken in, and closes all. */
  stop(): Promise<void>
}

/**
 * Starts everything in the order in which it is needed; what is opened is closed the other way round, also where a later part does not start.
 * @throws StartError, StoreUnavailableError
 */
export async function startAssistant({ settings, surfaces, log, now, openImproving }: StartOptions): Promise<RunningAssistant> {
  await using opened = new AsyncDisposableStack()
  const metrics = createMetrics(now)
  const startedAt = now()
  let isStopping = false
  let store: Store | null = null
  let knowledge: LiveKnowledge | null = null
  const isStarted = new Set<Surface>()

  const health = await startHealth({
    address: settings.HEALTH_ADDRESS,
    metrics: metrics.text,
    reasonsNotReady: async () =>
      reasonsNotReady({
        now: now(),
        startedAt,
        isStopping,
        storeFault: await storeFault(store),
        knowledge: knowledge?.status() ?? null,
        surfaces: surfaces.map((surface) => ({ name: surface.name, health: isStarted.has(surface) ? surface.health() : notYet })),
      }),
  })
  opened.defer(health.stop)

  const key = personKey(settings)
  const kept = await openStore({ databaseUrl: settings.DATABASE_URL, databaseFile: settings.DATABASE_FILE })
  store = kept
  opened.defer(() => kept.close())
  if (settings.KEEP_QUESTION_TEXT === 'off') await kept.eraseKeptQuestions()

  await makeFaqFolder(settings, log)
  const live = await openKnowledge({
    paths: foldersOf(settings),
    site: siteOf(settings),
    now,
    log,
    onReload: metrics.reloaded,
    isForModel: settings.OPENAI_API_KEY !== undefined,
    keepsQuestions: settings.KEEP_QUESTION_TEXT === 'on',
  })
  knowledge = live
  opened.defer(live.stop)
  metrics.watch(live.status)
  opened.defer(keepSweeping(kept, settings.RETENTION_DAYS, now, log))

  const model = openModel(settings, { tokens: kept, observer: metrics.model, now })
  const improving = model === null ? undefined : openImproving?.({ model, settings, store: kept, knowledge: live, observer: metrics.model, log })
  if (improving !== undefined) opened.defer(improving.stop)

  const recruiting = openRecruiting({ settings, store: kept, knowledge: live, personKey: key, log, now })
  opened.defer(recruiting.stop)

  for (const surface of surfaces) {
    const conversation = createConversation({
      surface,
      store: kept,
      assistant: () => live.assistant,
      improve: improving?.improve ?? null,
      log,
      observer: metrics.observer,
      personKey: key,
      limits: { person: settings.PERSON_LIMIT, channel: settings.CHANNEL_LIMIT, thread: settings.THREAD_LIMIT },
      retentionDays: settings.RETENTION_DAYS,
      keepQuestionText: settings.KEEP_QUESTION_TEXT === 'on',
      team: recruiting.team,
      leaseMs: settings.LEASE_SECONDS * 1_000,
      now,
    })
    opened.defer(() => conversation.stop())
    opened.defer(() => surface.stop())
    await startSurface(surface, conversation)
    isStarted.add(surface)
    live.onChange(() => void tellOfChange(conversation, surface, log))
    log.info({ surface: surface.name }, `${surface.name} is connected`)
  }

  const closing = opened.move()
  return {
    healthUrl: health.url,
    async stop() {
      isStopping = true
      await closing.disposeAsync()
    },
  }
}

const notYet = { isConnected: false, lastEventAt: null, maxSilenceMs: null }

async function startSurface(surface: Surface, conversation: RunningConversation): Promise<void> {
  try {
    await surface.start(conversation)
  } catch (cause) {
    throw new StartError(`${surface.name} does not start: ${(cause as Error).message}`, { cause })
  }
  await conversation.start()
}

async function tellOfChange(conversation: RunningConversation, surface: Surface, log: Log): Promise<void> {
  try {
    await conversation.knowledgeChanged()
  } catch (error) {
    log.error({ surface: surface.name, error }, 'what shows closed roles and changed quotes could not be edited; it will be at the next look')
  }
}

/** How long the store may take to answer a probe, in milliseconds. */
const maxPingMs = 2_000

async function storeFault(store: Store | null): Promise<string | null> {
  if (store === null) return 'not opened yet'
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${maxPingMs / 1_000} s`), maxPingMs)
  })
  try {
    return await Promise.race([store.ping().then(() => null), late])
  } catch (error) {
    return (error as Error).message
  } finally {
    clearTimeout(timer)
  }
}
