import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAssistant } from '../../src/assistant.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { type LiveKnowledge, openKnowledge } from '../../src/run/knowledge.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'

const posting = (title: string, pay: string, ...fields: string[]) =>
  ['---', `title: "${title}"`, ...fields, '---', '', '## Salary', '', `The salary is ${pay} euros a year.`, ''].join('\n')
const diver = posting('Diver', '41,000')
const skipper = posting('Skipper', '52,000')

async function open(paths: readonly string[], now: () => number = () => noon) {
  const log = recordedLog()
  const reloads: string[] = []
  const live = await openKnowledge({ paths, site: noSite, now, log, onReload: (result) => reloads.push(result) })
  onTestFinished(() => live.stop())
  let swaps = 0
  live.onChange(() => swaps++)
  return { live, log, reloads, swaps: () => swaps }
}

const titles = (live: LiveKnowledge) => live.assistant.versions.map((version) => version.title).sort()
const quotes = (live: LiveKnowledge) =>
  live.assistant.answer('What is the salary?').answer.parts.flatMap((part) => part.rows.flatMap((row) => row.citations.map((citation) => citation.quote)))
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 20 })
const warnings = (log: ReturnType<typeof recordedLog>) => log.lines.filter((line) => line.level === 'warn')

describe('an edit of the knowledge', () => {
  it('is answered from without a restart, and only then', async () => {
    const folder = folderOf({ 'postings/diver.md': diver })
    const { live, reloads, swaps } = await open([folder])
    expect(quotes(live)).toEqual(['The salary is 41,000 euros a year.'])
    expect(live.status()).toMatchObject({ postings: 1, pages: 1, loadedAt: noon, isUp: true })
    writeFileSync(join(folder, 'postings/diver.md'), posting('Diver', '43,500'))
    await eventually(() => expect(quotes(live)).toEqual(['The salary is 43,500 euros a year.']))
    expect({ reloads, swaps: swaps() }).toEqual({ reloads: ['swapped'], swaps: 1 })
  })

  it.each([
    ['a new page', (folder: string) => writeFileSync(join(folder, 'postings/skipper.md'), skipper), ['Diver', 'Skipper']],
    [
      'a page in a new folder',
      (folder: string) => {
        mkdirSync(join(folder, 'sea/deep'), { recursive: true })
        writeFileSync(join(folder, 'sea/deep/skipper.md'), skipper)
      },
      ['Diver', 'Skipper'],
    ],
    ['a page that is gone', (folder: string) => rmSync(join(folder, 'postings/diver.md')), []],
    ['a page that says draft', (folder: string) => writeFileSync(join(folder, 'postings/diver.md'), posting('Diver', '41,000', 'draft: true')), []],
    [
      'a page that an editor replaces',
      (folder: string) => {
        writeFileSync(join(folder, '.diver.md.swp'), posting('Deep-sea diver', '41,000'))
        renameSync(join(folder, '.diver.md.swp'), join(folder, 'postings/diver.md'))
      },
      ['Deep-sea diver'],
    ],
    ['a page that gets another name', (folder: string) => renameSync(join(folder, 'postings/diver.md'), join(folder, 'postings/frogman.md')), ['Diver']],
    [
      'a folder that is replaced by another',
      (folder: string) => {
        renameSync(join(folder, 'postings'), join(folder, '.old'))
        mkdirSync(join(folder, '.new'))
        writeFileSync(join(folder, '.new/skipper.md'), skipper)
        renameSync(join(folder, '.new'), join(folder, 'postings'))
      },
      ['Skipper'],
    ],
  ])('counts where it is %s', async (_, edit, expected) => {
    const folder = folderOf({ 'postings/diver.md': diver })
    const { live, swaps } = await open([folder])
    edit(folder)
    await eventually(() => expect(swaps()).toBeGreaterThan(0))
    await eventually(() => expect(titles(live)).toEqual(expected))
  })

  it('of many files is one new index', async () => {
    const folder = folderOf({ 'postings/diver.md': diver })
    const { live, reloads } = await open([folder])
    for (let number = 0; number < 60; number++) writeFileSync(join(folder, `postings/sailor-${number}.md`), posting(`Sailor ${number}`, '30,000'))
    await eventually(() => expect(live.status().postings).toBe(61))
    await live.refresh()
    expect(reloads).toEqual(['swapped'])
  })

  it('that changes nothing that is read builds nothing', async () => {
    const folder = folderOf({ 'postings/diver.md': diver, 'README.md': 'About this folder.' })
    const { live, reloads, swaps } = await open([folder])
    writeFileSync(join(folder, 'postings/diver.md'), diver)
    writeFileSync(join(folder, 'README.md'), 'About this folder, again.')
    await live.refresh()
    expect({ reloads, swaps: swaps() }).toEqual({ reloads: [], swaps: 0 })
  })

  it('of the company’s own words counts as well', async () => {
    const folder = folderOf({ 'postings/diver.md': diver, 'topics/en.md': '' })
    const { live, reloads } = await open([folder])
    expect(live.assistant.answer('How much grog?').answer.outcome).not.toBe('answered')
    writeFileSync(join(folder, 'topics/en.md'), '## salary: Salary\nasked: how much grog\n')
    await eventually(() => expect(reloads).toEqual(['swapped']))
    expect(live.assistant.answer('How much grog?').answer.outcome).toBe('answered')
  })

  it('of a file that is named outright is seen, also where an editor replaces the file', async () => {
    const folder = folderOf({ 'diver.md': diver, 'skipper.md': skipper })
    const { live } = await open([join(folder, 'diver.md')])
    writeFileSync(join(folder, '.new'), posting('Frogman', '41,000'))
    renameSync(join(folder, '.new'), join(folder, 'diver.md'))
    await eventually(() => expect(titles(live)).toEqual(['Frogman']))
  })
})

describe('a broken edit', () => {
  it.each([
    ['front matter that is not closed', '---\ntitle: "Diver"\n\nThe salary is 1 euro.\n', /postings\/diver\.md:1: the front matter is not closed/],
    ['YAML that is none', '---\ntitle: "Diver\nstatus: [\n---\n\nThe salary is 1 euro.\n', /postings\/diver\.md:\d+: the front matter is not valid YAML/],
    ['an empty file', '', /postings\/diver\.md: the file is empty/],
    ['a file that is not UTF-8', Buffer.from('The salary is 1 \u20ac.\xe4', 'latin1'), /postings\/diver\.md: not UTF-8 text; save it as UTF-8/],
    ['a date that nobody can read', posting('Diver', '1', 'closes: 31/31/2026'), /postings\/diver\.md: the date "31\/31\/2026" under closes cannot be read/],
  ])('(%s) keeps what stood there, and says so once', async (_, broken, sentence) => {
    const folder = folderOf({ 'postings/diver.md': diver, 'postings/skipper.md': skipper })
    const { live, log, reloads, swaps } = await open([folder])
    writeFileSync(join(folder, 'postings/diver.md'), broken)
    await eventually(() => expect(reloads).toEqual(['kept']))
    expect(titles(live)).toEqual(['Diver', 'Skipper'])
    expect(quotes(live)).toContain('The salary is 41,000 euros a year.')
    await live.refresh()
    expect(swaps()).toBe(0)
    expect(warnings(log)).toHaveLength(1)
    expect(warnings(log)[0]?.message).toMatch(sentence)
    expect(warnings(log)[0]?.message).toMatch(/stays in use until it is mended$/)
    expect(warnings(log)[0]?.message).not.toContain('left out')
  })

  it('does not hold up what is right: other pages change, and what is withdrawn goes at once', async () => {
    const folder = folderOf({ 'a-diver.md': diver, 'b-skipper.md': skipper, 'c-cook.md': posting('Cook', '33,000') })
    const { live, reloads } = await open([folder])
    writeFileSync(join(folder, 'b-skipper.md'), '---\ntitle: [\n')
    await eventually(() => expect(reloads).toEqual(['kept']))
    writeFileSync(join(folder, 'a-diver.md'), posting('Frogman', '41,000'))
    writeFileSync(join(folder, 'c-cook.md'), posting('Cook', '33,000', 'draft: true'))
    await eventually(() => expect(live.assistant.versions.map((version) => version.title)).toEqual(['Frogman', 'Skipper']))
  })

  it('that is mended counts from then on', async () => {
    const folder = folderOf({ 'diver.md': diver })
    const { live, log, reloads } = await open([folder])
    writeFileSync(join(folder, 'diver.md'), '---\ntitle: [\n')
    await eventually(() => expect(reloads).toEqual(['kept']))
    writeFileSync(join(folder, 'diver.md'), posting('Diver', '47,000'))
    await eventually(() => expect(quotes(live)).toEqual(['The salary is 47,000 euros a year.']))
    expect(log.lines.map((line) => line.message)).toContain('every page can be read again')
  })

  it('of a page that was never read leaves that page out', async () => {
    const folder = folderOf({ 'diver.md': diver, 'skipper.md': '---\ntitle: [\n' })
    const { live, log } = await open([folder])
    expect(titles(live)).toEqual(['Diver'])
    expect(warnings(log)).toEqual([
      expect.objectContaining({ fields: { source: 'skipper.md', line: expect.any(Number) }, message: expect.stringMatching(/^skipper\.md:\d+: /) }),
    ])
  })

  it('does not keep a page for longer than its own closing date', async () => {
    let now = noon
    const folder = folderOf({ 'diver.md': posting('Diver', '41,000', 'closes: 2026-02-28'), 'skipper.md': skipper })
    const { live, reloads } = await open([folder], () => now)
    writeFileSync(join(folder, 'diver.md'), '---\ntitle: [\n')
    await eventually(() => expect(reloads).toEqual(['kept']))
    expect(titles(live)).toEqual(['Diver', 'Skipper'])
    now = Date.UTC(2026, 2, 1)
    await live.refresh()
    expect(titles(live)).toEqual(['Skipper'])
  })
})

describe('a folder that is gone', () => {
  it('leaves the last good index in use, says so, and counts again when it is back', async () => {
    const parent = folderOf({ 'site/diver.md': diver })
    const folder = join(parent, 'site')
    const { live, log, reloads } = await open([folder])
    renameSync(folder, join(parent, 'away'))
    await live.refresh()
    expect(reloads).toEqual(['kept'])
    expect(titles(live)).toEqual(['Diver'])
    expect(warnings(log)[0]?.message).toMatch(/there is no such folder or file; what stood there before stays in use/)
    writeFileSync(join(parent, 'away/skipper.md'), skipper)
    renameSync(join(parent, 'away'), folder)
    await live.refresh()
    expect(titles(live)).toEqual(['Diver', 'Skipper'])
    writeFileSync(join(folder, 'cook.md'), posting('Cook', '33,000'))
    await eventually(() => expect(titles(live)).toEqual(['Cook', 'Diver', 'Skipper']))
  })

  it('at the start is a sentence', async () => {
    await expect(open(['no-such-folder'])).rejects.toThrow(/^knowledge "no-such-folder": there is no such folder or file$/)
  })

  it('of which only a part is gone by a link that leads nowhere keeps that part', async () => {
    const folder = folderOf({ '.shared/skipper.md': skipper, 'diver.md': diver })
    symlinkSync('.shared', join(folder, 'sea'))
    const { live, reloads } = await open([folder])
    expect(titles(live)).toEqual(['Diver', 'Skipper'])
    renameSync(join(folder, '.shared'), join(folder, '.elsewhere'))
    await live.refresh()
    expect(reloads).toEqual(['kept'])
    expect(titles(live)).toEqual(['Diver', 'Skipper'])
  })
})

describe('folders that a deployment swaps', () => {
  it('by a link inside, as Kubernetes mounts a ConfigMap', async () => {
    const folder = folderOf({ '..2026_02_20/diver.md': diver, '..2026_02_21/diver.md': posting('Diver', '45,000') })
    symlinkSync('..2026_02_20', join(folder, '..data'))
    symlinkSync('..data/diver.md', join(folder, 'diver.md'))
    const { live } = await open([folder])
    expect(quotes(live)).toEqual(['The salary is 41,000 euros a year.'])
    symlinkSync('..2026_02_21', join(folder, '..data_tmp'))
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'))
    await eventually(() => expect(quotes(live)).toEqual(['The salary is 45,000 euros a year.']))
  })

  it('by a link that is the folder itself, and later edits behind it', async () => {
    const parent = folderOf({ 'one/diver.md': diver, 'two/diver.md': posting('Diver', '45,000') })
    const current = join(parent, 'current')
    symlinkSync('one', current)
    const { live } = await open([current])
    symlinkSync('two', `${current}.new`)
    renameSync(`${current}.new`, current)
    await live.refresh()
    expect(quotes(live)).toEqual(['The salary is 45,000 euros a year.'])
    writeFileSync(join(parent, 'two/diver.md'), posting('Diver', '46,000'))
    await eventually(() => expect(quotes(live)).toEqual(['The salary is 46,000 euros a year.']))
  })
})

describe('time that passes', () => {
  it('closes and opens postings without an edit', async () => {
    let now = noon
    const folder = folderOf({ 'diver.md': posting('Diver', '41,000', 'closes: 2026-02-28'), 'skipper.md': posting('Skipper', '52,000', 'date: 2026-03-01') })
    const { live, swaps } = await open([folder], () => now)
    expect(titles(live)).toEqual(['Diver'])
    now = Date.UTC(2026, 1, 28, 23, 59)
    await live.refresh()
    expect(swaps()).toBe(0)
    now = Date.UTC(2026, 2, 1)
    await live.refresh()
    expect(titles(live)).toEqual(['Skipper'])
    expect(swaps()).toBe(1)
  })
})

describe('an assistant that is held', () => {
  it('answers from the index in use, while another is built', async () => {
    const folder = folderOf({ 'diver.md': diver })
    const { live } = await open([folder])
    const { assistant } = live
    writeFileSync(join(folder, 'diver.md'), posting('Diver', '45,000'))
    const done = live.refresh()
    let isDone = false
    void done.then(() => {
      isDone = true
    })
    let asked = 0
    while (!isDone) {
      expect(assistant.answer('What is the salary?').answer.outcome).toBe('answered')
      asked++
      await new Promise(setImmediate)
    }
    expect(asked).toBeGreaterThan(3)
    expect(assistant.answer('What is the salary?').answer.parts[0]?.rows[0]?.citations[0]?.quote).toBe('The salary is 45,000 euros a year.')
  })

  it('says word for word what one in the same thread would, over the turns of a conversation', async () => {
    const folder = folderOf({ 'diver.md': diver, 'skipper.md': skipper })
    const { live } = await open([folder])
    const own = createAssistant({ knowledge: loadKnowledge([folder], { now: noon, site: noSite }), topicsFolder: null, now: () => noon })
    let threads = [live.assistant.threadAbout('general'), own.threadAbout('general')]
    for (const question of ['Which jobs are open?', 'what does the skipper earn?', 'och lönen för dykaren?', 'hello']) {
      const replies = [live.assistant, own].map((assistant, at) => assistant.answer(question, threads[at], ['en']))
      expect(replies[0]).toEqual(replies[1])
      threads = replies.map((reply) => reply.thread)
    }
    expect(live.assistant.roles('', 'en')).toEqual(own.roles('', 'en'))
    expect(live.assistant.role('no-such-role', 'en')).toBeNull()
    expect(live.assistant.size).toBe(own.size)
  })
})

describe('an index whose thread ends by itself', () => {
  it('gives an error instead of waiting without end, and is built again', async () => {
    const threads: Worker[] = []
    const keep = (thread: Worker) => void threads.push(thread)
    process.on('worker', keep)
    onTestFinished(() => void process.off('worker', keep))
    const { live, log } = await open([folderOf({ 'diver.md': diver })])
    void threads[0]?.terminate()
    expect(() => live.assistant.answer('What is the salary?')).toThrow(/the index gave no answer within 10 s/)
    expect(live.status().isUp).toBe(false)
    expect(() => live.assistant.answer('What is the salary?')).toThrow(/it is being built again/)
    await eventually(() => expect(live.status().isUp).toBe(true))
    expect(quotes(live)).toEqual(['The salary is 41,000 euros a year.'])
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1)
    expect(threads).toHaveLength(2)
  })
})
