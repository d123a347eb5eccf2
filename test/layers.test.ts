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
  'src/model': ['src/domain.ts', 'src/ingest'],
  'src/question': ['src/domain.ts', 'src/text', 'src/model'],
  'src/search': ['src/domain.ts', 'src/text', 'src/model'],
  'src/answer': ['src/domain.ts', 'src/text', 'src/model'],
  'src/assistant-contract.ts': ['src/domain.ts', 'src/question', 'src/search', 'src/answer'],
  'src/assistant.ts': ['src/domain.ts', 'src/text', 'src/ingest', 'src/question', 'src/search', 'src/answer', 'src/assistant-contract.ts'],
  'src/improve.ts': ['src/domain.ts', 'src/text', 'src/assistant.ts', 'src/answer', 'src/question', 'src/search', 'src/model', 'src/chat'],
  // Looks at all that answers are made from.
  'src/check': ['src/domain.ts', 'src/text', 'src/ingest', 'src/question', 'src/search', 'src/answer', 'src/assistant.ts'],
  'src/insights': ['src/domain.ts', 'src/text', 'src/store', 'src/chat'],
  'src/store': ['src/domain.ts'],
  'src/chat': ['src/domain.ts', 'src/text', 'src/assistant.ts', 'src/store'],
  'src/run': [
    'src/domain.ts',
    'src/text',
    'src/config.ts',
    'src/ingest',
    'src/assistant.ts',
    'src/chat',
    'src/store',
    'src/model',
    'src/improve.ts',
    'src/insights',
  ],
  'adapters/terminal': ['src/domain.ts', 'src/text', 'src/assistant.ts'],
  'adapters/common': ['src/domain.ts', 'src/chat'],
  'adapters/slack': ['src/domain.ts', 'src/text', 'src/chat', 'adapters/common'],
  'adapters/discord': ['src/domain.ts', 'src/text', 'src/chat', 'adapters/common'],
}

/** What surfaces see of a chat: the contract, and the sentences. */
const chatForSurfaces = [
  'src/chat/surface.ts',
  'src/chat/faq.ts',
  'src/chat/log.ts',
  'src/chat/wording/index.ts',
  'src/chat/wording/wording.ts',
  'src/chat/team-wording/index.ts',
  'src/chat/team-wording/team-wording.ts',
]

/** Of these parts others see their interface alone. */
const interfaces: readonly { readonly of: string; readonly seenBy: string; readonly files: readonly string[]; readonly typesOnly?: true }[] = [
  { of: 'src/store', seenBy: 'src/chat', files: ['src/store/store.ts'] },
  { of: 'src/store', seenBy: 'src/insights', files: ['src/store/store.ts'] },
  {
    of: 'src/chat',
    seenBy: 'src/insights',
    files: ['src/chat/surface.ts', 'src/chat/team-wording/index.ts', 'src/chat/team-wording/team-wording.ts'],
  },
  { of: 'src/assistant.ts', seenBy: 'src/chat', files: ['src/assistant.ts'], typesOnly: true },
  { of: 'src/chat', seenBy: 'adapters/common', files: ['src/chat/surface.ts', 'src/chat/log.ts', 'src/chat/wording/index.ts'] },
  // What a model is asked for and how it fails; never who it is.
  { of: 'src/model', seenBy: 'src/answer', files: ['src/model/model.ts'] },
  { of: 'src/model', seenBy: 'src/question', files: ['src/model/model.ts'] },
  { of: 'src/model', seenBy: 'src/search', files: ['src/model/model.ts'] },
  // A prompt is a page with front matter.
  { of: 'src/ingest', seenBy: 'src/model', files: ['src/ingest/front-matter.ts', 'src/ingest/page-error.ts'] },
  { of: 'src/assistant.ts', seenBy: 'src/improve.ts', files: ['src/assistant.ts'], typesOnly: true },
  { of: 'src/chat', seenBy: 'src/improve.ts', files: ['src/chat/log.ts'] },
  { of: 'src/chat', seenBy: 'adapters/slack', files: chatForSurfaces },
  { of: 'src/chat', seenBy: 'adapters/discord', files: chatForSurfaces },
]

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

describe('a part is seen by its interface', () => {
  it.each(interfaces)('$of from $seenBy', ({ of, seenBy, files: allowedFiles, typesOnly }) => {
    for (const file of files.filter((candidate) => partOf(candidate) === seenBy)) {
      const targets = importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => relative('.', resolve(dirname(file), target)))
        .filter((target) => partOf(target) === of)
      for (const target of targets) expect(allowedFiles, `${file} imports ${target}`).toContain(target)
      if (typesOnly && targets.length > 0)
        expect(readFileSync(file, 'utf8'), `${file} imports more than types`).not.toMatch(/import \{[^}]*\} from '\.{1,2}\/assistant\.ts'/)
    }
  })

  it('names no platform in the core', () => {
    const core = files.filter((file) => file.startsWith('src/') && !['src/main.ts', 'src/config.ts'].includes(file) && partOf(file) !== 'src/run')
    // A comment may name where a fact comes from.
    const codeOf = (file: string) => readFileSync(file, 'utf8').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')
    for (const file of core) expect(codeOf(file), file).not.toMatch(/slack|discord/i)
  })
})

/** Each outside library has one home; what describes data may stand wherever data comes in. */
const homes: Record<string, string | readonly string[]> = {
  minisearch: 'src/search',
  'gray-matter': 'src/ingest',
  yaml: 'src/ingest',
  'mdast-util-from-markdown': 'src/ingest',
  'mdast-util-gfm': 'src/ingest',
  'micromark-extension-gfm': 'src/ingest',
  'github-slugger': 'src/ingest',
  // Describes what comes in from outside: settings, and what a model gives.
  zod: ['src/config.ts', 'src/model', 'src/answer', 'src/question'],
  openai: 'src/model',
  cockatiel: 'src/model',
  '@faker-js/faker': 'src/text',
  tinyld: 'src/text',
  stopword: 'src/text',
  unhomoglyph: 'src/text',
  '@nlpjs/lang-pl': 'src/text',
  // One or two letters away: of a word that was asked, and of a shortcode that was written.
  'fastest-levenshtein': ['src/question', 'src/check'],
  'is-eu-member': 'src/question',
  'city-timezones': 'src/question',
  // Lines of a terminal: of answers, and of reports.
  'wrap-ansi': ['adapters/terminal', 'src/check', 'src/insights'],
  'string-width': ['src/check', 'src/insights'],
  'd3-array': 'src/insights',
  'd3-scale': 'src/insights',
  ghtml: 'src/insights',
  kysely: 'src/store',
  pg: 'src/store',
  'rate-limiter-flexible': 'src/store',
  'discord.js': 'adapters/discord',
  'p-limit': 'src/chat',
  pino: 'src/run',
  'prom-client': 'src/run',
  chokidar: 'src/run',
}

function homesOf(name: string): readonly (string | undefined)[] {
  if (name.startsWith('@orama/stemmers/')) return ['src/text']
  if (name.startsWith('@slack/')) return ['adapters/slack']
  if (name.startsWith('openai/')) return ['src/model']
  return [homes[name]].flat()
}

describe('libraries', () => {
  it('have one home each', () => {
    for (const file of files) {
      for (const name of importsOf(file).filter((target) => !target.startsWith('.') && !target.startsWith('node:') && target !== 'mdast')) {
        expect(homesOf(name), `${file} imports ${name}`).toContain(partOf(file))
      }
    }
  })

  it('leave the environment to config.ts', () => {
    const readers = files.filter((file) => /process\.env|loadEnvFile\(/.test(readFileSync(file, 'utf8')) && file !== 'src/main.ts')
    expect(readers).toEqual(['src/config.ts'])
  })
})
