import { parseArgs } from 'node:util'

/** What `npm start` and `npm run doctor` are told on the command line. */
export type RunCommand = { readonly kind: 'run' } | { readonly kind: 'help' } | { readonly kind: 'mistake'; readonly sentence: string }

/** Everything is set in the environment; the command line only asks for help. */
export function parseRunCommand(args: readonly string[]): RunCommand {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } })
    return { kind: values.help === true ? 'help' : 'run' }
  } catch {
    const stranger = args.find((arg) => !['--help', '-h'].includes(arg))
    return { kind: 'mistake', sentence: `"${stranger}" is not understood here: settings are made in .env or in the environment; --help says how` }
  }
}

export const startHelp = `Starts the assistant.

  npm start            on every surface whose settings are there; with none, a conversation in the terminal
  npm run doctor       what is set up, what is missing, and how to mend it

Settings stand in .env or in the environment; .env.example names each. SIGTERM and Ctrl-C finish what was taken in and stop; a second one stops at once.
`

export const doctorHelp = `Looks at settings, knowledge, store and surfaces, and says what is missing and how to mend it.

  npm run doctor       exit code 1 where something must be mended before "npm start" works
`
