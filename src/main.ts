import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createTerminal, warningLines } from '../adapters/terminal/index.ts'
import { type AskCommand, parseCommand, UsageError } from '../adapters/terminal/receive.ts'
import { createAssistant } from './assistant.ts'
import { loadEnvFile, readCaller, readSettings, SettingsError } from './config.ts'
import { KnowledgeFolderError } from './ingest/files.ts'
import { loadKnowledge } from './ingest/load.ts'

/** Runs one command; mistakes of the person who typed it end in a sentence and exit code 2. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const command = parseCommand(args)
    loadEnvFile()
    const terminal = createTerminal({ input: process.stdin, output: process.stdout, ...readCaller(process.stdout.isTTY === true) })
    if (command.mode.kind === 'help') terminal.showHelp()
    else await terminal.run(command.mode, openAssistant(command))
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingsError || error instanceof KnowledgeFolderError)) throw error
    console.error(error.message)
    return 2
  }
}

function openAssistant(command: AskCommand) {
  const settings = readSettings()
  const folders = command.knowledge.length > 0 ? command.knowledge : settings.KNOWLEDGE_DIR.split(',').map((folder) => folder.trim())
  const now = command.now ?? Date.now()
  const knowledge = loadKnowledge(folders, { now, site: { baseUrls: settings.SITE_URL, permalinks: settings.SITE_PERMALINK } })
  for (const line of warningLines(knowledge.warnings)) console.error(line)
  if (knowledge.versions.length === 0) console.error(`no published page in ${folders.join(', ')}: every answer will say that the postings don't say`)
  const topicsFolder = folders.map((folder) => join(folder, 'topics')).find((folder) => existsSync(folder)) ?? null
  return createAssistant({ knowledge, topicsFolder, now: () => command.now ?? Date.now() })
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (`ask … | head`): nothing is left to say.
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))
