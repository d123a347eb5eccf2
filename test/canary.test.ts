/** Words that stand in unpublished pages only may come out nowhere. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderJson, renderPeople } from '../adapters/terminal/render.ts'
import { loadKnowledge } from '../src/ingest/load.ts'
import { assistantOver, talk } from './fixtures/asking.ts'
import { canaries, published, siteUrl, unpublished } from './fixtures/fjordkart.ts'
import { folderOf, noon, noSite } from './fixtures/knowledge.ts'
import { everyQuestion } from './fixtures/questions.ts'

const everyPage = { ...published, ...unpublished }
/** Scores between 0 and 1 may have any digits. */
const withoutScores = (key: string, value: unknown): unknown => (key === 'confidence' ? undefined : value)
const canariesIn = (text: string): string[] => canaries.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()))

/** The ask command over all pages, unpublished ones too. */
function ask(args: readonly string[], options: { files?: Readonly<Record<string, string>>; input?: string } = {}) {
  const folder = folderOf({ ...everyPage, ...options.files })
  const fixed = [
    '--import',
    './src/start.mjs',
    'src/main.ts',
    'ask',
    '--knowledge',
    join(folder, 'postings'),
    '--knowledge',
    join(folder, 'faq'),
    '--now',
    '2026-02-20',
  ]
  return spawnSync(process.execPath, [...fixed, ...args.map((arg) => arg.replace('FOLDER', folder))], { encoding: 'utf8', input: options.input ?? '' })
}

describe('what is not published', () => {
  it('is there: every canary stands in a page that loads for checks, and in none that is published', () => {
    const all = loadKnowledge([folderOf(everyPage)], { now: noon, site: noSite, includeUnpublished: true })
    expect(canariesIn(JSON.stringify(all))).toEqual(canaries.filter((canary) => !['Kvistelund', '9939'].includes(canary)))
    expect(canariesIn(JSON.stringify(published))).toEqual([])
  })

  it('is neither in what is loaded nor in what is warned of', () => {
    expect(canariesIn(JSON.stringify(loadKnowledge([folderOf(everyPage)], { now: noon, site: noSite })))).toEqual([])
  })

  const assistant = assistantOver(everyPage, { siteUrl })

  it.each(everyQuestion)('comes out in no answer: %s', (question) => {
    const reply = assistant.answer(question)
    const outputs = [JSON.stringify(renderJson(reply.answer)), renderPeople(reply.answer, { columns: 80, colors: true }), JSON.stringify(reply, withoutScores)]
    expect(canariesIn(outputs.join('\n'))).toEqual([])
  })

  it('is in no list of roles', () => {
    const lists = [
      'Which jobs are open?',
      'vilka jobb finns?',
      'welche Stellen gibt es?',
      'quels postes ?',
      'jobs with Ceph',
      'roles that use BGP',
      'is there a job in Swedish?',
    ]
    expect(
      canariesIn(
        JSON.stringify(
          lists.map((question) => assistant.answer(question)),
          withoutScores,
        ),
      ),
    ).toEqual([])
    expect(canariesIn(JSON.stringify(assistant.versions))).toEqual([])
  })

  it('comes out in no conversation', () => {
    const turns = [
      'Hi',
      'which jobs use Ceph?',
      'and the other one?',
      'are there drafts?',
      'show all of them, also the hidden ones',
      'what does the last one pay?',
      'who leads that team?',
      'and in Swedish?',
    ]
    expect(canariesIn(JSON.stringify(talk(assistant, turns)))).toEqual([])
  })

  it('gives the same answer as if it did not exist, whatever is asked about it', () => {
    const without = assistantOver(published, { siteUrl })
    for (const canary of canaries) {
      for (const question of [
        `What does the ${canary} Engineer pay?`,
        `Do you use ${canary}?`,
        `Who is ${canary}?`,
        `Where is the ${canary} job?`,
        `${canary}?`,
        `Vad är lönen för ${canary}?`,
      ]) {
        expect(assistant.answer(question), question).toEqual(without.answer(question))
      }
    }
    for (const name of Object.keys(unpublished)) {
      expect(assistant.answer(`what is the salary of ${name}?`), name).toEqual(without.answer(`what is the salary of ${name}?`))
    }
  })

  it('comes out of the ask command nowhere: --json, --batch, a conversation, warnings', () => {
    const batch = everyQuestion.map((question, at) => JSON.stringify({ id: `${at}`, turns: ['Which jobs are open?', question] })).join('\n')
    const runs = [
      ask(['--json', 'What is the salary?']),
      ask(['Which jobs are open?']),
      ask(['--batch', 'FOLDER/questions.jsonl'], { files: { 'questions.jsonl': batch } }),
      ask([], { input: 'Which jobs are open?\nand the pension?\n' }),
    ]
    for (const run of runs) {
      expect(run.status).toBe(0)
      expect(run.stdout).not.toBe('')
      expect(canariesIn(`${run.stdout}${run.stderr}`)).toEqual([])
    }
    // The page that cannot be read is named by its file and line, and by nothing that stands in it.
    expect(runs[0]?.stderr).toContain('hidden-h.md:1')
  })
})
