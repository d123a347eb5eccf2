import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runInsightsCommand } from '../../src/insights/command.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { folderOf } from '../fixtures/knowledge.ts'
import { counter, handOver, names, now, openText, type Rows, storeOf } from './asked.ts'

interface Ran {
  readonly status: number
  readonly output: string
  readonly errors: string
  /** How often the store was opened and closed. */
  readonly opened: number
  readonly closed: number
}

async function run(args: readonly string[], rows: Rows = { counters: [counter({ count: 5 })] }): Promise<Ran> {
  const [output, errors]: [string[], string[]] = [[], []]
  let [opened, closed] = [0, 0]
  const store = {
    ...storeOf(rows),
    async close() {
      closed += 1
    },
  }
  const open = async () => {
    opened += 1
    return { store, openText }
  }
  const status = await runInsightsCommand(args, {
    open,
    names,
    now,
    output: { write: (text: string) => output.push(text) },
    errors: { write: (text: string) => errors.push(text) },
  })
  return { status, output: output.join(''), errors: errors.join(''), opened, closed }
}

describe('npm run insights', () => {
  it('prints tables of the last thirty days', async () => {
    const ran = await run([])
    expect(ran).toMatchObject({ status: 0, errors: '', opened: 1, closed: 1 })
    expect(ran.output).toMatch(/^What candidates asked, 24 October 2026 to 22 November 2026\n\nQuestions: 5\.\n/)
    expect(ran.output).toMatch(/^Answered +5 +100%$/m)
  })

  it('prints one JSON object', async () => {
    const ran = await run(['--json', '--since', '2w', '--surface', 'stage'])
    expect(ran).toMatchObject({ status: 0, errors: '' })
    expect(JSON.parse(ran.output)).toMatchObject({ from: '2026-11-09', to: '2026-11-22', surface: 'stage', questions: 5 })
  })

  it('writes a page', async () => {
    const file = join(folderOf({}), 'insights.html')
    expect(await run(['--html', file])).toMatchObject({ status: 0, output: `The page is in ${file}.\n`, errors: '' })
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
  })

  it('says that nobody asked where nobody did, and its JSON is valid all the same', async () => {
    expect((await run([], {})).output).toBe('What candidates asked, 24 October 2026 to 22 November 2026\n\nNobody asked anything in this time.\n')
    expect(JSON.parse((await run(['--json'], {})).output)).toMatchObject({ questions: 0, topics: [] })
  })

  it('counts up to the present moment', async () => {
    expect(JSON.parse((await run(['--json'], { handOvers: [handOver({ createdAt: now })] })).output)).toMatchObject({ handOvers: { asked: 1 } })
  })

  it('says what it can be told', async () => {
    expect(await run(['--help'])).toMatchObject({ status: 0, output: expect.stringContaining('--since 30d'), opened: 0 })
  })

  it.each([
    [['--since', 'soon'], /^--since "soon" is not a time that has come; write it as 30d, 12w or 2026-10-01\n$/],
    [['--since', '2026-11-23'], /^--since "2026-11-23"/],
    [['--since'], /--since/],
    [['--json', '--html', 'x.html'], /^--json and --html exclude each other/],
    [['--html', ' '], /^--html needs a file/],
    [['--surface', ''], /^--surface needs/],
    [['--loud'], /^unknown option '--loud'; --help/],
    [['yesterday'], /yesterday/],
  ])('takes %j for a mistake, in one line and before the store is opened', async (args, message) => {
    const ran = await run(args)
    expect(ran).toMatchObject({ status: 2, output: '', opened: 0, errors: expect.stringMatching(message) })
    expect(ran.errors.match(/\n/g)).toHaveLength(1)
  })

  it('says so where the page cannot be written, and closes the store', async () => {
    const folder = folderOf({})
    const file = join(folder, 'no', 'insights.html')
    expect(await run(['--html', file])).toMatchObject({ status: 2, output: '', errors: `--html "${file}": there is no such folder\n`, closed: 1 })
    expect(await run(['--html', folder])).toMatchObject({ status: 2, errors: `--html "${folder}": it cannot be written\n`, closed: 1 })
    expect(existsSync(file)).toBe(false)
  })

  it('leaves a store that cannot be read to its caller, closed', async () => {
    let closed = 0
    const store = {
      ...storeOf({}),
      counters: async () => {
        throw new StoreUnavailableError('gone')
      },
      async close() {
        closed += 1
      },
    }
    const silent = { write() {} }
    const running = runInsightsCommand([], { open: async () => ({ store, openText }), names, now, output: silent, errors: silent })
    await expect(running).rejects.toThrow(StoreUnavailableError)
    expect(closed).toBe(1)
  })
})
