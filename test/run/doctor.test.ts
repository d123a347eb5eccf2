import { chmodSync, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Finding } from '../../src/chat/surface.ts'
import { examine, placeOf, reportOf } from '../../src/run/doctor.ts'
import type { Door } from '../../src/run/door.ts'
import { startHealth } from '../../src/run/health.ts'
import { folderOf, noon } from '../fixtures/knowledge.ts'
import { RecordingSurface } from '../fixtures/recording-surface.ts'
import { program, recordedLog } from '../fixtures/running.ts'
import { runSettings } from '../fixtures/running-settings.ts'

const diver = '---\ntitle: "Diver"\n---\n\n## Salary\n\nThe salary is 41,000 euros a year.\n'

const door = (changes: Partial<Door> = {}): Door => ({
  title: 'Stage',
  startedBy: 'STAGE_TOKEN',
  given: ['STAGE_TOKEN'],
  missing: [],
  create: async () => new RecordingSurface(),
  ...changes,
})

const findingsFor = (folder: string, changes: Readonly<Record<string, string>> = {}, doors: readonly Door[] = []) =>
  examine(runSettings(folder, changes), doors, recordedLog(), noon)

const about = (findings: readonly Finding[], words: RegExp) => findings.filter((finding) => words.test(finding.message))

describe('the doctor', () => {
  it('finds all well where all is well', async () => {
    const findings = await findingsFor(folderOf({ 'knowledge/postings/diver.md': diver }), { SITE_URL: 'https://example.com' }, [door()])
    expect(findings.filter((finding) => finding.level !== 'ok')).toEqual([])
    expect(reportOf(findings)).toMatch(/1 published postings in 1 versions, 0 other pages[\s\S]*all is well\n$/)
  })

  it('names each page that cannot be used, with its line', async () => {
    const findings = await findingsFor(folderOf({ 'knowledge/diver.md': diver, 'knowledge/cook.md': '---\ntitle: [\n' }))
    expect(about(findings, /^cook\.md:\d+: the front matter/)).toMatchObject([{ level: 'warning' }])
  })

  it('names knowledge that is not there, or holds no posting', async () => {
    expect(about(await findingsFor(folderOf({})), /^knowledge/)).toMatchObject([{ level: 'error', advice: expect.stringContaining('KNOWLEDGE_DIR') }])
    expect(about(await findingsFor(folderOf({ 'knowledge/a.txt': '' })), /no published posting/)).toMatchObject([{ level: 'warning' }])
  })

  it('says that citations have no link without SITE_URL', async () => {
    expect(about(await findingsFor(folderOf({ 'knowledge/diver.md': diver })), /^SITE_URL/)).toMatchObject([{ level: 'warning' }])
  })

  it('tries the store, and names its place without who signs in', async () => {
    const folder = folderOf({ 'knowledge/diver.md': diver, file: '' })
    expect(about(await findingsFor(folder), /^store: SQLite/)).toMatchObject([{ level: 'ok' }])
    expect(existsSync(join(folder, 'data/assistant.db'))).toBe(true)
    expect(about(await findingsFor(folder, { DATABASE_FILE: join(folder, 'file/x.db') }), /^store/)).toMatchObject([{ level: 'error' }])
    const far = await findingsFor(folder, { DATABASE_URL: 'postgres://bot:tr0ub4dor@127.0.0.1:1/bot', PERSON_KEY: 'k'.repeat(32) })
    expect(about(far, /^store: PostgreSQL at 127\.0\.0\.1:1/)).toMatchObject([{ level: 'error' }])
    expect(JSON.stringify(far)).not.toContain('tr0ub4dor')
    expect(placeOf('postgres://bot:tr0ub4dor@db.example:5433/bot')).toBe('db.example:5433/bot')
  })

  it('tells where the key of people stands', async () => {
    const folder = folderOf({ 'knowledge/diver.md': diver, 'data/assistant.db.key': 'k'.repeat(64) })
    const key = join(folder, 'data/assistant.db.key')
    chmodSync(key, 0o600)
    expect(about(await findingsFor(folder), /PERSON_KEY/)).toMatchObject([{ level: 'ok', message: expect.stringContaining('back it up') }])
    chmodSync(key, 0o644)
    expect(about(await findingsFor(folder), /can be read by other users/)).toMatchObject([{ level: 'warning', advice: `chmod 600 ${key}` }])
    expect(about(await findingsFor(folder, { DATABASE_URL: 'postgres://127.0.0.1:1/bot' }), /^PERSON_KEY is not set/)).toMatchObject([{ level: 'error' }])
    expect(about(await findingsFor(folder, { PERSON_KEY: 's'.repeat(40) }), /^PERSON_KEY is set$/)).toMatchObject([{ level: 'ok' }])
  })

  it('asks each surface that is set up, and says what is missing of the others', async () => {
    const folder = folderOf({ 'knowledge/diver.md': diver })
    const scope: Finding = { level: 'warning', message: 'Stage: scope x is not granted', advice: 'grant it' }
    const checked = new RecordingSurface()
    checked.check = async () => [scope] as never
    const findings = await findingsFor(folder, {}, [
      door({ create: async () => checked }),
      door({ title: 'Second', given: [] }),
      door({ title: 'Third', missing: ['THIRD_SECRET'] }),
      door({ title: 'Fourth', create: () => Promise.reject(new Error('no such thing')) }),
    ])
    expect(findings).toContainEqual(scope)
    expect(about(findings, /^Second is not set up$/)).toMatchObject([{ level: 'warning', advice: 'to start it, set STAGE_TOKEN' }])
    expect(about(findings, /^Third does not start: STAGE_TOKEN is set, but THIRD_SECRET is not$/)).toMatchObject([{ level: 'error' }])
    expect(about(findings, /^Fourth cannot be looked at: no such thing$/)).toMatchObject([{ level: 'error' }])
  })

  it('tells the assistant itself from a stranger at its health address', async () => {
    const folder = folderOf({ 'knowledge/diver.md': diver })
    const own = await startHealth({ address: '127.0.0.1:0', reasonsNotReady: async () => [], metrics: async () => ({ contentType: '', body: '' }) })
    onTestFinished(() => own.stop())
    expect(about(await findingsFor(folder, { HEALTH_ADDRESS: own.url.replace('http://', '') }), /the assistant is running there/)).toMatchObject([
      { level: 'ok' },
    ])
    const stranger = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void stranger.close())
    const address = `127.0.0.1:${(stranger.address() as { port: number }).port}`
    expect(about(await findingsFor(folder, { HEALTH_ADDRESS: address }), /another program listens there/)).toMatchObject([{ level: 'error' }])
  })
})

describe('npm run doctor', () => {
  it('without a model says that nothing leaves the machine', async () => {
    const findings = await findingsFor(folderOf({ 'knowledge/diver.md': diver }))
    expect(about(findings, /^no model is set: answers are quotes alone, and nothing leaves this machine$/)).toMatchObject([{ level: 'ok' }])
  })

  it('in an empty folder names what is missing, and ends with 1', async () => {
    const child = program(['doctor'], folderOf({}), { HEALTH_ADDRESS: '127.0.0.1:0' })
    expect(await child.ended).toEqual({ status: 1, signal: null })
    expect(child.said.stderr).toBe('')
    expect(child.said.stdout).toMatch(/^ok {7}Node 2\d/)
    expect(child.said.stdout).toMatch(/^error {4}knowledge "knowledge": there is no such folder or file\n {9}set KNOWLEDGE_DIR/m)
    expect(child.said.stdout).toMatch(/^warning {2}Slack is not set up\n {9}to start it, set SLACK_BOT_TOKEN/m)
    expect(child.said.stdout).toMatch(/\n1 to mend before it can start\n$/)
  })

  it('with what a laptop has ends with 0', async () => {
    const child = program(['doctor'], folderOf({ 'knowledge/diver.md': diver }), { HEALTH_ADDRESS: '127.0.0.1:0' })
    expect(await child.ended).toEqual({ status: 0, signal: null })
    expect(child.said.stdout).toMatch(/it can start; what is marked warning will be missed\n$/)
  })

  it('names every wrong setting', async () => {
    const child = program(['doctor'], folderOf({}), { SLACK_BOT_TOKEN: 'abc', RETENTION_DAYS: '0' })
    expect(await child.ended).toEqual({ status: 1, signal: null })
    expect(child.said.stdout).toMatch(/^error {4}SLACK_BOT_TOKEN: /m)
    expect(child.said.stdout).toMatch(/^error {4}RETENTION_DAYS: /m)
    expect(child.said.stdout).not.toContain('abc')
  })

  it('says that the platform could not be reached where there is no network', async () => {
    const environment = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:1/', HEALTH_ADDRESS: '127.0.0.1:0' }
    const child = program(['doctor'], folderOf({ 'knowledge/diver.md': diver }), environment)
    expect(await child.ended).toEqual({ status: 1, signal: null })
    expect(child.said.stdout).toMatch(/^error {4}Slack: SLACK_BOT_TOKEN does not work: Slack could not be reached/m)
    expect(child.said.stderr).toBe('')
  })
})
