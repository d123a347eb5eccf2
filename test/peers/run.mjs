/**
 * npm run test:peers [-- vitest options]
 * node test/peers/run.mjs program FILE [options]   runs a file beside the stand-ins instead of the tests
 *
 * Where the stand-ins cannot run, the tests are skipped with the reason in their names.
 */
import { join } from 'node:path'
import { prepare, run, runApart } from './apart.mjs'

const root = join(import.meta.dirname, '../..')
process.chdir(root)

const [first, ...rest] = process.argv.slice(2)
const isProgram = first === 'program'
const command = isProgram
  ? [process.execPath, '--import', './src/start.mjs', ...rest]
  : [process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/peers/vitest.config.ts', ...process.argv.slice(2)]

const prepared = prepare()
if ('way' in prepared) process.exitCode = await runApart(prepared.way, command)
else {
  console.error(`Not possible here: ${prepared.missing}.`)
  process.exitCode = isProgram ? 1 : await run(command[0], command.slice(1), { PEERS_MISSING: prepared.missing })
}
