import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAssistant } from '../../src/assistant.ts'
import { createFaqShelf } from '../../src/run/faq.ts'
import { commitFaqFile } from '../../src/run/faq-git.ts'
import { changeOf, draftOf, type OpenedShelf, openShelf } from '../fixtures/faq-shelf.ts'
import { folderOf, noon } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'

const git = (folder: string, ...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim()

/** A repository with the knowledge in it, and something that nobody has committed. */
function repository(files: Readonly<Record<string, string>> = {}) {
  const opened = openShelf({ files: { ...files, 'README.md': 'About.' }, git: { mode: 'commit', branch: 'candidate-assistant/faq' } })
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
const messageOf = (log: OpenedShelf['log']) => log.lines.map(({ message }) => message).join('\n')

describe('a repository', () => {
  it('gets each change as a commit on a branch of its own; what is checked out stays as it is', async () => {
    const { shelf, knowledge } = repository()
    const before = [git(knowledge, 'rev-parse', 'HEAD'), git(knowledge, 'status', '--porcelain')]
    const { entry, commit } = await shelf.save(draftOf({ answer: 'Yes – “in” the garage.' }), 'Ada Lovelace')
    expect(commit).toBe('done')
    const changed = await shelf.save(changeOf(entry, { answer: 'No.' }), 'Bo')
    await shelf.retire(changed.entry, 'Cy')
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
    const { entry: changed } = await shelf.save(changeOf(entry, { language: 'sv' }), 'Ada')
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
  it.each<[string, (opened: OpenedShelf) => void, RegExp]>([
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
    expect(messageOf(opened.log)).toMatch(/^an entry of the FAQ is saved, but not committed: /)
    expect(messageOf(opened.log)).toMatch(reason)
    expect(messageOf(opened.log)).not.toMatch(/garage|Ada/)
  })

  it('as git takes long is given up after one time for all that git does', async () => {
    const { knowledge, log } = repository()
    const programs = folderOf({ git: `#!/bin/sh\nsleep 0.3\nPATH='${process.env.PATH}' exec git "$@"\n` })
    chmodSync(join(programs, 'git'), 0o755)
    vi.stubEnv('PATH', `${programs}:${process.env.PATH}`)
    onTestFinished(() => void vi.unstubAllEnvs())
    const commit = { folder: knowledge, name: 'a.en.md', text: 'A.', replaced: null, branch, message: 'FAQ: a', now: noon }
    expect(await commitFaqFile(commit, log, 1_000)).toBe(false)
    expect(messageOf(log)).toMatch(/git did not finish within 1 s$/)
    expect(await commitFaqFile(commit, log)).toBe(true)
  })
})
