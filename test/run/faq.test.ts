import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Assistant, createAssistant } from '../../src/assistant.ts'
import type { FaqDraft, FaqError, FaqShelf } from '../../src/chat/faq.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { createFaqShelf, type FaqShelfOptions } from '../../src/run/faq.ts'
import { openKnowledge } from '../../src/run/knowledge.ts'
import { quoted } from '../fixtures/asking.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'

const posting = (title: string, ...body: string[]) => ['---', `title: "${title}"`, '---', '', '## Tasks', '', ...body, ''].join('\n')
const pages = {
  'postings/diver.md': posting('Diver', 'You mend ropes under water.'),
  'postings/cook.md': posting('Cook', 'You boil soup.'),
}
const draftOf = (fields: Partial<FaqDraft> = {}): FaqDraft => ({
  id: null,
  question: 'Is there parking at the office?',
  answer: 'Yes, in the garage.',
  language: 'en',
  postingIds: [],
  until: null,
  ...fields,
})

interface Opened {
  readonly shelf: FaqShelf
  readonly folder: string
  readonly knowledge: string
  readonly log: ReturnType<typeof recordedLog>
  ask(question: string): ReturnType<Assistant['answer']>['answer']
  quotes(question: string): string[]
}

/** A shelf beside a knowledge that is read again when it asks for that. */
function open(options: Partial<FaqShelfOptions> & { readonly files?: Readonly<Record<string, string>>; readonly faqFolder?: string } = {}): Opened {
  const knowledge = folderOf({ ...pages, ...options.files })
  const folder = options.faqFolder ?? join(knowledge, 'faq')
  const paths = options.faqFolder === undefined ? [knowledge] : [knowledge, folder]
  const now = options.now ?? (() => noon)
  const load = () => loadKnowledge(paths, { now: now(), site: noSite })
  let knowledgeInUse = load()
  let current: Assistant | null = null
  // Most tests ask nothing: an index would take longer than all else that they do.
  const assistant = () => {
    current ??= createAssistant({ knowledge: knowledgeInUse, topicsFolder: null, now })
    return current
  }
  const seenByShelf = () =>
    new Proxy({} as Assistant, { get: (_, name) => (name === 'versions' ? knowledgeInUse.versions : assistant()[name as keyof Assistant]) })
  const log = recordedLog()
  const shelf = createFaqShelf({
    folder,
    knowledgePaths: paths,
    git: { mode: 'off', branch: 'candidate-assistant/faq' },
    refresh: async () => {
      knowledgeInUse = load()
      current = null
    },
    assistant: seenByShelf,
    now,
    log,
    ...options,
  })
  const ask = (question: string) => assistant().answer(question, undefined, ['en']).answer
  return { shelf, folder, knowledge, log, ask, quotes: (question) => quoted(ask(question)).map(({ quote }) => quote) }
}

const problemOf = async (saving: Promise<unknown>): Promise<Pick<FaqError, 'problem' | 'field'> | null> => {
  const error = await saving.then(
    () => null,
    (reason: FaqError) => reason,
  )
  return error === null ? null : { problem: error.problem, field: error.field }
}

describe('an entry', () => {
  it('is a file, and is answered when it is saved', async () => {
    const { shelf, folder, ask, quotes } = open()
    expect(ask('Is there parking at the office?').outcome).toBe('not_stated')
    const { entry, commit } = await shelf.save(draftOf(), 'Ada')
    expect(commit).toBe('off')
    expect(entry).toEqual({
      id: 'is-there-parking-at-the-office.en.md',
      question: 'Is there parking at the office?',
      answer: 'Yes, in the garage.',
      language: 'en',
      postingIds: [],
      until: null,
      approvedBy: 'Ada',
      approvedOn: '2026-02-20',
      state: 'answers',
    })
    expect(readdirSync(folder)).toEqual([entry.id])
    expect(quotes('can i park my car there?')).toEqual(['Is there parking at the office? … Yes, in the garage.'])
    expect(shelf.entries()).toEqual([entry])
  })

  it('is answered by the knowledge that runs, as soon as it is saved', async () => {
    const folder = folderOf(pages)
    const log = recordedLog()
    const live = await openKnowledge({ paths: [folder], site: noSite, now: () => noon, log })
    onTestFinished(() => live.stop())
    const shelf = createFaqShelf({
      folder: join(folder, 'faq'),
      knowledgePaths: [folder],
      git: { mode: 'off', branch: 'faq' },
      refresh: live.refresh,
      assistant: () => live.assistant,
      now: () => noon,
      log,
    })
    await shelf.save(draftOf(), 'Ada')
    expect(live.assistant.answer('Is there parking at the office?').answer.outcome).toBe('answered')
    expect(shelf.similar('Is there parking?', 'en')).toHaveLength(1)
    await shelf.retire('is-there-parking-at-the-office.en.md', 'Ada')
    expect(live.assistant.answer('Is there parking at the office?').answer.outcome).toBe('not_stated')
  })

  it('that is changed is answered as it is now, and keeps who approved it', async () => {
    const { shelf, quotes } = open()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    const changed = await shelf.save(draftOf({ id: entry.id, answer: 'Only for bikes.' }), 'Bo')
    expect(changed.entry).toMatchObject({ id: entry.id, approvedBy: 'Ada', answer: 'Only for bikes.' })
    expect(quotes('Is there parking at the office?')).toEqual(['Only for bikes.'])
    expect(shelf.entries()).toHaveLength(1)
  })

  it('that is retired answers nobody, and its page stays', async () => {
    const { shelf, folder, ask } = open()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    expect((await shelf.retire(entry.id, 'Bo')).entry.state).toBe('retired')
    expect(ask('Is there parking at the office?').outcome).toBe('not_stated')
    expect(readFileSync(join(folder, entry.id), 'utf8')).toMatch(/archived: true\nretired_by: "Bo"\nretired_on: "2026-02-20"\n/)
    expect(shelf.entries()).toMatchObject([{ id: entry.id, state: 'retired' }])
    const page = readFileSync(join(folder, entry.id), 'utf8')
    await shelf.retire(entry.id, 'Cy')
    expect(readFileSync(join(folder, entry.id), 'utf8')).toBe(page)
    await shelf.save(draftOf({ id: entry.id }), 'Cy')
    expect(ask('Is there parking at the office?').outcome).toBe('answered')
  })

  it('is over when its last day is', async () => {
    let now = noon
    const { shelf, ask, knowledge } = open({ now: () => now })
    const { entry } = await shelf.save(draftOf({ until: '28.2.2026' }), 'Ada')
    expect(entry).toMatchObject({ until: '2026-02-28', state: 'answers' })
    now = Date.UTC(2026, 2, 1)
    expect(shelf.entries()).toMatchObject([{ state: 'over' }])
    expect(loadKnowledge([knowledge], { now, site: noSite }).versions.map(({ kind }) => kind)).toEqual(['posting', 'posting'])
    await shelf.save(draftOf({ id: entry.id, until: '2026-03-31' }), 'Ada')
    expect(ask('Is there parking at the office?').outcome).toBe('answered')
  })

  it('for some roles is answered for them alone', async () => {
    const { shelf, quotes, ask } = open()
    const { entry } = await shelf.save(draftOf({ postingIds: ['postings/diver.md'] }), 'Ada')
    expect(entry.postingIds).toEqual(['postings/diver.md'])
    expect(quotes('Is there parking for the diver?')).toHaveLength(1)
    expect(ask('Is there parking for the cook?').outcome).toBe('not_stated')
  })

  it('keeps a role that was closed since', async () => {
    const { shelf, knowledge } = open()
    const { entry } = await shelf.save(draftOf({ postingIds: ['postings/diver.md', 'postings/cook.md'] }), 'Ada')
    writeFileSync(join(knowledge, 'postings/cook.md'), posting('Cook', 'You boil soup.').replace('---\n', '---\nclosed: true\n'))
    await shelf.save(draftOf({ id: entry.id, postingIds: entry.postingIds, answer: 'Yes.' }), 'Ada')
    const again = await shelf.save(draftOf({ id: entry.id, postingIds: entry.postingIds, answer: 'No.' }), 'Ada')
    expect(again.entry.postingIds).toEqual(['postings/diver.md', 'postings/cook.md'])
  })

  it('gets a name of its own, also beside one in another language', async () => {
    const { shelf } = open()
    const names: string[] = []
    for (const draft of [
      draftOf({ question: 'Remote?' }),
      draftOf({ question: 'Remote!', postingIds: ['postings/cook.md'] }),
      draftOf({ question: 'Remote?', language: 'sv' }),
    ])
      names.push((await shelf.save(draft, 'Ada')).entry.id)
    expect(names).toEqual(['remote.en.md', 'remote-2.en.md', 'remote-3.sv.md'])
  })

  it('that turns out to be in another language gets the name of that', async () => {
    const { shelf, folder } = open()
    const { entry } = await shelf.save(draftOf({ question: 'Remote?' }), 'Ada')
    const changed = await shelf.save(draftOf({ id: entry.id, question: 'Remote?', language: 'sv' }), 'Bo')
    expect(readdirSync(folder)).toEqual([changed.entry.id])
    expect(changed.entry).toMatchObject({ language: 'sv', approvedBy: 'Ada' })
  })

  it('is one of many that are saved at once', async () => {
    const { shelf } = open()
    const names = await Promise.all(['A?', 'B?', 'A!'].map((question, at) => shelf.save(draftOf({ question: `${question} ${at}` }), 'Ada')))
    expect(names.map(({ entry }) => entry.id)).toEqual(['a-0.en.md', 'b-1.en.md', 'a-2.en.md'])
  })

  it('never leaves its folder, whatever it asks', async () => {
    const { shelf, folder, knowledge } = open()
    for (const question of ['../../../x', 'C:\\x\\y', '/etc/passwd', '.hidden', 'con']) await shelf.save(draftOf({ question }), 'Ada')
    expect(readdirSync(folder).sort()).toEqual(['c-x-y.en.md', 'entry-con.en.md', 'etc-passwd.en.md', 'hidden.en.md', 'x.en.md'])
    expect(readdirSync(knowledge).sort()).toEqual(['faq', 'postings'])
  })
})

describe('entries', () => {
  it('are listed newest first, by their last change', async () => {
    let now = noon
    const { shelf } = open({ now: () => now })
    const saved = async (question: string, id: string | null = null) => (await shelf.save(draftOf({ id, question }), 'Ada')).entry.id
    const first = await saved('One?')
    now += 86_400_000
    const second = await saved('Two?')
    expect(shelf.entries().map(({ id }) => id)).toEqual([second, first])
    now += 86_400_000
    await saved('One?', first)
    expect(shelf.entries().map(({ id }) => id)).toEqual([first, second])
  })

  it.each([
    ['a page that a person wrote', 'own.md', '---\ntitle: "FAQ"\ntype: faq\n---\n\n## Is there a sauna?\n\nYes.\n'],
    ['a page that cannot be read', 'broken.md', '---\ntitle: "FAQ\n'],
    ['a file that is not text', 'bytes.md', '\u0000'],
  ])('are not %s, which is left alone', async (_, name, text) => {
    const { shelf, folder } = open({ files: { [`faq/${name}`]: text } })
    expect(shelf.entries()).toEqual([])
    expect(await problemOf(shelf.save(draftOf({ id: name }), 'Ada'))).toEqual({ problem: 'changed_meanwhile', field: null })
    expect(await problemOf(shelf.retire(name, 'Ada'))).toEqual({ problem: 'changed_meanwhile', field: null })
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  })

  it('are no links to files elsewhere', async () => {
    const { shelf, folder, knowledge } = open()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    symlinkSync(join(folder, entry.id), join(folder, 'link.md'))
    expect(shelf.entries()).toHaveLength(1)
    expect(await problemOf(shelf.retire('link.md', 'Ada'))).toMatchObject({ problem: 'changed_meanwhile' })
    expect(await problemOf(shelf.retire('../postings/cook.md', 'Ada'))).toMatchObject({ problem: 'changed_meanwhile' })
    expect(existsSync(join(knowledge, 'postings/cook.md'))).toBe(true)
  })
})

describe('what cannot be saved', () => {
  it.each([
    ['an empty question', { question: ' \u200b ' }, 'empty', 'question'],
    ['a question without a word', { question: '???' }, 'empty', 'question'],
    ['an empty answer', { answer: '\n\n' }, 'empty', 'answer'],
    ['an answer that could not be quoted', { answer: '👍' }, 'empty', 'answer'],
    ['a long question', { question: `${'a'.repeat(201)}?` }, 'too_long', 'question'],
    ['a long answer', { answer: 'a'.repeat(3_001) }, 'too_long', 'answer'],
    ['a date that is none', { until: 'in spring' }, 'unreadable_date', 'until'],
    ['a day that is no day', { until: '2026-02-31' }, 'unreadable_date', 'until'],
    ['a date that has passed', { until: '2026-02-19' }, 'date_passed', 'until'],
    ['a role that is not there', { postingIds: ['postings/pilot.md'] }, 'unknown_role', 'roles'],
    ['a language that nobody is answered in', { language: 'xx' }, 'unknown_language', 'language'],
    ['an entry that is not there', { id: 'gone.en.md' }, 'changed_meanwhile', null],
    ['a name that leaves the folder', { id: '../postings/cook.md' }, 'changed_meanwhile', null],
  ] as const)('is %s', async (_, fields, problem, field) => {
    const { shelf, folder } = open()
    expect(await problemOf(shelf.save(draftOf(fields), 'Ada'))).toEqual({ problem, field })
    expect(existsSync(folder)).toBe(false)
  })

  it('holds today', async () => {
    const { shelf } = open()
    expect(await problemOf(shelf.save(draftOf({ until: '2026-02-20' }), 'Ada'))).toBeNull()
  })

  it('is a question that another entry asks for the same roles, in the same language', async () => {
    const { shelf } = open()
    const roles = { postingIds: ['postings/cook.md'] }
    const { entry } = await shelf.save(draftOf(), 'Ada')
    const again = { question: 'is there  PARKING at the office' }
    expect(await problemOf(shelf.save(draftOf(again), 'Ada'))).toEqual({ problem: 'asked_already', field: 'question' })
    expect(await problemOf(shelf.save(draftOf({ ...again, ...roles }), 'Ada'))).toBeNull()
    expect(await problemOf(shelf.save(draftOf({ ...again, language: 'de' }), 'Ada'))).toBeNull()
    expect(await problemOf(shelf.save(draftOf({ id: entry.id, ...again }), 'Ada'))).toBeNull()
    await shelf.retire(entry.id, 'Ada')
    expect(await problemOf(shelf.save(draftOf(), 'Ada'))).toBeNull()
  })

  it('is a change of an entry that was changed since it was shown; the second time it was seen', async () => {
    const { shelf, folder } = open()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    const path = join(folder, entry.id)
    const theirs = readFileSync(path, 'utf8').replace('garage', 'yard')
    writeFileSync(path, theirs)
    expect(await problemOf(shelf.save(draftOf({ id: entry.id, answer: 'No.' }), 'Bo'))).toEqual({ problem: 'changed_meanwhile', field: null })
    expect(readFileSync(path, 'utf8')).toBe(theirs)
    expect(await problemOf(shelf.save(draftOf({ id: entry.id, answer: 'No.' }), 'Bo'))).toBeNull()
  })

  // Whoever may write everywhere is not stopped by a folder's rights.
  it.skipIf(process.getuid?.() === 0)('is one whose folder cannot be written', async () => {
    const { shelf, knowledge } = open()
    chmodSync(knowledge, 0o555)
    const problem = await problemOf(shelf.save(draftOf(), 'Ada'))
    chmodSync(knowledge, 0o755)
    expect(problem).toEqual({ problem: 'not_writable', field: null })
  })

  it('is one whose folder is a file; the log says what to do, and nothing of the question', async () => {
    const { shelf, log } = open({ files: { faq: 'A file.' } })
    expect(await problemOf(shelf.save(draftOf(), 'Ada'))).toEqual({ problem: 'not_writable', field: null })
    expect(log.lines).toHaveLength(1)
    expect(log.lines[0]?.message).toMatch(/cannot be written to .*faq: let this user write there, or set FAQ_DIR$/)
    expect(JSON.stringify(log.lines)).not.toMatch(/parking|garage|Ada/)
  })
})

describe('what asks nearly the same', () => {
  const handbook = '---\ntitle: "Handbook"\ntype: faq\n---\n\n{{% accordion title="Where can I park my car?" %}}\nBehind the house.\n{{% /accordion %}}\n'

  it('is an entry, or an answer on another page, the nearest first', async () => {
    const { shelf } = open({ files: { 'pages/handbook.md': handbook } })
    const { entry } = await shelf.save(draftOf(), 'Ada')
    await shelf.save(draftOf({ question: 'Is there a sauna?' }), 'Ada')
    expect(shelf.similar('is there parking at your office', 'en')).toEqual([
      { id: entry.id, question: entry.question, answer: entry.answer, title: entry.question, url: null },
      { id: null, question: 'Where can I park my car?', answer: 'Behind the house.', title: 'Handbook', url: null },
    ])
    expect(shelf.similar('Where is the office?', 'en')).toEqual([])
  })

  it('may be retired, or over', async () => {
    const { shelf } = open()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    await shelf.retire(entry.id, 'Ada')
    expect(shelf.similar('Is there parking?', 'en').map(({ id }) => id)).toEqual([entry.id])
  })

  it('is five at most', async () => {
    const { shelf } = open()
    const questions = ['Is there parking?', 'Can I park?', 'Is parking possible?', 'May I park my car?', 'Do you have parking?', 'Where can I park?']
    for (const question of questions) await shelf.save(draftOf({ question }), 'Ada')
    expect(shelf.similar('Is there parking at the office?', 'en')).toHaveLength(5)
  })

  it('is found in a folder of entries that is a folder of the knowledge itself', async () => {
    const { shelf, knowledge } = open({ faqFolder: folderOf({}) })
    const { entry } = await shelf.save(draftOf(), 'Ada')
    expect(shelf.similar('Is there parking?', 'en').map(({ id }) => id)).toEqual([entry.id])
    expect(readdirSync(knowledge)).toEqual(['postings'])
  })
})

const git = (folder: string, ...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim()

/** A repository with the knowledge in it, and something that nobody has committed. */
function repository(files: Readonly<Record<string, string>> = {}) {
  const opened = open({ files: { ...files, 'README.md': 'About.' }, git: { mode: 'commit', branch: 'candidate-assistant/faq' } })
  const { knowledge } = opened
  git(knowledge, 'init', '--quiet', '--initial-branch=main')
  git(knowledge, 'config', 'user.name', 'Recruiting Bot')
  git(knowledge, 'config', 'user.email', 'bot@nordsky.example')
  git(knowledge, 'add', '.')
  git(knowledge, 'commit', '--quiet', '--message', 'Start')
  writeFileSync(join(knowledge, 'README.md'), 'Not committed.')
  writeFileSync(join(knowledge, 'new.md'), 'Staged.')
  git(knowledge, 'add', 'new.md')
  return opened
}
const branch = 'candidate-assistant/faq'
const messageOf = (log: Opened['log']) => log.lines.map(({ message }) => message).join('\n')

describe('a repository', () => {
  it('gets each change as a commit on a branch of its own; what is checked out stays as it is', async () => {
    const { shelf, knowledge } = repository()
    const before = [git(knowledge, 'rev-parse', 'HEAD'), git(knowledge, 'status', '--porcelain')]
    const { entry, commit } = await shelf.save(draftOf({ answer: 'Yes – “in” the garage.' }), 'Ada Lovelace')
    expect(commit).toBe('done')
    await shelf.save(draftOf({ id: entry.id, answer: 'No.' }), 'Bo')
    await shelf.retire(entry.id, 'Cy')
    expect(git(knowledge, 'log', '--format=%an <%ae>|%cn|%s|%b|%ci', `main..${branch}`).split('\n').filter(Boolean)).toEqual([
      'Recruiting Bot <bot@nordsky.example>|Recruiting Bot|FAQ: Is there parking at the office?|Retired by Cy on 2026-02-20.',
      '|2026-02-20 12:00:00 +0000',
      'Recruiting Bot <bot@nordsky.example>|Recruiting Bot|FAQ: Is there parking at the office?|Changed by Bo on 2026-02-20.',
      '|2026-02-20 12:00:00 +0000',
      'Recruiting Bot <bot@nordsky.example>|Recruiting Bot|FAQ: Is there parking at the office?|Approved by Ada Lovelace on 2026-02-20.',
      '|2026-02-20 12:00:00 +0000',
    ])
    expect(git(knowledge, 'diff', '--name-status', 'main', branch)).toBe(`A\tfaq/${entry.id}`)
    expect(`${git(knowledge, 'show', `${branch}:faq/${entry.id}`)}\n`).toBe(readFileSync(join(knowledge, 'faq', entry.id), 'utf8'))
    expect([git(knowledge, 'rev-parse', 'HEAD'), git(knowledge, 'status', '--porcelain')]).toEqual([before[0], `${before[1]}\n?? faq/`])
    expect(git(knowledge, 'symbolic-ref', 'HEAD')).toBe('refs/heads/main')
    expect(git(knowledge, 'fsck', '--strict')).toBe('')
  })

  it('sees an entry that changes its name as one change', async () => {
    const { shelf, knowledge } = repository()
    const { entry } = await shelf.save(draftOf({ question: 'Remote?' }), 'Ada')
    const { entry: changed } = await shelf.save(draftOf({ id: entry.id, question: 'Remote?', language: 'sv' }), 'Ada')
    expect(git(knowledge, 'ls-tree', '-r', '--name-only', branch, 'faq')).toBe(`faq/${changed.id}`)
  })

  it('may stand above its knowledge, with a name that needs quotes', async () => {
    const { shelf, knowledge, folder } = repository({ 'a "b" c/x.md': 'x' })
    const shelfBelow = createFaqShelf({
      folder: join(knowledge, 'a "b" c'),
      knowledgePaths: [knowledge],
      git: { mode: 'commit', branch },
      refresh: async () => undefined,
      assistant: () => createAssistant({ knowledge: { versions: [], passages: [], warnings: [] }, topicsFolder: null, now: () => noon }),
      now: () => noon,
      log: recordedLog(),
    })
    expect((await shelfBelow.save(draftOf(), 'Ada')).commit).toBe('done')
    expect(git(knowledge, '-c', 'core.quotePath=off', 'ls-tree', '-r', '-z', '--name-only', branch)).toContain('a "b" c/is-there-parking-at-the-office.en.md')
    expect((await shelf.save(draftOf(), 'Ada')).commit).toBe('done')
    expect(existsSync(folder)).toBe(true)
  })

  it('keeps the commits that others made on the branch', async () => {
    const { shelf, knowledge } = repository()
    git(knowledge, 'branch', branch)
    const tree = git(knowledge, 'rev-parse', 'HEAD^{tree}')
    const theirs = git(knowledge, 'commit-tree', tree, '-p', 'HEAD', '-m', 'Theirs')
    git(knowledge, 'update-ref', `refs/heads/${branch}`, theirs)
    await shelf.save(draftOf(), 'Ada')
    expect(git(knowledge, 'log', '--format=%s', `main..${branch}`)).toBe('FAQ: Is there parking at the office?\nTheirs')
  })

  it('is committed to from a detached head as well', async () => {
    const { shelf, knowledge } = repository()
    git(knowledge, 'checkout', '--quiet', '--detach')
    expect((await shelf.save(draftOf(), 'Ada')).commit).toBe('done')
    expect(git(knowledge, 'rev-parse', `${branch}~1`)).toBe(git(knowledge, 'rev-parse', 'HEAD'))
  })

  it('without a user of its own has the entries committed by the assistant', async () => {
    const { shelf, knowledge } = repository()
    for (const name of ['GLOBAL', 'SYSTEM']) vi.stubEnv(`GIT_CONFIG_${name}`, '/dev/null')
    onTestFinished(() => void vi.unstubAllEnvs())
    git(knowledge, 'config', '--unset', 'user.email')
    expect((await shelf.save(draftOf(), 'Ada')).commit).toBe('done')
    expect(git(knowledge, 'log', '-1', '--format=%an <%ae> %cn <%ce>', branch)).toBe(
      'Candidate Assistant <candidate-assistant@localhost> Candidate Assistant <candidate-assistant@localhost>',
    )
  })

  it('has none of its hooks run', async () => {
    const { shelf, knowledge } = repository()
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction', 'post-rewrite', 'fsmonitor-watchman'])
      writeFileSync(join(knowledge, '.git/hooks', hook), `#!/bin/sh\ntouch "${join(knowledge, 'ran')}"\nexit 1\n`, { mode: 0o755 })
    git(knowledge, 'config', 'core.fsmonitor', join(knowledge, '.git/hooks/fsmonitor-watchman'))
    expect((await shelf.save(draftOf(), 'Ada')).commit).toBe('done')
    expect(existsSync(join(knowledge, 'ran'))).toBe(false)
  })

  it('takes nothing of an entry for a command, a name for an address or a hand', async () => {
    const { shelf, knowledge } = repository()
    const { entry } = await shelf.save(
      draftOf({ question: 'x\ndone\ncommit refs/heads/main', answer: 'done\n\nreset refs/heads/main\n\ndata 3' }),
      'Eve\nfrom refs/heads/x <x@y>',
    )
    expect(git(knowledge, 'for-each-ref', '--format=%(refname)')).toBe(`refs/heads/${branch}\nrefs/heads/main`)
    expect(git(knowledge, 'log', '-1', '--format=%B', branch)).toBe(`FAQ: ${entry.question}\n\nApproved by Eve from refs/heads/x <x@y> on 2026-02-20.`)
  })
})

describe('an entry that cannot be committed', () => {
  it.each<[string, (opened: Opened) => void, RegExp]>([
    ['there is no repository', ({ knowledge }) => execFileSync('mv', ['.git', '.gone'], { cwd: knowledge }), /in no git repository/],
    ['the branch is checked out', ({ knowledge }) => git(knowledge, 'checkout', '--quiet', '-b', branch), /is checked out; set FAQ_GIT_BRANCH/],
    [
      'the branch is locked',
      ({ knowledge }) => {
        mkdirSync(join(knowledge, '.git/refs/heads/candidate-assistant'), { recursive: true })
        writeFileSync(join(knowledge, `.git/refs/heads/${branch}.lock`), '')
      },
      /lock/,
    ],
    ['another branch has the name of its folder', ({ knowledge }) => git(knowledge, 'branch', 'candidate-assistant'), /candidate-assistant/],
    [
      'git is not installed',
      ({ knowledge }) => {
        vi.stubEnv('PATH', join(knowledge, 'postings'))
        onTestFinished(() => void vi.unstubAllEnvs())
      },
      /git is not installed/,
    ],
    [
      'nothing was committed ever',
      ({ knowledge }) => {
        execFileSync('mv', ['.git', '.gone'], { cwd: knowledge })
        git(knowledge, 'init', '--quiet')
      },
      /has no commit yet/,
    ],
  ])('as %s is saved and answered all the same, and the log says why', async (_, spoil, reason) => {
    const opened = repository()
    spoil(opened)
    const { commit } = await opened.shelf.save(draftOf(), 'Ada')
    expect(commit).toBe('failed')
    expect(opened.ask('Is there parking at the office?').outcome).toBe('answered')
    expect(messageOf(opened.log)).toMatch(/^an entry of the FAQ is saved and answered, but not committed: /)
    expect(messageOf(opened.log)).toMatch(reason)
    expect(messageOf(opened.log)).not.toMatch(/garage|Ada/)
  })
})
