import { type APIOverwrite, OverwriteType, PermissionFlagsBits } from 'discord.js'

/** The permissions that the invite link asks for, and what does not work without each. */
export const permissions = {
  ViewChannel: 'nothing is seen there',
  SendMessages: 'nothing can be answered there',
  CreatePublicThreads: 'a mention is answered in the channel instead of in a thread of its own',
  SendMessagesInThreads: 'nothing can be answered in threads and forum posts',
  ReadMessageHistory: 'a reply cannot be found again after a crash, so it may stand twice',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>

export type PermissionName = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as readonly PermissionName[]

/** As the settings of a Discord server call them. */
export const labelOf = (name: PermissionName): string => name.replace(/([a-z])([A-Z])/g, '$1 $2')

const invited = permissionNames.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n)

/** Opens the page on which an administrator adds the application to a server. https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow */
export const inviteLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&permissions=${invited}&integration_type=0&scope=bot+applications.commands`

/** What permissions follow from. */
export interface Standing {
  readonly guildId: string
  readonly ownerId: string
  readonly roles: readonly { readonly id: string; readonly permissions: string }[]
  readonly overwrites: readonly Pick<APIOverwrite, 'id' | 'type' | 'allow' | 'deny'>[]
}

/**
 * What a member may do in a channel. https://docs.discord.com/developers/topics/permissions#permission-overwrites
 * @param member null for everybody who holds no role
 */
export function permissionsIn(
  { guildId, ownerId, roles, overwrites }: Standing,
  member: { readonly id: string; readonly roles: readonly string[] } | null,
): bigint {
  if (member?.id === ownerId) return everything
  const held = [guildId, ...(member?.roles ?? [])]
  const base = roles.filter(({ id }) => held.includes(id)).reduce((bits, role) => bits | BigInt(role.permissions), 0n)
  if (has(base, PermissionFlagsBits.Administrator)) return everything
  const ofRoles = overwrites.filter(({ type, id }) => type === OverwriteType.Role && id !== guildId && held.includes(id))
  const layers = [
    overwrites.filter(({ id }) => id === guildId),
    ofRoles,
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === member?.id),
  ]
  return layers.reduce((bits, layer) => (bits & ~union(layer.map(({ deny }) => deny))) | union(layer.map(({ allow }) => allow)), base)
}

const everything = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n)
const union = (masks: readonly string[]): bigint => masks.reduce((bits, mask) => bits | BigInt(mask), 0n)
const has = (bits: bigint, bit: bigint): boolean => (bits & bit) === bit

export const may = (bits: bigint, name: PermissionName): boolean => has(bits, PermissionFlagsBits[name])
