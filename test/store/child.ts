import { writeSync } from 'node:fs'
import { argv, stdin } from 'node:process'
import { openStore } from '../../src/store/index.ts'
import { counted, done, entry, lease } from './entries.ts'

/** A process on a store, for tests that start several or kill one: `node child.ts open|work|count <address or file> <name>`. Each line is out when it is written. */
const [job, place = '', name = ''] = argv.slice(2)
const say = (line: string): void => void writeSync(1, `${line}\n`)

say('ready')
await new Promise((resolve) => stdin.once('data', resolve))
const isAddress = place.startsWith('postgres://')
const store = await openStore({ databaseUrl: isAddress ? place : undefined, databaseFile: place })

if (job === 'open') {
  say(`kept ${await store.claim(entry(name, { thread: name }))}`)
  await store.close()
  process.exit()
}

if (job === 'count') {
  for (let at = 0; at < 50; at++) say(`total ${await store.addModelTokens('2026-02-20', 3)}`)
  await store.close()
  process.exit()
}

/** Every third message stays as it is, every third is taken, every third is taken and finished. */
for (let at = 0; ; at++) {
  const message = `${name}/${at}`
  await store.claim(entry(message, { thread: message }))
  say(`claimed ${message}`)
  if (at % 3 === 0) continue
  await store.take(message, lease(name))
  say(`taken ${message}`)
  if (at % 3 === 1) continue
  await store.finish(message, name, done({ counted: [counted(null, 'answered')] }))
  say(`finished ${message}`)
}
