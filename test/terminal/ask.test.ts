/** The ask command as a process of its own, exactly as DESIGN.md has it. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { published } from '../fixtures/fjordkart.ts'
import { folderOf } from '../fixtures/knowledge.ts'

interface Run extends Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'> {
  readonly json: () => Record<string, unknown>
  readonly lines: () => Record<string, unknown>[]
}

const command = ['--import', './src/start.mjs', 'src/main.ts', 'ask']

function run(args: readonly string[], options: { input?: string; env?: Readonly<Record<string, string>> } = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, KNOWLEDGE_DIR: '', SITE_URL: '', ...options.env },
  })
  return {
    status,
    stdout,
    stderr,
    json: () => JSON.parse(stdout),
    lines: () =>
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
  }
}

const fjordkart = () => folderOf(published)
const fixed = () => ['--knowledge', fjordkart(), '--now', '2026-02-20']

/** A mistake: exit 2, one clear line on standard error, nothing on standard output. */
function expectMistake({ status, stdout, stderr }: Run, ...words: readonly (string | RegExp)[]): void {
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).not.toMatch(/^\s+at |Error:|node:internal/m)
  for (const word of words) expect(stderr).toMatch(word)
}

describe('ask --as-recruiter', () => {
  const folder = () =>
    folderOf({ ...published, 'postings/pilot.md': '---\ntitle: "Pilot"\ndraft: true\n---\n\n## Salary\n\nThe salary is 63,000 euros a year.\n' })

  it('answers from drafts too, and marks them', () => {
    const { status, stderr, json } = run(['--knowledge', folder(), '--now', '2026-02-20', '--as-recruiter', '--json', 'What does the Pilot pay?'])
    expect(status).toBe(0)
    expect(stderr).toBe('as a recruiter: 1 page that is not published may answer too, marked as such\n')
    expect(json()).toMatchObject({
      outcome: 'answered',
      citations: [{ title: 'Pilot [not published]', quote: 'The salary is 63,000 euros a year.', status: 'unpublished' }],
    })
  })

  it('sends drafts to no model', () => {
    expectMistake(run(['--as-recruiter', '--model', 'hi'], { env: { OPENAI_API_KEY: 'any' } }), '--as-recruiter reads drafts, which no model is sent')
    const unreachable = { OPENAI_API_KEY: 'any', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
    expect(run(['--knowledge', folder(), '--as-recruiter', 'What does the Pilot pay?'], { env: unreachable }).stdout).toContain('63,000')
  })

  it('is asked for: without it a draft does not exist', () => {
    const { stdout } = run(['--knowledge', folder(), '--now', '2026-02-20', '--json', 'What does the Pilot pay?'])
    expect(stdout).not.toMatch(/63,000|Pilot \[/)
  })
})

describe('ask --json', () => {
  it('prints one object with the keys of the contract', () => {
    const { status, stdout, stderr, json } = run([...fixed(), '--json', 'What does the Storage Engineer pay?'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.trimEnd()).not.toContain('\n')
    expect(json()).toEqual({
      outcome: 'answered',
      language: 'en',
      text: expect.stringContaining('> Salary: €58,000 - €70,000 a year'),
      citations: [
        {
          source: 'postings/storage-engineer.md',
          title: 'Storage Engineer',
          section: 'Salary',
          quote: 'Salary: €58,000 - €70,000 a year',
          url: null,
          lines: [28, 29],
        },
      ],
      related: [],
    })
  })

  it('keeps what is related out of the text, and a status where there is one', () => {
    const related = run([...fixed(), '--json', 'What does the network engineer pay?']).json()
    expect(related).toMatchObject({ outcome: 'not_stated' })
    expect(related.text).not.toContain('58,000')
    expect(related.related).toEqual(expect.arrayContaining([expect.objectContaining({ quote: 'Salary: €58,000 - €70,000 a year', title: 'Storage Engineer' })]))
    expect(run([...fixed(), '--json', 'When does the survey data engineer start?']).json()).toMatchObject({ citations: [{ status: 'stale' }] })
  })

  it('links to the site that SITE_URL names', () => {
    const { json } = run([...fixed(), '--json', 'What does the Storage Engineer pay?'], { env: { SITE_URL: 'https://fjordkart.example' } })
    expect(json()).toMatchObject({ citations: [{ url: 'https://fjordkart.example/postings/storage-engineer/#where-you-live' }] })
  })

  it('takes options in any order, and several words as one question', () => {
    const folder = fjordkart()
    const first = run(['--json', '--now', '2026-02-20', '--knowledge', folder, 'storage', 'engineer', 'salary'])
    expect(first.json()).toMatchObject({ outcome: 'answered' })
    expect(run(['storage engineer salary', `--knowledge=${folder}`, '--json', '--now=2026-02-20']).stdout).toBe(first.stdout)
  })
})

describe('ask --now', () => {
  it('is the clock of publication and staleness', () => {
    const statusOn = (day: string) => run(['--knowledge', fjordkart(), '--now', day, '--json', 'When does the survey data engineer start?']).json()
    expect(statusOn('2025-10-01')).not.toHaveProperty('citations.0.status')
    expect(statusOn('2025-12-01')).toMatchObject({ citations: [{ status: 'stale' }] })
    expect(run(['--knowledge', fjordkart(), '--now', '2025-08-20', '--json', 'Which jobs are open?']).json()).toMatchObject({
      outcome: 'roles',
      citations: [{ title: 'Survey Data Engineer' }],
    })
  })

  it.each(['tomorrow', '2026-02-31', '20.2.2026', ''])('refuses what is no date: %j', (day) => {
    expectMistake(run(['--now', day, 'salary?']), /--now/)
  })
})

describe('ask --batch', () => {
  const batch = (...lines: readonly unknown[]) => lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const runBatch = (content: string) => {
    const file = join(folderOf({ 'questions.jsonl': content }), 'questions.jsonl')
    return { file, result: run([...fixed(), '--batch', file]) }
  }

  it('prints a line for each line, in order, with its id', () => {
    const questions = ['What is the salary?', 'Vad är lönen?', 'Is there a pension?', 'Which jobs are open?', 'Hello!', 'Write me a poem about the sea']
    const { result } = runBatch(`${batch(...questions.map((question, at) => ({ id: `q-${at}`, turns: [question] })))}\n`)
    expect(result.status).toBe(0)
    expect(result.lines().map(({ id, outcome, language }) => [id, outcome, language])).toEqual([
      ['q-0', 'answered', 'en'],
      ['q-1', 'answered', 'sv'],
      ['q-2', 'not_stated', 'en'],
      ['q-3', 'roles', 'en'],
      ['q-4', 'small_talk', 'en'],
      ['q-5', 'declined', 'en'],
    ])
    for (const line of result.lines()) expect(Object.keys(line)).toEqual(['id', 'outcome', 'language', 'text', 'citations', 'related'])
  })

  it('reads the turns of a line as one thread, and those of another as another', () => {
    const { result } = runBatch(
      batch({ id: 'thread', turns: ['When does the storage engineer start?', 'and who leads the team?'] }, { id: 'alone', turns: ['and who leads the team?'] }),
    )
    const [thread, alone] = result.lines() as { citations: { title: string }[] }[]
    expect(thread?.citations.map((citation) => citation.title)).toEqual(['Storage Engineer'])
    expect(alone?.citations.length).toBeGreaterThan(1)
  })

  it('gives a line the same answer wherever it stands', () => {
    const lines = ['What is the salary?', 'hur hog ar lonen', 'cual es el salrio', 'wer leitet das team?', 'Ceph?'].map((question, at) => ({
      id: `${at}`,
      turns: [question],
    }))
    const byId = (result: Run) => Object.fromEntries(result.lines().map((line) => [line.id, line]))
    expect(byId(runBatch(batch(...lines)).result)).toEqual(byId(runBatch(batch(...lines.toReversed())).result))
  })

  it('passes over empty lines and prints nothing for an empty file', () => {
    expect(
      runBatch(`\n${batch({ id: 'a', turns: ['salary?'] })}\r\n\n  \n`)
        .result.lines()
        .map((line) => line.id),
    ).toEqual(['a'])
    expect(runBatch('').result).toMatchObject({ status: 0, stdout: '' })
  })

  const fine = { id: 'a', turns: ['salary?'] }
  it.each([
    ['is no JSON', '{"id": "b", "turns": [', 'JSON'],
    ['is no object', '42', '"id"'],
    ['has no id', '{"turns": ["salary?"]}', '"id"'],
    ['has a number for id', '{"id": 7, "turns": ["salary?"]}', '"id"'],
    ['has no turns', '{"id": "b"}', '"turns"'],
    ['has no turn', '{"id": "b", "turns": []}', '"turns"'],
    ['has a turn that is no text', '{"id": "b", "turns": ["salary?", null]}', '"turns"'],
  ])('names file and line of a line that %s, and answers none', (_, line, word) => {
    const { file, result } = runBatch(batch(fine, '', line, fine))
    expectMistake(result, new RegExp(`${file.replaceAll(/[.\\]/g, '\\$&')}:3\\b`), word)
  })

  it('names a file that is not there', () => {
    expectMistake(run([...fixed(), '--batch', 'no-such-file.jsonl']), 'no-such-file.jsonl')
    expectMistake(run([...fixed(), '--batch', fjordkart()]), '--batch')
  })

  it('takes no question beside the file', () => {
    expectMistake(run([...fixed(), '--batch', 'questions.jsonl', 'salary?']), '--batch')
  })
})

describe('mistakes on the command line', () => {
  it.each([
    [['--colour', 'salary?'], '--colour'],
    [['-x'], '-x'],
    [['--json'], '--json'],
    [['--knowledge'], '--knowledge'],
    [['--knowledge', '', 'salary?'], '--knowledge'],
    [['--json=yes', 'salary?'], '--json'],
    [['  '], 'empty'],
    [['--knowledge', 'no-such-folder', 'salary?'], 'no-such-folder'],
  ])('%j', (args, word) => {
    expectMistake(run(args as string[]), word as string)
  })

  it('a setting that cannot be used is named, with the others', () => {
    const { status, stdout, stderr } = run(['salary?'], { env: { SITE_URL: 'ftp://fjordkart.example', SITE_PERMALINK: 'career' } })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/SITE_URL/)
    expect(stderr).toMatch(/SITE_PERMALINK/)
  })

  it('a folder without pages is said, and nothing is claimed', () => {
    const { status, stderr, json } = run(['--knowledge', folderOf({ 'notes.txt': 'x' }), '--json', 'What is the salary?'])
    expect(status).toBe(0)
    expect(stderr).toContain('no published page')
    expect(json()).toMatchObject({ outcome: 'not_stated', citations: [] })
  })
})

describe('ask --help', () => {
  it.each([['--help'], ['-h'], ['--help', '--json']])('%s names every option', (...args) => {
    const { status, stdout, stderr } = run(args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const option of ['--json', '--batch', '--knowledge', '--now', '--help']) expect(stdout).toContain(option)
  })
})

describe('the knowledge', () => {
  it('is the folder of KNOWLEDGE_DIR, which --knowledge overrides', () => {
    const other = folderOf({ 'postings/diver.md': '---\ntitle: "Diver"\n---\n\n## Salary\n\nThe salary is 41,000 euros.\n' })
    const env = { KNOWLEDGE_DIR: fjordkart() }
    const titles = (result: Run) => (result.json().citations as { title: string }[]).map((citation) => citation.title)
    expect(titles(run(['--json', '--now', '2026-02-20', 'Which jobs are open?'], { env }))).toContain('Storage Engineer')
    expect(titles(run(['--json', 'Which jobs are open?', '--knowledge', other], { env }))).toEqual(['Diver'])
    expect(titles(run(['--json', '--now', '2026-02-20', 'Which jobs are open?'], { env: { KNOWLEDGE_DIR: `${env.KNOWLEDGE_DIR}, ${other}` } }))).toEqual(
      expect.arrayContaining(['Diver', 'Storage Engineer']),
    )
  })

  it('may be several folders, or one file', () => {
    const folder = fjordkart()
    const sources = (...args: string[]) =>
      (run([...args, '--now', '2026-02-20', '--json', 'What is the salary?']).json().citations as { source: string }[])
        .map((citation) => citation.source)
        .sort()
    expect(sources('--knowledge', join(folder, 'postings/storage-engineer.md'))).toEqual(['storage-engineer.md'])
    expect(sources('--knowledge', join(folder, 'postings/storage-engineer.md'), '--knowledge', join(folder, 'postings/survey-data-engineer.md'))).toEqual([
      'storage-engineer.md',
      'survey-data-engineer.md',
    ])
  })
})

describe('a conversation', () => {
  it('keeps its thread over lines, ends with its input, and shows no prompt where nobody types', () => {
    const { status, stdout, stderr } = run(fixed(), { input: 'When does the storage engineer start?\n\nand who leads the team?\n' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Start: As soon as possible')
    expect(stdout).toContain('led by Ruben')
    expect(stdout).not.toContain('Ingrid')
    expect(stdout).not.toMatch(/^> /m)
  })

  it('answers a last line without a line break, and nothing to no input', () => {
    expect(run(fixed(), { input: 'What does the storage engineer pay?' }).stdout).toContain('€58,000 - €70,000')
    expect(run(fixed(), { input: '' })).toMatchObject({ status: 0, stdout: '' })
  })

  it('answers each line as it comes, before the end of input (Ctrl-D)', async () => {
    const child = spawn(process.execPath, [...command, ...fixed()], { env: { ...process.env, KNOWLEDGE_DIR: '' } })
    const said = new Promise<string>((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk) => {
        text += chunk
        if (text.includes('€70,000')) resolve(text)
      })
      child.on('close', () => resolve(text))
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    child.stdin.write('What does the storage engineer pay?\n')
    expect(await said).toContain('€70,000')
    expect(child.exitCode).toBeNull()
    child.stdin.end()
    expect(await ended).toBe(0)
  })
})

describe('what is printed for people', () => {
  it('has no colours where no terminal reads', () => {
    const { stdout } = run([...fixed(), 'What does the Storage Engineer pay?'], { env: { NO_COLOR: '' } })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what must not be there
    expect(stdout).not.toMatch(/\u001b/)
    expect(stdout).toContain('[1]')
  })

  it('stops quietly where the reader goes away', async () => {
    const child = spawn(process.execPath, [...command, ...fixed(), 'Which jobs are open?'], { env: { ...process.env, KNOWLEDGE_DIR: '' } })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdout.destroy()
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it("is in the language of the person's system where the words leave it open", () => {
    expect(run([...fixed(), 'Ceph?'], { env: { LC_ALL: 'sv_SE.UTF-8' } }).stdout).toMatch(/annons/)
  })
})
