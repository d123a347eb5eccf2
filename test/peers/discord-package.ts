/** What is used of `discord-digital-twin`; its own types are not there where it is not installed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Twin {
  /** With the path that stands before the version: `…/api`. */
  readonly restUrl: string
  readonly prisma: {
    readonly channel: Table
    readonly message: Table
    readonly threadMember: Table
    readonly interactionResponse: Table
    $disconnect(): Promise<void>
  }
  readonly server: { readonly gateway: TwinGateway }
  start(): Promise<void>
  stop(): Promise<void>
  channel(id: string): {
    getMessages(): Promise<readonly unknown[]>
    getChannel(): Promise<Readonly<Record<string, unknown>> | null>
    getThreads(): Promise<readonly { readonly id: string; readonly name: string }[]>
    user(id: string): {
      sendMessage(message: { readonly content: string; readonly messageReference?: Readonly<Record<string, unknown>> }): Promise<unknown>
    }
  }
  simulateSlashCommand(command: Sent & { readonly name: string; readonly options: readonly unknown[] }): Promise<Interaction>
  simulateInteraction(interaction: Sent & { readonly type: number; readonly data: unknown; readonly messageId?: string }): Promise<Interaction>
}

interface Sent {
  readonly channelId: string
  readonly userId: string
}

export interface Interaction {
  readonly id: string
  readonly token: string
}

interface Table {
  create(row: { readonly data: Readonly<Record<string, unknown>> }): Promise<unknown>
  update(change: { readonly where: Readonly<Record<string, unknown>>; readonly data: Readonly<Record<string, unknown>> }): Promise<unknown>
  findUnique(query: { readonly where: Readonly<Record<string, unknown>> }): Promise<Readonly<Record<string, unknown>> | null>
}

interface Session {
  readonly intents: number
}

export interface TwinGateway {
  /** Everything that goes out to a session passes here. */
  send(session: Session, payload: unknown): void
  /** To every session. */
  broadcast(event: string, data: unknown): void
}

interface TwinOptions {
  readonly dbUrl: string
  readonly botToken: string
  readonly botUser: { readonly id: string; readonly username: string }
  readonly guild: { readonly id: string; readonly name: string }
  readonly channels: readonly { readonly id: string; readonly name: string; readonly type: number }[]
  readonly users: readonly { readonly id: string; readonly username: string }[]
}

const file = join(import.meta.dirname, 'node_modules/discord-digital-twin/dist/index.js')

export const isInstalled = existsSync(file)

export async function makeTwin(options: TwinOptions): Promise<Twin> {
  const { DigitalDiscord } = (await import(pathToFileURL(file).href)) as { DigitalDiscord: new (options: TwinOptions) => Twin }
  return new DigitalDiscord(options)
}
