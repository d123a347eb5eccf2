import { readdirSync, readFileSync } from 'node:fs'
import type { App } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { listenToButtons } from '../../adapters/slack/buttons.ts'
import { scopes } from '../../adapters/slack/doctor.ts'
import { type ListenerContext, listenToEvents } from '../../adapters/slack/events.ts'
import { listenToForms } from '../../adapters/slack/forms.ts'
import { listenToRequests } from '../../adapters/slack/requests.ts'
import { listenToTeamForms } from '../../adapters/slack/team/forms.ts'
import { listenToTeamRequests } from '../../adapters/slack/team/requests.ts'
import { en } from '../../src/chat/wording/en.ts'

const manifest = JSON.parse(readFileSync('adapters/slack/manifest.json', 'utf8'))
const granted: readonly string[] = manifest.oauth_config.scopes.bot
const subscribed: readonly string[] = manifest.settings.event_subscriptions.bot_events

/** What the listeners ask Bolt for. */
const heard = (() => {
  const found = { events: [] as string[], commands: [] as string[], shortcuts: [] as string[], views: 0, actions: 0 }
  const app = {
    event: (name: string) => void found.events.push(name),
    command: (name: string) => void found.commands.push(name),
    shortcut: ({ callback_id }: { callback_id: string }) => void found.shortcuts.push(callback_id),
    action: () => void found.actions++,
    view: () => void found.views++,
  } as unknown as App
  const all = [listenToEvents, listenToRequests, listenToTeamRequests, listenToButtons, listenToForms, listenToTeamForms]
  for (const listen of all) listen(app, {} as ListenerContext)
  return found
})()

/** Methods of the Web API that the code calls. */
const called = new Set(
  readdirSync('adapters/slack', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(`adapters/slack/${name}`, 'utf8').matchAll(/\bweb\.((?:\w+\s*\.\s*)+\w+)\(/g)])
    .map((match) => (match[1] ?? '').replace(/\s/g, '')),
)

/** Scopes of a bot token that each method needs: https://docs.slack.dev/reference/methods. One for each kind of conversation, where it looks into some. */
const neededBy: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
}

/** https://docs.slack.dev/reference/events */
const neededToHear: Readonly<Record<string, readonly string[]>> = {
  app_context_changed: [],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  link_shared: ['links:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
}

describe('the manifest', () => {
  it('subscribes to what is listened to, and to nothing else', () => {
    expect(new Set(subscribed.map((name) => name.replace(/^message\..*/, 'message')))).toEqual(new Set(heard.events))
    expect(subscribed.filter((name) => name.startsWith('message.'))).toEqual(['message.channels', 'message.groups', 'message.im'])
  })

  it('subscribes to what makes Slack tell which messages come from the agent container, where a status can be shown', () => {
    expect(manifest.features.agent_view).toBeDefined()
    expect(subscribed).toContain('app_context_changed')
  })

  it('has every command and shortcut that is listened to, and no other', () => {
    expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual(heard.commands)
    expect(manifest.features.shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id)).toEqual(heard.shortcuts)
    expect(manifest.features.shortcuts.every(({ type }: { type: string }) => type === 'message')).toBe(true)
    expect([manifest.settings.interactivity.is_enabled, heard.actions, heard.views]).toEqual([true, 1, 3])
  })

  it('asks for the scopes of every method and event, and for no more', () => {
    expect([...called].sort()).toEqual(Object.keys(neededBy).sort())
    expect([...subscribed].sort()).toEqual(Object.keys(neededToHear).sort())
    const needed = new Set([...Object.values(neededBy), ...Object.values(neededToHear)].flat())
    expect([...granted].sort()).toEqual([...needed, 'commands'].sort())
  })

  it('asks for nothing of which the doctor cannot say what breaks without it', () => {
    expect(Object.keys(scopes)).toEqual(granted)
  })

  it('keeps within what Slack takes', () => {
    const { display_information: shown, features } = manifest
    expect(shown.name.length).toBeLessThanOrEqual(35)
    expect(shown.description.length).toBeLessThanOrEqual(140)
    expect(shown.long_description.length).toBeGreaterThanOrEqual(174)
    expect(shown.long_description.length).toBeLessThanOrEqual(4000)
    expect(shown.background_color).toMatch(/^#[0-9a-f]{6}$/)
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/)
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300)
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4)
    for (const { name, description } of features.shortcuts) expect([name.length <= 24, description.length <= 150]).toEqual([true, true])
    for (const { command, description } of features.slash_commands) expect([/^\/[a-z-]{1,31}$/.test(command), description.length <= 2000]).toEqual([true, true])
  })

  it('connects by Socket Mode and shows App Home and messages', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(manifest.features.app_home).toEqual({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false })
  })

  it('suggests what App Home suggests', () => {
    expect(manifest.features.agent_view.suggested_prompts.map(({ message }: { message: string }) => message)).toEqual(en.home.examples)
  })
})
