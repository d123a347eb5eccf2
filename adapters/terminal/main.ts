import { createAssistant } from '../../src/assistant.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { readFileSync } from 'node:fs'
import { renderMarkdown } from './render.ts'
import { newThread } from '../../src/question/understand.ts'
const args = process.argv.slice(2)
const opt = (n: string) => (args.includes(n) ? args[args.indexOf(n) + 1] : undefined)
const now = opt('--now') ? Date.parse(opt('--now') as string) : Date.now()
const knowledge = loadKnowledge([opt('--knowledge') ?? 'knowledge'], { now, site: { baseUrls: {}, permalinks: {} } })
const assistant = createAssistant({ knowledge, topicsFolder: null, now: () => now })
const batch = opt('--batch')
for (const line of batch ? readFileSync(batch, 'utf8').trim().split('\n') : [JSON.stringify({ id: 'x', turns: [args.at(-1)] })]) {
  const q = JSON.parse(line)
  let thread = newThread
  let answer
  for (const turn of q.turns) { const r = assistant.answer(turn, thread); thread = r.thread; answer = r.answer }
  const cites = answer!.parts.flatMap((p) => p.rows.flatMap((r) => r.citations))
  const out = { id: q.id, outcome: answer!.outcome, language: answer!.language, text: renderMarkdown(answer!), citations: cites, related: answer!.parts.flatMap((p) => p.related.flatMap((r) => r.citations)) }
  console.log(batch || args.includes('--json') ? JSON.stringify(out) : out.text)
}
