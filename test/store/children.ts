import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./child.ts', import.meta.url))

/** A process that is about to do its job. */
export interface Child {
  readonly process: ChildProcess
  /** Whole lines so far; a line that was cut off by a kill is none. */
  lines(): string[]
  /** Lets it begin. */
  go(): void
  /** Resolves with its exit code when it has ended and everything it wrote has arrived. */
  readonly ended: Promise<number | null>
  errors(): string
}

export async function startChild(job: 'open' | 'work' | 'count', place: string, name: string): Promise<Child> {
  const child = spawn(process.execPath, [script, job, place, name], { stdio: 'pipe' })
  let output = ''
  let errors = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    errors += data
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  await Promise.race([once(child.stdout, 'data'), ended])
  return {
    process: child,
    lines: () => output.split('\n').slice(1, -1),
    go: () => void child.stdin.write('go\n'),
    ended,
    errors: () => errors,
  }
}
