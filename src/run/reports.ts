import { type Assistant, createAssistant } from '../assistant.ts'
import type { DigestSource } from '../chat/digest.ts'
import { createKeyring, type Keyring } from '../chat/keyring.ts'
import type { Settings } from '../config.ts'
import type { Language, TopicId } from '../domain.ts'
import { topicsFoldersOf } from '../ingest/files.ts'
import { loadKnowledge } from '../ingest/load.ts'
import type { Names } from '../insights/counts.ts'
import { digestOf } from '../insights/digest.ts'
import { reportOf } from '../insights/report.ts'
import { openStore } from '../store/index.ts'
import type { Store } from '../store/store.ts'
import { foldersOf, siteOf } from './paths.ts'
import { personKey } from './person-key.ts'

/** What topics and open roles are called in a language; a role that is not open any more has its id alone. */
function namesIn(assistant: Pick<Assistant, 'choices'>, language: Language): Names {
  const { topics, roles } = assistant.choices(language)
  const topicNames = new Map(topics.map(({ id, name }) => [id, name]))
  const roleNames = new Map(roles.map(({ postingId, title }) => [postingId, title]))
  return { topic: (id) => topicNames.get(id) ?? id, role: (id) => roleNames.get(id) ?? id }
}

export interface DigestParts {
  readonly store: Store
  readonly assistant: () => Assistant
  readonly keyring: Keyring
}

export const createDigestSource =
  ({ store, assistant, keyring }: DigestParts): DigestSource =>
  async (from, to, language, surface) => {
    const names = namesIn(assistant(), language)
    const report = await reportOf(store, { since: from, until: to, surface, names, openText: keyring.open })
    return digestOf(report, language)
  }

/** What the insights of the command line are made of; roles that are closed by now still have their names. */
export function openInsights(settings: Settings, now: number) {
  let names: Names | null = null
  // A mistake on the command line does not wait for the knowledge.
  const known = () => (names ??= namesOfAll(settings, now))
  return {
    names: { topic: (id: TopicId) => known().topic(id), role: (postingId: string) => known().role(postingId) },
    now,
    async open() {
      const store = await openStore({ databaseUrl: settings.DATABASE_URL, databaseFile: settings.DATABASE_FILE })
      return { store, openText: createKeyring(personKey(settings)).open }
    },
  }
}

function namesOfAll(settings: Settings, now: number): Names {
  const folders = foldersOf(settings)
  const knowledge = loadKnowledge(folders, { now, site: siteOf(settings), includeUnpublished: true })
  return namesIn(createAssistant({ knowledge, topicsFolder: topicsFoldersOf(folders)[0] ?? null, now: () => now }), 'en')
}
