import { createTerminal, warningLines } from '../adapters/terminal/index.ts'
import { type AskCommand, parseCommand } from '../adapters/terminal/receive.ts'
import { createAssistant } from './assistant.ts'
import type { Log } from './chat/log.ts'
import { loadEnvFile, readCaller, readSettings, type Settings, SettingsError } from './config.ts'
import { KnowledgeFolderError, topicsFoldersOf } from './ingest/files.ts'
import { loadKnowledge } from './ingest/load.ts'
import type { Model } from './model/model.ts'
import { PromptError } from './model/prompts.ts'
import { doctorHelp, parseRunCommand, startHelp } from './run/command.ts'
import type { Door } from './run/door.ts'
import { foldersOf, siteOf } from './run/paths.ts'
import type { ImprovingParts } from './run/start.ts'
import { StartError } from './run/start-error.ts'
import { StoreUnavailableError } from './store/store.ts'
import { UsageError } from './text/usage.ts'

/** Runs one command; mistakes of the person who typed it, and what keeps it from starting, end in a sentence and exit code 2. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  try {
    loadEnvFile()
    switch (command) {
      case 'ask':
        return await ask(parseCommand(args))
      case 'knowledge':
        return await checkKnowledge(args)
      case 'insights':
        return await showInsights(args)
      case 'start':
        return await runOr(args, startHelp, start)
      case 'doctor':
        return await runOr(args, doctorHelp, examineAll)
      default:
        throw new UsageError(
          `${command === undefined ? 'no command' : `unknown command "${command}"`}: there is "npm start" and "npm run" with doctor, ask, knowledge or insights`,
        )
    }
  } catch (error) {
    if (![UsageError, SettingsError, KnowledgeFolderError, StartError, StoreUnavailableError, PromptError].some((kind) => error instanceof kind)) throw error
    console.error((error as Error).message)
    return 2
  }
}

async function ask(command: AskCommand): Promise<number> {
  const terminal = openTerminal()
  if (command.mode.kind === 'help') {
    terminal.showHelp()
    return 0
  }
  const settings = readSettings()
  if (command.model === 'on' && settings.OPENAI_API_KEY === undefined)
    throw new UsageError('--model needs OPENAI_API_KEY in .env or in the environment; .env.example says what it names')
  const usesModel = command.model !== 'off' && settings.OPENAI_API_KEY !== undefined
  const assistant = openAssistant(command, settings, usesModel)
  if (!usesModel) {
    await terminal.run(command.mode, assistant)
    return 0
  }
  await using improvement = await openTerminalImprovement(settings, { assistant, onChange() {} })
  await terminal.run(command.mode, assistant, improvement.improve)
  return 0
}

function openAssistant(command: AskCommand, settings: Settings, isForModel: boolean) {
  const folders = command.knowledge.length > 0 ? command.knowledge : foldersOf(settings)
  const now = command.now ?? Date.now()
  const knowledge = loadKnowledge(folders, { now, site: siteOf(settings), includeDrafts: command.asRecruiter })
  for (const line of warningLines(knowledge.warnings)) console.error(line)
  const hidden = new Set(knowledge.versions.flatMap(({ source, unpublished }) => (unpublished === undefined ? [] : [source]))).size
  if (command.asRecruiter)
    console.error(`as a recruiter: ${hidden} ${hidden === 1 ? 'page that is' : 'pages that are'} not published may answer too, marked as such`)
  if (knowledge.versions.length === 0) console.error(`no published page in ${folders.join(', ')}: every answer will say that the postings don't say`)
  return createAssistant({ knowledge, topicsFolder: topicsFoldersOf(folders)[0] ?? null, now: () => command.now ?? Date.now(), isForModel })
}

/** What a model does for answers at a terminal; tokens and vectors are kept in the store, as they are for chats. */
async function openTerminalImprovement(settings: Settings, knowledge: ImprovingParts['knowledge']) {
  const { createPlainLog } = await import('./run/log.ts')
  const { createMetrics } = await import('./run/metrics.ts')
  const { openModel } = await import('./run/model.ts')
  const { openImproving } = await import('./run/improving.ts')
  const { openStore } = await import('./store/index.ts')
  const log = createPlainLog({ secrets: secretsOf(settings), output: process.stderr })
  const store = await openStore({ databaseUrl: settings.DATABASE_URL, databaseFile: settings.DATABASE_FILE })
  const { model: observer } = createMetrics(Date.now)
  const model = openModel(settings, { tokens: store, observer, now: Date.now }) as Model
  const improvement = openImproving({ model, settings, store, knowledge, observer, log })
  await improvement.settled()
  return {
    improve: improvement.improve,
    async [Symbol.asyncDispose]() {
      await improvement.stop()
      await store.close()
    },
  }
}

async function checkKnowledge(args: readonly string[]): Promise<number> {
  const { runKnowledgeCommand } = await import('./check/command.ts')
  const settings = readSettings()
  const { stdout, stderr } = process
  const { colors } = readCaller(stdout.isTTY === true)
  const terminal = { output: stdout, errors: stderr, columns: stdout.columns, colors, cwd: process.cwd(), now: Date.now() }
  return runKnowledgeCommand(args, { folders: foldersOf(settings), site: siteOf(settings) }, terminal)
}

async function showInsights(args: readonly string[]): Promise<number> {
  const { runInsightsCommand } = await import('./insights/command.ts')
  const { openInsights } = await import('./run/reports.ts')
  const settings = readSettings()
  return runInsightsCommand(args, { ...openInsights(settings, Date.now()), output: process.stdout, errors: process.stderr })
}

/** Every surface whose settings are there, until it is told to stop; without one, a conversation here. */
async function start(): Promise<number> {
  const settings = readSettings()
  const doors = doorsOf(settings)
  if (doors.every((door) => door.given.length === 0)) return converse(settings, doors)
  const { createLog } = await import('./run/log.ts')
  const { openDoors } = await import('./run/door.ts')
  const { openImproving } = await import('./run/improving.ts')
  const { startAssistant } = await import('./run/start.ts')
  const { endOnFault, endOnSignal, untilToldToStop } = await import('./run/stop.ts')
  const log = createLog({ level: settings.LOG_LEVEL, secrets: secretsOf(settings) })
  endOnFault(log)
  endOnSignal()
  const assistant = await startAssistant({ settings, surfaces: await openDoors(doors, log), log, now: Date.now, openImproving })
  log.info({ health: assistant.healthUrl }, 'ready')
  return untilToldToStop(assistant.stop, log)
}

async function converse(settings: Settings, doors: readonly Door[]): Promise<number> {
  for (const door of doors) console.error(`${door.title} is not set up: to start it, set ${door.startedBy}.`)
  console.error('Until then the assistant answers here; "npm run doctor" says what else is missing.\n')
  const { createPlainLog } = await import('./run/log.ts')
  const { openKnowledge } = await import('./run/knowledge.ts')
  const log = createPlainLog({ secrets: secretsOf(settings), output: process.stderr })
  const isForModel = settings.OPENAI_API_KEY !== undefined
  const knowledge = await openKnowledge({ paths: foldersOf(settings), site: siteOf(settings), now: Date.now, log, isForModel })
  {
    await using improvement = isForModel ? await openTerminalImprovement(settings, knowledge) : null
    await openTerminal().run({ kind: 'conversation' }, knowledge.assistant, improvement?.improve ?? null)
  }
  await knowledge.stop()
  return 0
}

async function examineAll(): Promise<number> {
  const { createPlainLog } = await import('./run/log.ts')
  const { examine, reportOf, wrongSettings } = await import('./run/doctor.ts')
  const silent = createPlainLog({ secrets: [], output: { write() {} } })
  const look = async () => {
    const settings = readSettings()
    return examine(settings, doorsOf(settings), silent, Date.now())
  }
  const findings = await look().catch(wrongSettings)
  process.stdout.write(reportOf(findings))
  return findings.some((finding) => finding.level === 'error') ? 1 : 0
}

/** The surfaces that settings can start. */
function doorsOf(settings: Settings): Door[] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings
  return [
    {
      title: 'Slack',
      startedBy: 'SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)',
      given: namesOfSet({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }),
      missing: [
        ...(botToken === undefined ? ['SLACK_BOT_TOKEN'] : []),
        ...(appToken === undefined && signingSecret === undefined ? ['SLACK_APP_TOKEN or SLACK_SIGNING_SECRET'] : []),
      ],
      async create(log: Log) {
        const { createSlackSurface } = await import('../adapters/slack/index.ts')
        return createSlackSurface({
          botToken: botToken as string,
          appToken,
          signingSecret,
          httpAddress: settings.SLACK_HTTP_ADDRESS,
          recruiterChannel: settings.SLACK_RECRUITER_CHANNEL,
          apiUrl: settings.SLACK_API_URL,
          log,
        })
      },
    },
    {
      title: 'Discord',
      startedBy: 'DISCORD_TOKEN',
      given: namesOfSet({ DISCORD_TOKEN: settings.DISCORD_TOKEN }),
      missing: [],
      async create(log: Log) {
        const { createDiscordSurface } = await import('../adapters/discord/index.ts')
        return createDiscordSurface({
          token: settings.DISCORD_TOKEN as string,
          recruiterChannel: settings.DISCORD_RECRUITER_CHANNEL,
          forumChannels: settings.DISCORD_FORUM_CHANNELS,
          shards: { count: settings.DISCORD_SHARDS, ids: settings.DISCORD_SHARD_IDS.length === 0 ? undefined : settings.DISCORD_SHARD_IDS },
          apiUrl: settings.DISCORD_API_URL,
          log,
          onLost: (why) => endToStartAnew(why, log),
        })
      },
    },
  ]
}

/** What is taken in waits in the store, so a supervisor may start the process anew at once. */
function endToStartAnew(why: string, log: Log): void {
  log.error({}, `the process ends so that it is started anew: ${why}`)
  process.exit(1)
}

const namesOfSet = (values: Readonly<Record<string, string | undefined>>): string[] => Object.keys(values).filter((name) => values[name] !== undefined)

const secretsOf = (settings: Settings) => [
  settings.SLACK_BOT_TOKEN,
  settings.SLACK_APP_TOKEN,
  settings.SLACK_SIGNING_SECRET,
  settings.DISCORD_TOKEN,
  settings.OPENAI_API_KEY,
  settings.PERSON_KEY,
  settings.DATABASE_URL,
]

const openTerminal = () => createTerminal({ input: process.stdin, output: process.stdout, ...readCaller(process.stdout.isTTY === true) })

async function runOr(args: readonly string[], help: string, run: () => Promise<number>): Promise<number> {
  const command = parseRunCommand(args)
  if (command.kind === 'run') return run()
  if (command.kind === 'mistake') throw new UsageError(command.sentence)
  process.stdout.write(help)
  return 0
}

const args = process.argv.slice(2)
const isService = args[0] === 'start'
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  // The reader went away (`ask … | head`): nothing is left to say. A service answers on without its log.
  if (!isService) process.exit(0)
})
process.exitCode = await main(args)
// What a surface left open must not hold a process that is done.
if (isService) process.exit()
