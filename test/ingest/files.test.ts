import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KnowledgeFolderError, maxFileBytes, readKnowledgeFiles } from '../../src/ingest/files.ts'
import { folderOf, load, messagesOf, sourcesOf } from '../fixtures/knowledge.ts'

function read(...paths: string[]) {
  const { files, warnings } = readKnowledgeFiles(paths)
  return { sources: files.map((file) => file.source), warnings: warnings.map((warning) => `${warning.source}: ${warning.message}`) }
}

describe('kinds of files', () => {
  it('are .md, .markdown and .mdx, in any case and any folder', () => {
    const folder = folderOf({
      'a.md': 'a',
      'b.markdown': 'b',
      'c.mdx': 'c',
      'D.MD': 'd',
      'deep/er/e.md': 'e',
      'f.txt': 'f',
      'g.md.bak': 'g',
      'h.html': 'h',
      md: 'i',
    })
    expect(read(folder)).toEqual({ sources: ['D.MD', 'a.md', 'b.markdown', 'c.mdx', 'deep/er/e.md'], warnings: [] })
  })

  it('are none that speak about the folder, hidden ones, or a company’s own triggers', () => {
    const folder = folderOf({
      'README.md': 'a',
      'license.md': 'a',
      '.hidden.md': 'a',
      '.git/a.md': 'a',
      'node_modules/x/a.md': 'a',
      'topics/pay.md': 'a',
      'jobs/topics/pay.md': 'b',
    })
    expect(read(folder).sources).toEqual(['jobs/topics/pay.md'])
  })

  it('are any file that is named outright', () => {
    const folder = folderOf({ 'job.txt': 'We hire.', 'README.md': 'We hire too.' })
    expect(read(join(folder, 'job.txt'), join(folder, 'README.md'))).toEqual({ sources: ['job.txt', 'README.md'], warnings: [] })
  })

  it('keep apart two files of one name in two folders, and read no file twice', () => {
    const [one, two] = [folderOf({ 'a.md': 'one' }), folderOf({ 'a.md': 'two' })]
    expect(read(one, two).sources).toEqual(['a.md', expect.stringMatching(/^knowledge-\w+\/a\.md$/)])
  })

  it('of MDX give no import, export or expression', () => {
    const knowledge = load({
      'a.mdx':
        "import Card from './card'\nexport const pay = 'secret'\n\n# Job\n\nWe pay {pay} well. {/* secret */}\n\n<Card title=\"Leave?\">\n\nThirty days.\n\n</Card>",
    })
    expect(JSON.stringify(knowledge.passages)).not.toMatch(/import|secret|\{pay|\{\/\*/)
    expect(knowledge.passages.map((passage) => [passage.heading, passage.units[0]?.text])).toEqual([
      ['Job', 'We pay well.'],
      ['Leave?', 'Thirty days.'],
    ])
  })
})

describe('a file that cannot be used is left out with a warning', () => {
  it.each([
    ['not UTF-8', new Uint8Array([0x4c, 0xf6, 0x6e]), 'not UTF-8 text; save it as UTF-8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x4c, 0x00, 0xf6, 0x00]), 'not UTF-8 text; save it as UTF-8'],
    ['empty', '', 'the file is empty; left out'],
    ['white space alone', ' \n\t\n', 'the file is empty; left out'],
    ['5 MB', 'We hire.\n'.repeat(560_000), '5.0 MB is more than a page holds (at most 1 MB); left out'],
  ])('%s', (_, content, message) => {
    const knowledge = load({ 'bad.md': content, 'good.md': 'We hire.' })
    expect(sourcesOf(knowledge)).toEqual(['good.md'])
    expect(messagesOf(knowledge)).toEqual([`bad.md: ${message}`])
  })

  it('but not one of the greatest size allowed', () => {
    const line = 'We hire people.\n\n'
    expect(read(folderOf({ 'a.md': line.repeat(Math.floor(maxFileBytes / line.length)) }))).toEqual({ sources: ['a.md'], warnings: [] })
  })
})

describe('symbolic links', () => {
  it('that go in circles end', () => {
    const folder = folderOf({ 'jobs/a.md': 'a' })
    symlinkSync('..', join(folder, 'jobs', 'up'))
    symlinkSync('.', join(folder, 'jobs', 'self'))
    symlinkSync('circle', join(folder, 'circle'))
    expect(read(folder)).toEqual({
      sources: ['jobs/a.md'],
      warnings: [
        'circle: a symbolic link that leads nowhere; left out',
        'jobs/self: a symbolic link to a folder that is read already; left out',
        'jobs/up: a symbolic link to a folder that is read already; left out',
      ],
    })
  })

  it('that leave the folder are not followed', () => {
    const outside = folderOf({ 'secret.md': 'Secret words.', 'more/secret.md': 'Secret words.' })
    const folder = folderOf({ 'a.md': 'a' })
    symlinkSync(join(outside, 'secret.md'), join(folder, 'b.md'))
    symlinkSync(join(outside, 'more'), join(folder, 'c'))
    expect(read(folder)).toEqual({
      sources: ['a.md'],
      warnings: ['b.md: a symbolic link that leaves the knowledge folder; left out', 'c: a symbolic link that leaves the knowledge folder; left out'],
    })
  })

  it('to a folder whose name begins like this one’s leave it too', () => {
    const folder = folderOf({ 'jobs/a.md': 'a', 'jobs-secret/b.md': 'b' })
    symlinkSync('../jobs-secret', join(folder, 'jobs', 'link'))
    expect(read(join(folder, 'jobs')).sources).toEqual(['a.md'])
  })

  it('within the folder are followed, and give way to the folder’s own name', () => {
    const folder = folderOf({ 'old/a.md': 'a', 'z/b.md': 'b' })
    mkdirSync(join(folder, '.shared'))
    writeFileSync(join(folder, '.shared', 'c.md'), 'c')
    symlinkSync('z', join(folder, 'a-link'))
    symlinkSync('.shared', join(folder, 'shared'))
    expect(read(folder)).toEqual({
      sources: ['old/a.md', 'shared/c.md', 'z/b.md'],
      warnings: ['a-link: a symbolic link to a folder that is read already; left out'],
    })
  })
})

describe('a path', () => {
  it('that is not there is an error in one sentence', () => {
    expect(() => read('/no/such/folder')).toThrow(new KnowledgeFolderError('knowledge "/no/such/folder": there is no such folder or file'))
  })

  it('that is neither folder nor file is an error, not an endless wait', () => {
    expect(() => read('/dev/null')).toThrow(KnowledgeFolderError)
  })

  it('that is a folder called like a page is read as a folder', () => {
    expect(read(folderOf({ 'page.md/a.md': 'a' })).sources).toEqual(['page.md/a.md'])
  })
})

it('stops at folders beyond all depth', () => {
  const deep = Array.from({ length: 25 }, () => 'd').join('/')
  const { sources, warnings } = read(folderOf({ [`${deep}/a.md`]: 'a', 'b.md': 'b' }))
  expect(sources).toEqual(['b.md'])
  expect(warnings).toEqual([expect.stringMatching(/more than 20 folders deep; left out$/)])
})
