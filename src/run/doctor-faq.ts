import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Finding } from '../chat/surface.ts'
import type { Settings } from '../config.ts'
import { faultOfRepository } from './faq-git.ts'
import { faqFolderOf } from './paths.ts'

const ok = (message: string): Finding => ({ level: 'ok', message, advice: '' })
/** A start needs no entries. */
const warning = (message: string, advice: string): Finding => ({ level: 'warning', message, advice })

/** Looks whether entries of the FAQ can be saved and committed; writes nothing and never throws. */
export async function examineFaq(settings: Settings): Promise<readonly Finding[]> {
  const folder = faqFolderOf(settings)
  const { FAQ_GIT: git, FAQ_GIT_BRANCH: branch } = settings
  return [examineFolder(folder), ...(git === 'off' ? [] : [await examineRepository(folder, branch)])]
}

function examineFolder(folder: string): Finding {
  const there = nearestTo(folder)
  const advice = 'let this user write there, or set FAQ_DIR to another folder'
  if (!statSync(there).isDirectory()) return warning(`FAQ entries cannot be saved in ${folder}: ${there} is no folder`, advice)
  try {
    accessSync(there, constants.W_OK | constants.X_OK)
    return ok(`FAQ entries can be saved in ${folder}`)
  } catch {
    return warning(`FAQ entries cannot be saved in ${folder}: this user may not write to ${there}`, advice)
  }
}

async function examineRepository(folder: string, branch: string): Promise<Finding> {
  const fault = await faultOfRepository(nearestTo(folder), branch)
  return fault === null
    ? ok(`FAQ_GIT: entries are committed to the branch ${branch}`)
    : warning(`FAQ_GIT: entries are saved, but cannot be committed: ${fault}`, 'mend that, or set FAQ_GIT to off')
}

/** The folder itself, or the one that it would be made in. */
function nearestTo(folder: string): string {
  const whole = resolve(folder)
  return existsSync(whole) || dirname(whole) === whole ? whole : nearestTo(dirname(whole))
}
