import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SettingsError } from '../../src/config.ts'
import { readKnowledgeFiles } from '../../src/ingest/files.ts'
import { faqFolderOf, foldersOf, wayInto } from '../../src/run/paths.ts'
import { makeFaqFolder } from '../../src/run/recruiting.ts'
import { folderOf } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'
import { runSettings } from '../fixtures/running-settings.ts'

const posting = '---\ntitle: Diver\n---\n\n## Salary\n\n41,000 euros.\n'
const site = () => realpathSync(folderOf({ 'jobs/postings/diver.md': posting, 'jobs/faq/old.md': posting, 'other/cook.md': posting }))

/** What is read once an entry stands where entries are written. */
async function readWith(folder: string, knowledge: string, faq?: string): Promise<string[]> {
  const settings = runSettings(folder, { KNOWLEDGE_DIR: knowledge, ...(faq === undefined ? {} : { FAQ_DIR: faq }) })
  await makeFaqFolder(settings, recordedLog())
  const folders = foldersOf(settings)
  mkdirSync(faqFolderOf(settings), { recursive: true })
  writeFileSync(join(faqFolderOf(settings), 'entry.md'), posting)
  return readKnowledgeFiles(folders).files.map(({ source }) => source)
}

describe('entries of the FAQ', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['in the knowledge', 'jobs', undefined, ['faq/entry.md', 'faq/old.md', 'postings/diver.md']],
    ['in a folder of it', 'jobs', 'jobs/postings/questions', ['faq/old.md', 'postings/diver.md', 'postings/questions/entry.md']],
    ['in its own folder', 'jobs', 'jobs', ['entry.md', 'faq/old.md', 'postings/diver.md']],
    ['in the second folder of it', 'jobs,other', 'other/faq', ['faq/old.md', 'postings/diver.md', 'cook.md', 'faq/entry.md']],
    ['beside it, whatever the folder is called', 'jobs', '.faq', ['faq/old.md', 'postings/diver.md', 'entry.md']],
    ['beside a file that is all the knowledge', 'jobs/postings/diver.md', undefined, ['diver.md', 'entry.md']],
    ['where one of two folders reads them', 'jobs,jobs/.hidden', 'jobs/.hidden/faq', ['faq/old.md', 'postings/diver.md', 'faq/entry.md']],
  ])('are read where they are written: %s', async (_, knowledge, faq, sources) => {
    const folder = site()
    mkdirSync(join(folder, 'jobs/.hidden'))
    const paths = knowledge.split(',').map((path) => join(folder, path))
    expect(await readWith(folder, paths.join(','), faq === undefined ? undefined : join(folder, faq))).toEqual(sources)
  })

  it('are read through a link that leaves the knowledge', async () => {
    const folder = site()
    mkdirSync(join(folder, 'shared'))
    symlinkSync(join(folder, 'shared'), join(folder, 'jobs/questions'))
    expect(await readWith(folder, join(folder, 'jobs'), join(folder, 'jobs/questions'))).toEqual(['faq/old.md', 'postings/diver.md', 'entry.md'])
  })

  it.each([
    ['jobs', 'jobs/.faq', /^FAQ_DIR: entries in .*\.faq would answer nobody/],
    ['jobs', 'jobs/node_modules/faq', /would answer nobody/],
    ['jobs', 'jobs/topics', /would answer nobody/],
    ['jobs/postings', 'jobs', /^FAQ_DIR: .*jobs holds .*postings of KNOWLEDGE_DIR, which would be read twice/],
    ['jobs/postings/diver.md', 'jobs', /would be read twice/],
    ['other,jobs', '', /would be read twice/],
  ])('are refused, at the start as well, where %s is read and they were in %s', async (knowledge, faq, message) => {
    const folder = site()
    const paths = knowledge.split(',').map((path) => join(folder, path))
    const settings = runSettings(folder, { KNOWLEDGE_DIR: paths.join(','), FAQ_DIR: join(folder, faq) })
    expect(() => foldersOf(settings)).toThrow(SettingsError)
    await expect(makeFaqFolder(settings, recordedLog())).rejects.toThrow(message)
  })
})

describe('the way into a folder', () => {
  it('is none where both are one, and null where it leads elsewhere', () => {
    const folder = site()
    const way = (from: string, to: string) => wayInto(join(folder, from), join(folder, to))
    expect(way('jobs', 'jobs/a/b')).toEqual(['a', 'b'])
    expect(way('jobs', 'jobs/')).toEqual([])
    expect(way('jobs', 'jobs-old')).toBeNull()
    expect(way('jobs', '..jobs')).toBeNull()
    expect(way('', '..jobs')).toEqual(['..jobs'])
  })
})
