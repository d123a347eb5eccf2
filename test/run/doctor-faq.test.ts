import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { examine } from '../../src/run/doctor.ts'
import { examineFaq } from '../../src/run/doctor-faq.ts'
import { folderOf, noon } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'
import { runSettings } from '../fixtures/running-settings.ts'

const branch = 'candidate-assistant/faq'
const openFolder = () => realpathSync(folderOf({ 'knowledge/diver.md': '---\ntitle: Diver\n---\n\nYou dive.\n', file: '' }))
const findingsFor = (folder: string, changes: Readonly<Record<string, string>> = {}) => examineFaq(runSettings(folder, changes))

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@nordsky.example', ...args], { cwd: folder, stdio: 'pipe' })
}

function repository(): string {
  const folder = openFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message', 'Start')
  return folder
}

describe('the doctor, of FAQ entries', () => {
  it('says where they are saved, and makes nothing', async () => {
    const folder = openFolder()
    const faq = join(folder, 'knowledge/faq')
    expect(await findingsFor(folder)).toEqual([{ level: 'ok', message: `FAQ entries can be saved in ${faq}`, advice: '' }])
    expect(existsSync(faq)).toBe(false)
  })

  it.each(['file', 'file/faq'])('says that they cannot be saved in a file: %s', async (name) => {
    const folder = openFolder()
    expect(await findingsFor(folder, { FAQ_DIR: join(folder, name) })).toMatchObject([
      { level: 'warning', message: expect.stringMatching(/cannot be saved in .*: .*file is no folder$/), advice: expect.stringContaining('FAQ_DIR') },
    ])
  })

  // Whoever may write everywhere is not stopped by a folder's rights.
  it.skipIf(process.getuid?.() === 0)('says that they cannot be saved where nobody may write', async () => {
    const folder = openFolder()
    chmodSync(join(folder, 'knowledge'), 0o555)
    onTestFinished(() => chmodSync(join(folder, 'knowledge'), 0o755))
    expect(await findingsFor(folder)).toMatchObject([{ level: 'warning', message: expect.stringContaining('may not write') }])
  })

  it('says on which branch they are committed', async () => {
    expect((await findingsFor(repository(), { FAQ_GIT: 'commit' }))[1]).toEqual({
      level: 'ok',
      message: `FAQ_GIT: entries are committed to the branch ${branch}`,
      advice: '',
    })
  })

  it.each<[string, (folder: string) => void, RegExp]>([
    ['there is no repository', (folder) => execFileSync('mv', ['.git', '.gone'], { cwd: folder }), /in no git repository/],
    ['the branch is checked out', (folder) => git(folder, 'checkout', '--quiet', '-b', branch), /is checked out; set FAQ_GIT_BRANCH/],
    [
      'nothing was committed ever',
      (folder) => {
        execFileSync('mv', ['.git', '.gone'], { cwd: folder })
        git(folder, 'init', '--quiet')
      },
      /has no commit yet/,
    ],
    [
      'git is not installed',
      (folder) => {
        vi.stubEnv('PATH', folder)
        onTestFinished(() => void vi.unstubAllEnvs())
      },
      /git is not installed/,
    ],
  ])('says what keeps them from being committed: %s', async (_, spoil, reason) => {
    const folder = repository()
    spoil(folder)
    expect((await findingsFor(folder, { FAQ_GIT: 'commit' }))[1]).toMatchObject({
      level: 'warning',
      message: expect.stringMatching(reason),
      advice: expect.stringContaining('FAQ_GIT'),
    })
  })

  it('names a folder that would never be read as an error', async () => {
    const folder = openFolder()
    const findings = await examine(runSettings(folder, { FAQ_DIR: join(folder, 'knowledge/.faq') }), [], recordedLog(), noon)
    expect(findings.filter(({ level }) => level === 'error')).toMatchObject([{ message: expect.stringMatching(/^FAQ_DIR: entries in .* would answer nobody/) }])
  })
})
