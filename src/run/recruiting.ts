import { mkdir } from 'node:fs/promises'
import { createKeyring } from '../chat/keyring.ts'
import type { Log } from '../chat/log.ts'
import type { TeamOptions } from '../chat/team.ts'
import type { Settings } from '../config.ts'
import type { Store } from '../store/store.ts'
import { createFaqShelf } from './faq.ts'
import { type LiveKnowledge, openKnowledge } from './knowledge.ts'
import { faqFolderOf, foldersOf, siteOf, standsApart } from './paths.ts'
import { createPreview } from './preview.ts'
import { createDigestSource } from './reports.ts'

export interface RecruitingParts {
  readonly settings: Settings
  readonly store: Store
  readonly knowledge: LiveKnowledge
  readonly personKey: string
  readonly log: Log
  readonly now: () => number
}

/**
 * A folder of entries that stands apart from the knowledge is there before the knowledge is read; one within it is made with the first entry.
 * @throws SettingsError
 */
export async function makeFaqFolder(settings: Settings, log: Log): Promise<void> {
  if (!standsApart(settings)) return
  const folder = faqFolderOf(settings)
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) =>
    log.error(
      { code: error.code },
      `the folder of FAQ entries, ${folder}, cannot be made, so no entry can be saved: let this user write there, or set FAQ_DIR to another`,
    ),
  )
}

/** What the recruiting team's side needs of a running assistant, and what ends it. */
export function openRecruiting({ settings, store, knowledge, personKey, log, now }: RecruitingParts): {
  readonly team: TeamOptions
  stop(): Promise<void>
} {
  const assistant = () => knowledge.assistant
  const preview = createPreview(() => openKnowledge({ paths: foldersOf(settings), site: siteOf(settings), now, log, includeDrafts: true }))
  return {
    team: {
      language: settings.RECRUITER_LANGUAGE,
      // A question that is erased can neither be replied to nor expire.
      handOverDays: Math.min(settings.HAND_OVER_DAYS, settings.RETENTION_DAYS),
      faq: createFaqShelf({
        folder: faqFolderOf(settings),
        knowledgePaths: foldersOf(settings),
        git: { mode: settings.FAQ_GIT, branch: settings.FAQ_GIT_BRANCH },
        refresh: knowledge.refresh,
        assistant,
        now,
        log,
      }),
      preview: preview.answer,
      digest: settings.DIGEST === 'off' ? null : createDigestSource({ store, assistant, keyring: createKeyring(personKey) }),
    },
    stop: preview.stop,
  }
}
