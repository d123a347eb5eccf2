import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Reply } from '../../src/assistant.ts'
import { SurfaceError } from '../../src/chat/surface.ts'
import { type Door, openDoors } from '../../src/run/door.ts'
import { type ImprovingParts, type StartOptions, startAssistant } from '../../src/run/start.ts'
import { StartError } from '../../src/run/start-error.ts'
import { openStore } from '../../src/store/index.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { folderOf } from '../fixtures/knowledge.ts'
import { incoming, RecordingSurface } from '../fixtures/recording-surface.ts'
import { childOf, program, recordedLog } from '../fixtures/running.ts'
import { runSettings } from '../fixtures/running-settings.ts'
import { expectSilent, good, prompt, schema, secrets } from '../model/asking.ts'
import { completion, modelServer } from '../model/server.ts'

const diver = '---\ntitle: "Diver"\n---\n\n## Salary\n\nThe salary is 41,000 euros a year.\n'
const withPosting = () => folderOf({ 'knowledge/postings/diver.md': diver })
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 20 })

/** A surface whose sending waits to be let go. */
class HeldSurface extends RecordingSurface {
  readonly calls: string[] = []
  letGo = () => {}
  readonly #held = new Promise<void>((resolve) => {
    this.letGo = resolve
  })

  override async start(...args: Parameters<RecordingSurface['start']>) {
    this.calls.push('start')
    await super.start(...args)
  }
  override async stop() {
    this.calls.push('stop')
  }
  override async send(...args: Parameters<RecordingSurface['send']>) {
    this.calls.push('send')
    await this.#held
    const messages = await super.send(...args)
    this.calls.push('sent')
    return messages
  }
}

async function start(
  folder: string,
  surface: RecordingSurface,
  changes: Readonly<Record<string, string>> = {},
  openImproving?: NonNullable<StartOptions['openImproving']>,
) {
  const log = recordedLog()
  const settings = runSettings(folder, changes)
  const assistant = await startAssistant({ settings, surfaces: [surface], log, now: Date.now, ...(openImproving === undefined ? {} : { openImproving }) })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await assistant.stop()
    isStopped = true
  }
  onTestFinished(stop)
  return { ...assistant, stop, log, get: async (path: string) => (await fetch(`${assistant.healthUrl}${path}`)).text() }
}

describe('a started assistant', () => {
  it('lets the model of its settings improve replies, counts what it uses, and ends it when it stops', async () => {
    const server = await modelServer(completion(JSON.stringify(good)))
    const surface = new RecordingSurface()
    const steps: string[] = []
    const openImproving = ({ model, store, settings }: ImprovingParts) => ({
      async improve(reply: Reply) {
        steps.push(`improve as ${settings.OPENAI_MODEL}`)
        await model.complete({ purpose: 'reword', prompt, data: 'data', schema, signal: AbortSignal.timeout(10_000) })
        steps.push(`used ${await store.modelTokens(new Date().toISOString().slice(0, 10))}`)
        return reply
      },
      async stop() {
        steps.push('stop')
      },
    })
    const settings = { OPENAI_API_KEY: secrets.key, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'small' }
    const { get, stop, log } = await start(withPosting(), surface, settings, openImproving)
    expect(server.asked).toHaveLength(0)
    await surface.conversation?.receive(incoming('What is the salary?'))
    await eventually(() => expect(surface.sent).toHaveLength(1))
    expect(steps).toEqual(['improve as small', 'used 100'])
    expect(await get('/metrics')).toContain('candidate_assistant_model_calls_total{purpose="reword",result="ok"} 1')
    await stop()
    expect(steps.at(-1)).toBe('stop')
    expectSilent(JSON.stringify(log.lines))
  })

  it('asks no model where no key is set', async () => {
    const surface = new RecordingSurface()
    await start(withPosting(), surface, {}, () => {
      throw new Error('there is no model')
    })
    await surface.conversation?.receive(incoming('What is the salary?'))
    await eventually(() => expect(surface.sent).toHaveLength(1))
  })

  it('answers on its surface, is ready, and counts', async () => {
    const surface = new RecordingSurface()
    const { get, log } = await start(withPosting(), surface)
    expect(await get('/readyz')).toBe('ready\n')
    await surface.conversation?.receive(incoming('What is the salary?'))
    await eventually(() => expect(surface.sent).toHaveLength(1))
    expect(JSON.stringify(surface.sent[0]?.outgoing)).toContain('41,000 euros')
    await eventually(async () =>
      expect(await get('/metrics')).toContain('candidate_assistant_questions_total{surface="stage",outcome="answered",topic="salary"} 1'),
    )
    expect(await get('/metrics')).toContain('candidate_assistant_index_postings 1')
    expect(JSON.stringify(log.lines)).not.toContain('salary')
  })

  it('finishes what it took in before it stops, and takes nothing new meanwhile', async () => {
    const folder = withPosting()
    const surface = new HeldSurface()
    const { stop, get } = await start(folder, surface)
    await surface.conversation?.receive(incoming('What is the salary?'))
    await eventually(() => expect(surface.calls).toContain('send'))
    let isStopped = false
    const stopping = stop().then(() => {
      isStopped = true
    })
    await eventually(() => expect(surface.calls).toContain('stop'))
    expect(await get('/readyz')).toMatch(/^stopping/)
    expect(isStopped).toBe(false)
    surface.letGo()
    await stopping
    expect(surface.calls).toEqual(['start', 'send', 'stop', 'sent'])
    await expect(get('/healthz')).rejects.toThrow()
    const store = await openStore({ databaseUrl: undefined, databaseFile: join(folder, 'data/assistant.db') })
    onTestFinished(() => store.close())
    expect(await store.waitingThreads('stage', Date.now() + 3_600_000)).toEqual([])
  })

  it('answers from an edit of the knowledge, and edits the cards of a role that closed', async () => {
    const folder = withPosting()
    const surface = new RecordingSurface()
    await start(folder, surface)
    const conversation = surface.conversation
    const role = conversation?.roles('', 'en').roles[0]
    await conversation?.rememberCard('card-1', role?.postingId ?? '', 'en')
    writeFileSync(join(folder, 'knowledge/postings/skipper.md'), diver.replace('Diver', 'Skipper'))
    rmSync(join(folder, 'knowledge/postings/diver.md'))
    await eventually(() => expect(surface.edits.map((edit) => [edit.id, edit.outgoing.kind])).toEqual([['card-1', 'closed_card']]))
    expect(conversation?.roles('', 'en').roles.map((open) => open.title)).toEqual(['Skipper'])
  })

  it('answers what an earlier process left behind', async () => {
    const folder = withPosting()
    const first = new RecordingSurface()
    first.faults.push({ error: new SurfaceError('unavailable', 'the stage is dark', { retryInMs: 1 }) })
    const { stop } = await start(folder, first)
    await first.conversation?.receive(incoming('What is the salary?'))
    await eventually(() => expect(first.faults).toEqual([]))
    await stop()
    const second = new RecordingSurface()
    await start(folder, second)
    await eventually(() => expect([...first.sent, ...second.sent]).toHaveLength(1))
  })
})

describe('what keeps it from starting', () => {
  it('is said with the surface’s name, and all that was opened is closed', async () => {
    const folder = withPosting()
    const failing = new RecordingSurface()
    failing.start = () => Promise.reject(new SurfaceError('not_allowed', 'the token is not valid: set another'))
    const started = start(folder, failing)
    await expect(started).rejects.toThrow(StartError)
    await expect(started).rejects.toThrow('stage does not start: the token is not valid: set another')
    const { get } = await start(folder, new RecordingSurface())
    expect(await get('/readyz')).toBe('ready\n')
  })

  it('is a store that cannot be opened', async () => {
    const folder = withPosting()
    mkdirSync(join(folder, 'data/assistant.db'), { recursive: true })
    await expect(start(folder, new RecordingSurface(), { PERSON_KEY: 'k'.repeat(32) })).rejects.toThrow(StoreUnavailableError)
  })

  it('is a health address that is taken', async () => {
    const { healthUrl } = await start(withPosting(), new RecordingSurface())
    await expect(start(withPosting(), new RecordingSurface(), { HEALTH_ADDRESS: healthUrl.replace('http://', '') })).rejects.toThrow(
      /another program listens there already/,
    )
  })

  it('is a surface that is set by half', async () => {
    const door: Door = {
      title: 'Stage',
      startedBy: 'A and B',
      given: ['A'],
      missing: ['B'],
      create: async () => new RecordingSurface(),
    }
    expect(() => openDoors([door], recordedLog())).toThrow(/^Stage does not start: A is set, but B is not$/)
    expect(await openDoors([{ ...door, given: [] }], recordedLog())).toEqual([])
    expect(await openDoors([{ ...door, missing: [] }], recordedLog())).toHaveLength(1)
  })
})

const service = (folder: string, ...more: string[]) =>
  childOf([fileURLToPath(new URL('../fixtures/slow-service.ts', import.meta.url)), folder, ...more], folder)

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s lets what was taken in be finished, then ends it with 0', async (name) => {
    const child = service(withPosting())
    await child.hasSaid(/"sending"/)
    child.signal(name)
    await child.hasSaid(/stopping: what has been taken in is being finished/)
    child.type('go\n')
    expect(await child.ended).toEqual({ status: 0, signal: null })
    expect(child.said.stdout).toMatch(/"stopping[\s\S]*"sent"[\s\S]*"stopped"/)
    expect(child.said.stderr).toBe('')
  })

  it('given twice ends it at once', async () => {
    const child = service(withPosting())
    await child.hasSaid(/"sending"/)
    child.signal('SIGTERM')
    await child.hasSaid(/"stopping/)
    child.signal('SIGTERM')
    expect(await child.ended).toEqual({ status: 143, signal: null })
    expect(child.said.stdout).not.toContain('"sent"')
  })

  it('waits no longer than its time for what cannot be finished', async () => {
    const child = service(withPosting(), '50')
    await child.hasSaid(/"sending"/)
    child.signal('SIGTERM')
    expect(await child.ended).toEqual({ status: 0, signal: null })
    expect(child.said.stdout).toContain('not everything was finished within 0.05 s; the next start answers what is left')
  })
})

describe('a defect', () => {
  it('ends it with one line and exit code 1', async () => {
    const child = service(withPosting())
    await child.hasSaid(/"sending"/)
    child.type('fault\n')
    expect(await child.ended).toEqual({ status: 1, signal: null })
    const last = JSON.parse(child.said.stdout.trimEnd().split('\n').at(-1) ?? '')
    expect(last).toMatchObject({
      level: 'error',
      error: { type: 'TypeError', message: 'what nobody expected' },
      msg: expect.stringContaining('start it again'),
    })
    expect(child.said.stderr).toBe('')
  })
})

describe('npm start', () => {
  it('without a surface says which settings start which, and talks here', async () => {
    const child = program(['start'], withPosting())
    await child.hasSaid(/Slack is not set up: to start it, set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\)/)
    child.type('What is the salary?\n')
    await child.hasSaid(/41,000 euros a year/)
    child.endInput()
    expect(await child.ended).toEqual({ status: 0, signal: null })
  })

  it('without a surface ends by Ctrl-C', async () => {
    const child = program(['start'], withPosting())
    child.type('What is the salary?\n')
    await child.hasSaid(/41,000 euros a year/)
    child.signal('SIGINT')
    const { status, signal } = await child.ended
    expect(signal ?? status).toSatisfy((end: unknown) => end === 'SIGINT' || end === 0 || end === 130)
    expect(child.said.stderr).not.toMatch(/Error|^\s+at /m)
  })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['tokens that are no tokens', { SLACK_BOT_TOKEN: 'abc', LOG_LEVEL: 'loud' }, /^SLACK_BOT_TOKEN: .*\nLOG_LEVEL: .*\n$/],
    [
      'half of a surface',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      /^Slack does not start: SLACK_BOT_TOKEN is set, but SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is not\n$/,
    ],
    [
      'a server that is not there',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DATABASE_URL: 'postgres://bot:tr0ub4dor@127.0.0.1:1/bot', PERSON_KEY: 'k'.repeat(32) },
      /^PostgreSQL at 127\.0\.0\.1:1.* cannot be used .*\n$/,
    ],
    [
      'replicas without a key',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DATABASE_URL: 'postgres://127.0.0.1:1/bot' },
      /^PERSON_KEY is not set: .*\n$/,
    ],
    [
      'a platform that cannot be reached',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:1/' },
      /^slack does not start: Slack could not be reached.*\n$/,
    ],
    ['knowledge that is not there', { KNOWLEDGE_DIR: 'nowhere' }, /knowledge "nowhere": there is no such folder or file\n$/],
  ])('with %s is a sentence and exit code 2', async (_, environment, sentence) => {
    const child = program(['start'], withPosting(), { HEALTH_ADDRESS: '127.0.0.1:0', ...environment })
    child.endInput()
    expect(await child.ended).toEqual({ status: 2, signal: null })
    expect(child.said.stderr).toMatch(sentence)
    expect(child.said.stderr).not.toMatch(/^\s+at |node:internal|tr0ub4dor|xoxb-1/m)
  })

  it.each([
    [['start', '--help'], 0, /npm start/],
    [['doctor', '-h'], 0, /npm run doctor/],
    [['start', '--port=1'], 2, /"--port=1" is not understood here/],
    [['doctor', 'slack'], 2, /"slack" is not understood here/],
    [['serve'], 2, /unknown command "serve": there is "npm start"/],
    [[], 2, /^no command: there is "npm start"/],
  ])('%j ends with %i', async (args, status, words) => {
    const child = program(args, withPosting())
    expect((await child.ended).status).toBe(status)
    expect(status === 0 ? child.said.stdout : child.said.stderr).toMatch(words)
    expect(status === 0 ? child.said.stderr : child.said.stdout).toBe('')
  })
})
