import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { until } from './until.ts'

/** A port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port was given'))))
    })
  })
}

export interface Running {
  readonly child: ChildProcess
  /** All that it has written. */
  output(): string
  isRunning(): boolean
  /** Sends the signal and waits for the end. @returns exit status; null where the signal ended it */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

export function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Running {
  const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const written: string[] = []
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  child.on('error', (error) => written.push(`${program} did not start: ${error.message}`))
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  return {
    child,
    output: () => written.join(''),
    isRunning,
    async end(signal) {
      if (isRunning()) {
        child.kill(signal)
        await until(`${program} ends on ${signal}`, () => !isRunning(), 30_000)
      }
      return child.exitCode
    },
  }
}
