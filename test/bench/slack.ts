/**
 * npm run bench:slack [-- --mentions 100] [--json]
 *
 * Time from a mention to its answer in the thread, through the real program and the Slack stand-in: from the moment at which the stand-in hands the mention
 * over to the moment at which it takes the answer.
 */
import { parseArgs } from 'node:util'
import { bot, channels, people, type Traffic } from '../peers/local-slack.ts'
import { type Mode, startTogether } from '../peers/together.ts'
import { until } from '../peers/until.ts'
import { benchQuestions } from './corpus.ts'

const { values } = parseArgs({ options: { mentions: { type: 'string', default: '100' }, json: { type: 'boolean' } } })
const mentions = Number(values.mentions)
/** Milliseconds that an answer may take. */
const goalMs = 200

const rows: { mode: Mode; p50Ms: number; p95Ms: number; maxMs: number; aboveGoal: number }[] = []
for (const mode of ['Socket Mode', 'HTTP'] as const) rows.push({ mode, ...(await measure(mode)) })
if (values.json === true) console.log(JSON.stringify({ mentions, rows }))
else
  for (const { mode, p50Ms, p95Ms, maxMs, aboveGoal } of rows)
    console.log(`${mode}: ${mentions} mentions answered, p50 ${p50Ms} ms, p95 ${p95Ms} ms, slowest ${maxMs} ms; ${aboveGoal} took longer than ${goalMs} ms`)

async function measure(mode: Mode) {
  const both = await startTogether(mode)
  try {
    const taken: number[] = []
    for (let index = 0; index < mentions; index++) {
      const question = benchQuestions[index % benchQuestions.length] as string
      const asked = await both.slack.post(channels.jobs, people.ada, `${bot.mention} ${question}`)
      await until('the mention is answered', async () => (await both.slack.replies(channels.jobs, asked.ts)).length > 0)
      taken.push(timeOf(await both.slack.traffic(), asked.ts))
    }
    taken.sort((a, b) => a - b)
    const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] as number
    return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), aboveGoal: taken.filter((ms) => ms > goalMs).length }
  } finally {
    await both.stop()
  }
}

/** Milliseconds between the first delivery of the message and the post into its thread. */
function timeOf(traffic: readonly Traffic[], ts: string): number {
  const holds = ({ detail }: Traffic) => JSON.stringify(detail ?? '').includes(ts)
  const delivered = traffic.find((entry) => entry.direction === 'to_bot' && holds(entry))
  const answered = traffic.find((entry) => entry.direction === 'from_bot' && entry.summary === 'chat.postMessage' && holds(entry))
  if (delivered === undefined || answered === undefined) throw new Error('the stand-in has forgotten the mention or its answer')
  return answered.time - delivered.time
}
