/** The same questions through the terminal's door, as a process of its own. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { siteUrl } from './app.ts'

export interface Asked {
  readonly id: string
  /** One person, one thread; the answer to the last is given. */
  readonly turns: readonly string[]
}

/** @returns answers in the order of the questions */
export async function askTerminal(asked: readonly Asked[], knowledge: string): Promise<JsonAnswer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'batch-'))
  try {
    const file = join(folder, 'questions.jsonl')
    writeFileSync(file, asked.map(({ id, turns }) => JSON.stringify({ id, turns })).join('\n'))
    const command = ['--import', './src/start.mjs', 'src/main.ts', 'ask', '--knowledge', knowledge, '--batch', file]
    const { stdout } = await promisify(execFile)(process.execPath, command, { env: { ...process.env, SITE_URL: siteUrl }, maxBuffer: 256 * 1024 * 1024 })
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonAnswer)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The answer on the sample. */
export async function askOne(question: string): Promise<JsonAnswer> {
  const [answer] = await askTerminal([{ id: 'one', turns: [question] }], 'knowledge')
  return answer as JsonAnswer
}
