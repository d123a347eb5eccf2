const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** What a person wrote, without Slack's markup and without the mention of `botUserId`: links as their address, people and channels by name where Slack gives it. */
export function plainText(text: string, botUserId: string): string {
  return text
    .replace(new RegExp(`[ \\t]*<@${botUserId}(\\|[^>]*)?>`, 'g'), '')
    .replace(/<([^<>]*)>/g, (_, inner: string) => plainReference(inner))
    .replace(/&(amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .replace(/^[\s,:;]+/, '')
    .trimEnd()
}

/** What stands between `<` and `>`: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
function plainReference(inner: string): string {
  const bar = inner.indexOf('|')
  const target = bar < 0 ? inner : inner.slice(0, bar)
  const label = bar < 0 ? '' : inner.slice(bar + 1)
  switch (target[0]) {
    case '@':
      return label === '' ? '' : `@${label.replace(/^@/, '')}`
    case '#':
      return label === '' ? '' : `#${label.replace(/^#/, '')}`
    case '!':
      return label === '' ? `@${target.slice(1).replace(/\^.*$/, '')}` : label
  }
  return target.replace(/^(mailto|tel):/, '')
}

export const mentions = (text: string, botUserId: string): boolean => new RegExp(`<@${botUserId}(\\||>)`).test(text)

/** Speaks to a person, a group or everybody other than the assistant. */
export const addressesOthers = (text: string): boolean => /<@[A-Z0-9]|<!(here|channel|everyone|subteam)\b/.test(text)
