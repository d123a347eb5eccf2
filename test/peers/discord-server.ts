/** The server that the stand-in begins with, and the shapes of what it shows. */
export const bot = { userId: '1100000000000000099', mention: '<@1100000000000000099>', username: 'jobs', token: tokenOf('1100000000000000099') }
export const people = { ada: '1100000000000000001', bo: '1100000000000000002', rita: '1100000000000000003' }
export const channels = { jobs: '1100000000000000011', random: '1100000000000000012', recruiting: '1100000000000000013' }
export const guildId = '1100000000000000010'

export interface Component {
  readonly type: number
  readonly [key: string]: unknown
}

export interface DiscordMessage {
  readonly id: string
  readonly channel_id: string
  readonly author: { readonly id: string; readonly bot?: boolean }
  readonly content: string
  readonly embeds: readonly Readonly<Record<string, unknown>>[]
  readonly components?: readonly Component[]
  readonly flags?: number
  readonly edited_timestamp: string | null
}

export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Component[]
}

export const channelTypes = { text: 0, direct: 1, publicThread: 11 } as const
export const componentTypes = { row: 1, button: 2, list: 3, input: 4, text: 10, label: 18 } as const
export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const
export const callbackTypes = { reply: 4, deferredReply: 5, choices: 8, modal: 9 } as const
export const messageFlags = { ephemeral: 1 << 6, componentsV2: 1 << 15 } as const
export const intents = { guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 } as const

const viewChannel = String(1 << 10)

/** The channel of the recruiting team, which nobody else sees. */
export const recruitingOverwrites = [
  { id: guildId, type: 0, allow: '0', deny: viewChannel },
  ...[people.rita, bot.userId].map((id) => ({ id, type: 1, allow: viewChannel, deny: '0' })),
]

export const nameOf = (userId: string): string => Object.entries(people).find(([, id]) => id === userId)?.[0] ?? bot.username

/** A token as Discord makes them: the id of the application, a time, a signature. */
function tokenOf(applicationId: string): string {
  return [Buffer.from(applicationId).toString('base64url'), 'Gstand', 'in-that-checks-nothing-but-equality-01'].join('.')
}
