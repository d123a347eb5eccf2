import { execFile } from 'node:child_process'
import { realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Log } from '../chat/log.ts'

export interface FaqCommit {
  /** Folder of the file, in the repository. */
  readonly folder: string
  readonly name: string
  readonly text: string
  /** A file of the folder whose place it takes; null where there is none. */
  readonly replaced: string | null
  readonly branch: string
  readonly message: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A repository on a disk of a network takes its time; nobody waits longer for a commit, whatever it takes. */
const maxGitMs = 20_000
/** Another process may move the branch between our look at it and our commit. */
const maxAttempts = 3
const ourselves = 'Candidate Assistant <candidate-assistant@localhost>'
/** Nothing that the repository names is run: no hook, no file system monitor. */
const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false']

/** Git cannot do it; the message says why. */
class GitError extends Error {
  override readonly name = 'GitError'
}

/**
 * Commits one file on a branch that is not checked out; what is checked out, its index and its changes stay as they are.
 *
 * Goal: a commit without a work tree. Choice: `git fast-import`, which writes file, tree and commit in one step and moves the branch only where nobody else
 * has. Rejected: a library (they wrap the commands that need a checkout), and a work tree of our own, which would copy the repository to change one file.
 * @returns false where it could not be done; the log says why
 */
export async function commitFaqFile(commit: FaqCommit, log: Log, maxMs = maxGitMs): Promise<boolean> {
  const deadline = AbortSignal.timeout(maxMs)
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await commitOnce({ ...commit, folder: await realpath(commit.folder) }, deadline)
        return true
      } catch (error) {
        if (!(error instanceof MovedError) || deadline.aborted || attempt === maxAttempts) throw error
      }
    }
  } catch (error) {
    log.warn({ branch: commit.branch }, `an entry of the FAQ is saved, but not committed: ${reasonOf(error as Error, deadline, maxMs)}`)
    return false
  }
}

/** What keeps the entries of a folder, which is there, from being committed; null for nothing. */
export async function faultOfRepository(folder: string, branch: string, maxMs = maxGitMs): Promise<string | null> {
  const deadline = AbortSignal.timeout(maxMs)
  try {
    await openRepository(await realpath(folder), branch, deadline)
    return null
  } catch (error) {
    return reasonOf(error as Error, deadline, maxMs)
  }
}

/** What a command says that was ended early is not why. */
const reasonOf = (error: Error, deadline: AbortSignal, maxMs: number): string =>
  deadline.aborted ? `git did not finish within ${maxMs / 1_000} s` : error.message

/** The branch was moved meanwhile. */
class MovedError extends GitError {}

type Git = (args: readonly string[], input?: string) => Promise<string>

interface Repository {
  readonly git: Git
  /** Folder of the work tree. */
  readonly root: string
  readonly ref: string
  /** The commit that the branch is at; null where it is not there yet. */
  readonly tip: string | null
  /** The commit that is checked out. */
  readonly head: string
}

/** @throws GitError where nothing can be committed */
async function openRepository(folder: string, branch: string, deadline: AbortSignal): Promise<Repository> {
  const ref = `refs/heads/${branch}`
  const git: Git = (args, input = '') => runGit(args, folder, input, deadline)
  const top = await git(['rev-parse', '--show-toplevel']).catch((error) => {
    throw new GitError(`FAQ_DIR is in no git repository that can be used (${(error as Error).message})`)
  })
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).catch(() => {
    throw new GitError('the repository has no commit yet')
  })
  const checkedOut = await git(['worktree', 'list', '--porcelain'])
  if (checkedOut.split('\n').includes(`branch ${ref}`))
    throw new GitError(`the branch ${branch} is checked out; set FAQ_GIT_BRANCH to one that is not, or check out another`)
  return { git, root: await realpath(top), ref, tip: await tipOf(ref, git), head }
}

const tipOf = (ref: string, git: Git): Promise<string | null> => git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch(() => null)

async function commitOnce({ folder, name, text, replaced, branch, message, now }: FaqCommit, deadline: AbortSignal): Promise<void> {
  const { git, root, ref, tip, head } = await openRepository(folder, branch, deadline)
  const pathOf = (file: string) => relative(root, join(folder, file)).split(sep).join('/')
  const quoted = (file: string) => `"${pathOf(file).replace(/["\\]/g, '\\$&')}"`
  if (tip !== null && replaced === null) {
    const committed = await git(['cat-file', 'blob', `${tip}:${pathOf(name)}`]).catch(() => null)
    if (committed === text.trim()) return
  }
  const person = await personOf(git)
  const stream = [
    `commit ${ref}`,
    `author ${person} ${Math.floor(now / 1_000)} +0000`,
    `committer ${person} ${Math.floor(now / 1_000)} +0000`,
    dataOf(message),
    `from ${tip ?? head}`,
    ...(replaced === null ? [] : [`D ${quoted(replaced)}`]),
    `M 100644 inline ${quoted(name)}`,
    dataOf(text),
    'done',
    '',
  ].join('\n')
  await git(['fast-import', '--quiet', '--done', '--date-format=raw'], stream).catch(async (error) => {
    throw (await tipOf(ref, git)) === tip ? error : new MovedError(`the branch ${branch} is moved by others all the time`)
  })
}

/** The size says where it ends: nothing in it can be taken for a command. */
const dataOf = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}`

async function personOf(git: Git): Promise<string> {
  const [name, email] = await Promise.all(['user.name', 'user.email'].map((key) => git(['config', '--get', key]).catch(() => '')))
  const plain = (value = '') => value.replace(/[<>\n\0]/g, '').trim()
  return plain(name) !== '' && plain(email) !== '' ? `${plain(name)} <${plain(email)}>` : ourselves
}

function runGit(args: readonly string[], folder: string, input: string, deadline: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('git', [...quiet, ...args], { cwd: folder, signal: deadline, windowsHide: true }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim())
      else reject(new GitError(saidBy(error, stderr)))
    })
    // Git may end before it has read all; its exit says why.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

const saidBy = (error: Error & { readonly code?: unknown }, stderr: string): string =>
  error.code === 'ENOENT'
    ? 'git is not installed'
    : stderr
        .trim()
        .split('\n')[0]
        ?.replace(/^(fatal|error): /, '') || `git ended with ${String(error.code)}`
