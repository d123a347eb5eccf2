import type { APIUser } from 'discord.js'

/**
 * What a person wrote, without Discord's markup and without the mention of `botUserId`: https://docs.discord.com/developers/reference#message-formatting
 * @param people those whom the message mentions, by whom ids become names
 */
export function plainText(text: string, botUserId: string, people: readonly Pick<APIUser, 'id' | 'username' | 'global_name'>[] = []): string {
  const nameOf = (id: string): string => {
    const person = people.find((candidate) => candidate.id === id)
    return person === undefined ? '' : `@${person.global_name ?? person.username}`
  }
  return text
    .replace(new RegExp(`[ \\t]*<@!?${botUserId}>`, 'g'), '')
    .replace(/<@!?(\d+)>/g, (_, id: string) => nameOf(id))
    .replace(/<(?:@&|#)\d+>|<t:-?\d+(?::\w)?>/g, '')
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<(\/[^:<>]+):\d+>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^<>\s]+)>/g, '$1')
    .replace(/^[\s,:;]+/, '')
    .trimEnd()
}
