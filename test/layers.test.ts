import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative('.', join(entry.parentPath, entry.name))),
)

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:^import\s[^'"]*|^export\s[^'"]*from\s|\brequire\()\s*['"]([^'"]+)['"]/gm)].map((match) => match[1] as string)

/** The part of the layout that a file belongs to: `src/ingest`, `adapters/terminal`, or a file of src itself. */
const partOf = (file: string): string => file.split('/').slice(0, 2).join('/')

/** What each part may import of the project. `src/text` is what every step shares: words, stems, sentences, languages. */
const allowed: Record<string, readonly string[]> = {
  'src/domain.ts': [],
  'src/text': ['src/domain.ts'],
  'src/config.ts': ['src/domain.ts', 'src/text'],
  'src/ingest': ['src/domain.ts', 'src/text'],
  'src/question': ['src/domain.ts', 'src/text'],
  'src/search': ['src/domain.ts', 'src/text'],
  'src/answer': ['src/domain.ts', 'src/text'],
  'src/assistant.ts': ['src/domain.ts', 'src/text', 'src/ingest', 'src/question', 'src/search', 'src/answer'],
  'adapters/terminal': ['src/domain.ts', 'src/assistant.ts'],
}

describe('imports go one way', () => {
  it.each(files.filter((file) => file !== 'src/main.ts'))('%s', (file) => {
    const part = partOf(file)
    const targets = importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => partOf(relative('.', resolve(dirname(file), target))))
      .filter((target) => target !== part)
    for (const target of targets) expect(allowed[part], `${file} imports ${target}`).toContain(target)
  })
})

/** Each outside library has one home. */
const homes: Record<string, string> = {
  minisearch: 'src/search',
  'gray-matter': 'src/ingest',
  yaml: 'src/ingest',
  'mdast-util-from-markdown': 'src/ingest',
  'mdast-util-gfm': 'src/ingest',
  'micromark-extension-gfm': 'src/ingest',
  'github-slugger': 'src/ingest',
  zod: 'src/config.ts',
  tinyld: 'src/text',
  stopword: 'src/text',
  unhomoglyph: 'src/text',
  '@nlpjs/lang-pl': 'src/text',
  'fastest-levenshtein': 'src/question',
  'is-eu-member': 'src/question',
  'city-timezones': 'src/question',
  'wrap-ansi': 'adapters/terminal',
}

describe('libraries', () => {
  it('have one home each', () => {
    for (const file of files) {
      for (const name of importsOf(file).filter((target) => !target.startsWith('.') && !target.startsWith('node:') && target !== 'mdast')) {
        const home = name.startsWith('@orama/stemmers/') ? 'src/text' : homes[name]
        expect(partOf(file), `${file} imports ${name}`).toBe(home)
      }
    }
  })

  it('leave the environment to config.ts', () => {
    const readers = files.filter((file) => /process\.env|loadEnvFile\(/.test(readFileSync(file, 'utf8')) && file !== 'src/main.ts')
    expect(readers).toEqual(['src/config.ts'])
  })
})
