/** The scopes that `manifest.json` asks for, and what does not work without each. */
export const scopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions are not seen',
  'assistant:write': 'the agent container shows no status and no suggested prompts',
  'channels:history': 'follow-ups in public channels are not seen, and a reply cannot be found again after a crash',
  'channels:read': 'names of public channels and members of the recruiting channel are not known',
  'chat:write': 'nothing can be answered',
  commands: 'commands and the message shortcut do not work',
  'groups:history': 'follow-ups in private channels are not seen, and a reply cannot be found again after a crash',
  'groups:read': 'names of private channels and members of a private recruiting channel are not known',
  'im:history': 'direct messages are not seen',
  'im:write': 'a reply in a direct message cannot be found again after a crash',
  'links:read': 'links to roles are not seen',
  'links:write': 'links to roles get no card',
  'users:read': 'the language of a person is not known before the first question',
}
