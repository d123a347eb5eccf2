import { statSync } from 'node:fs'
import type { Log } from '../chat/log.ts'
import type { Finding } from '../chat/surface.ts'
import { type Settings, SettingsError } from '../config.ts'
import { KnowledgeFolderError } from '../ingest/files.ts'
import { loadKnowledge } from '../ingest/load.ts'
import { openStore } from '../store/index.ts'
import { examineFaq } from './doctor-faq.ts'
import { examineModel } from './doctor-model.ts'
import { type Door, halfSet } from './door.ts'
import { startHealth } from './health.ts'
import { foldersOf, siteOf } from './paths.ts'
import { personKeyFile, personKeyMissing } from './person-key.ts'

const ok = (message: string): Finding => ({ level: 'ok', message, advice: '' })
const warning = (message: string, advice: string): Finding => ({ level: 'warning', message, advice })
const error = (message: string, advice: string): Finding => ({ level: 'error', message, advice })

/** Looks at everything that a start needs; never throws. */
export async function examine(settings: Settings, doors: readonly Door[], log: Log, now: number): Promise<readonly Finding[]> {
  return [
    ok(`Node ${process.versions.node}`),
    ...examineKnowledge(settings, now),
    ...(await examineFaq(settings)),
    examineSite(settings),
    ...(await examineStore(settings)),
    examineKey(settings),
    ...(await examineModel(settings)),
    ...(await Promise.all(doors.map((door) => examineDoor(door, log)))).flat(),
    await examineHealth(settings),
  ]
}

/** Settings that cannot be read are findings as well, and with them nothing else can be looked at. */
export function wrongSettings(cause: unknown): readonly Finding[] {
  if (!(cause instanceof SettingsError)) throw cause
  return cause.message.split('\n').map((line) => error(line, 'mend it in .env or in the environment; .env.example says what each setting means'))
}

/** The findings as people read them: the worst is said last. */
export function reportOf(findings: readonly Finding[]): string {
  const lines = findings.map(({ level, message, advice }) => `${level.padEnd(8)} ${message}${advice === '' ? '' : `\n${' '.repeat(9)}${advice}`}`)
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  const [errors, warnings] = [count('error'), count('warning')]
  const end = errors > 0 ? `${errors} to mend before it can start` : warnings > 0 ? 'it can start; what is marked warning will be missed' : 'all is well'
  return `${[...lines, '', end].join('\n')}\n`
}

function examineKnowledge(settings: Settings, now: number): Finding[] {
  try {
    const folders = foldersOf(settings)
    const place = folders.join(', ')
    const { versions, warnings } = loadKnowledge(folders, { now, site: siteOf(settings) })
    const postings = new Set(versions.filter((version) => version.kind === 'posting').map((version) => version.postingId)).size
    const pages = versions.filter((version) => version.kind === 'page').length
    const found =
      postings > 0
        ? ok(`knowledge in ${place}: ${postings} published postings in ${versions.length - pages} versions, ${pages} other pages`)
        : warning(
            `knowledge in ${place}: no published posting, ${pages} other pages`,
            'put postings there or set KNOWLEDGE_DIR; knowledge/README.md says what keeps a page unpublished',
          )
    return [found, ...warnings.map(({ source, line, message }) => warning(`${source}${line === null ? '' : `:${line}`}: ${message}`, ''))]
  } catch (cause) {
    if (!(cause instanceof KnowledgeFolderError)) return [...wrongSettings(cause)]
    return [error(cause.message, 'set KNOWLEDGE_DIR to a folder that this user can read')]
  }
}

const examineSite = ({ SITE_URL }: Settings): Finding =>
  Object.keys(SITE_URL).length > 0
    ? ok(`SITE_URL: citations link to ${Object.values(SITE_URL).join(', ')}`)
    : warning('SITE_URL is not set: citations name their posting without a link to it', 'set it to the address of the site that publishes the postings')

async function examineStore(settings: Settings): Promise<Finding[]> {
  const { DATABASE_URL: databaseUrl, DATABASE_FILE: databaseFile } = settings
  try {
    const store = await openStore({ databaseUrl, databaseFile })
    try {
      // Erases nothing, but asks for the right to.
      await store.sweep(0, 0)
    } finally {
      await store.close()
    }
    return [
      ok(
        `store: ${databaseUrl === undefined ? `SQLite in ${databaseFile}` : `PostgreSQL at ${placeOf(databaseUrl)}`} can be read and written, its tables are up to date`,
      ),
    ]
  } catch (cause) {
    return [error(`store: ${(cause as Error).message}`, databaseUrl === undefined ? 'DATABASE_FILE names the file' : 'DATABASE_URL names the server')]
  }
}

/** Host and database, without who signs in. */
export function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL'
  const { host, pathname } = new URL(databaseUrl)
  return `${host === '' ? 'localhost' : host}${pathname}`
}

function examineKey({ PERSON_KEY, DATABASE_URL, DATABASE_FILE }: Settings): Finding {
  if (PERSON_KEY !== undefined) return ok('PERSON_KEY is set')
  if (DATABASE_URL !== undefined) return error(personKeyMissing, '')
  const file = personKeyFile(DATABASE_FILE)
  const mode = statSync(file, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return ok(`PERSON_KEY is not set: the first start makes a key in ${file}`)
  if ((mode & 0o077) !== 0) return warning(`the key in ${file} can be read by other users`, `chmod 600 ${file}`)
  return ok(`PERSON_KEY is not set: the key in ${file} is used; back it up with the database`)
}

async function examineDoor(door: Door, log: Log): Promise<readonly Finding[]> {
  if (door.given.length === 0) return [warning(`${door.title} is not set up`, `to start it, set ${door.startedBy}`)]
  if (door.missing.length > 0) return [error(halfSet(door), `to start it, set ${door.startedBy}`)]
  try {
    return await (await door.create(log)).check()
  } catch (cause) {
    return [error(`${door.title} cannot be looked at: ${(cause as Error).message}`, '')]
  }
}

async function examineHealth({ HEALTH_ADDRESS: address }: Settings): Promise<Finding> {
  if (await isAlive(address)) return ok(`HEALTH_ADDRESS ${address}: the assistant is running there`)
  try {
    const server = await startHealth({ address, reasonsNotReady: async () => [], metrics: async () => ({ contentType: 'text/plain', body: '' }) })
    await server.stop()
    return ok(`HEALTH_ADDRESS ${address} is free`)
  } catch (cause) {
    return error((cause as Error).message, 'set HEALTH_ADDRESS to a free host and port')
  }
}

const maxProbeMs = 2_000

async function isAlive(address: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${address}/healthz`, { signal: AbortSignal.timeout(maxProbeMs) })
    return (await response.text()).trim() === 'alive'
  } catch {
    return false
  }
}
