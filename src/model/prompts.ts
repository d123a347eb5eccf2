import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFrontMatter, textOf } from '../ingest/front-matter.ts'
import { PageError } from '../ingest/page-error.ts'
import type { Prompt } from './model.ts'

/** A file of `prompts/` that cannot be used; its message says what to do. */
export class PromptError extends Error {
  override readonly name = 'PromptError'
}

/** They belong to the program, wherever it is started. */
const ownFolder = join(import.meta.dirname, '../../prompts')

/**
 * Reads `prompts/<name>.md`: `version: N` in the front matter, then the words.
 * @throws PromptError
 */
export function readPrompt(name: string, folder: string = ownFolder): Prompt {
  const file = join(folder, `${name}.md`)
  const { fields, body } = partsOf(file)
  const version = textOf(fields, 'version') ?? ''
  if (!/^[1-9]\d{0,5}$/.test(version)) throw new PromptError(`${file}: its front matter needs a line "version: N" with a whole number from 1`)
  const text = body.trim()
  if (text === '') throw new PromptError(`${file}: there are no words after the front matter`)
  return { name, version: Number(version), text }
}

function partsOf(file: string): ReturnType<typeof readFrontMatter> {
  try {
    return readFrontMatter(readFileSync(file, 'utf8'), file)
  } catch (cause) {
    if (cause instanceof PageError) throw new PromptError(`${file}: ${cause.message}`, { cause })
    throw new PromptError(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code}): it belongs to the program; put it back`, { cause })
  }
}
