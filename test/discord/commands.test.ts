import { describe, expect, it } from 'vitest'
import { commands } from '../../adapters/discord/commands.ts'
import { areRegistered } from '../../adapters/discord/register.ts'
import type { Fields } from '../fixtures/discord-rest.ts'
import { openSurface } from '../fixtures/discord-surface.ts'

const put = 'PUT /applications/:id/commands'
const locales = ['da', 'de', 'es-419', 'es-ES', 'fi', 'fr', 'no', 'pl', 'sv-SE']

/** A name or a description with its translations, of a command or an option of one. */
const named = commands.flatMap((command) => {
  const { options = [] } = command as Fields
  return [command as Fields, ...(options as Fields[])].map((entry): [string, Fields] => [`${command.name}: ${entry.name}`, entry])
})

describe('the commands', () => {
  it('are these', () => {
    expect(commands.map(({ name, type }) => [name, type])).toEqual([
      ['ask', 1],
      ['roles', 1],
      ['about', 1],
      ['forget-me', 1],
      ['faq', 1],
      ['preview', 1],
      ['Answer this question', 3],
    ])
  })

  it('work everywhere, installed by a server or by a user; those of the recruiting team in servers', () => {
    for (const command of commands) {
      const isOfTeam = command.name === 'faq' || command.name === 'preview'
      expect(command).toMatchObject(isOfTeam ? { contexts: [0], integration_types: [0] } : { contexts: [0, 1, 2], integration_types: [0, 1] })
    }
  })

  it.each(named)('are in every language, as Discord takes it: %s', (_, entry) => {
    const names = [entry.name, ...Object.values(entry.name_localizations as Record<string, string>)]
    expect(Object.keys(entry.name_localizations).toSorted()).toEqual(locales)
    if (entry.type === 3 && entry.description === undefined) expect(names.every((name) => name.length <= 32)).toBe(true)
    else {
      // https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
      for (const name of names) expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u)
      for (const name of names) expect(name).toBe(name.toLowerCase())
      expect(Object.keys(entry.description_localizations).toSorted()).toEqual(locales)
      for (const text of [entry.description, ...Object.values(entry.description_localizations as Record<string, string>)])
        expect(text.length).toBeLessThanOrEqual(100)
    }
  })

  it('and their options have a name each in every language', () => {
    for (const locale of locales) {
      const slash = commands.filter(({ type }) => type === 1).map((command) => (command.name_localizations as Record<string, string>)[locale])
      expect(new Set(slash).size).toBe(slash.length)
    }
  })
})

describe('at start', () => {
  it('are registered where Discord does not know them', async () => {
    const { rest } = await openSurface()
    expect(rest.callsOf(put).map(({ body }) => body)).toEqual([commands])
  })

  it('are left alone where it knows them as they are', async () => {
    const { rest } = await openSurface({}, ({ rest: discord }) => {
      discord.commands = known()
    })
    expect(rest.callsOf(put)).toEqual([])
  })

  it('that cannot be registered hinder nothing else', async () => {
    const { complaints, surface } = await openSurface({}, ({ rest }) => rest.fail(put, { kind: 'error', status: 403, code: 50001 }))
    expect(complaints()).toEqual([expect.stringContaining('commands are not registered')])
    expect(surface.health().isConnected).toBe(true)
  })

  it.each<[string, (commands: Fields[]) => Fields[]]>([
    ['one is missing', (all) => all.slice(1)],
    ['one is too many', (all) => [...all, { ...all[0], name: 'old' }]],
    ['a translation is another', ([first, ...more]) => [{ ...first, name_localizations: { ...first?.name_localizations, de: 'frag' } }, ...more]],
    ['an option is gone', ([first, ...more]) => [{ ...first, options: first?.options.slice(1) }, ...more]],
    ['it works elsewhere', ([first, ...more]) => [{ ...first, contexts: [0] }, ...more]],
  ])('are registered anew where %s', (_, change) => {
    expect(areRegistered(known() as never)).toBe(true)
    expect(areRegistered(change(known()) as never)).toBe(false)
  })
})

/** The commands as Discord gives them back: with ids and defaults, numbers in its own order. */
function known(): Fields[] {
  return structuredClone(commands as unknown as Fields[]).map((command) => ({
    ...command,
    id: '1',
    version: '2',
    nsfw: false,
    default_member_permissions: null,
    description: command.description ?? '',
    contexts: command.contexts.toReversed(),
  }))
}
