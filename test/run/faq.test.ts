import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { createFaqShelf } from '../../src/run/faq.ts'
import { openKnowledge } from '../../src/run/knowledge.ts'
import { changeOf, draftOf, openShelf, pages, posting, problemOf } from '../fixtures/faq-shelf.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'

describe('an entry', () => {
  it('is a file, and is answered when it is saved', async () => {
    const { shelf, folder, ask, quotes } = openShelf()
    expect(ask('Is there parking at the office?').outcome).toBe('not_stated')
    const { entry, commit } = await shelf.save(draftOf(), 'Ada')
    expect(commit).toBe('off')
    expect(entry).toEqual({
      id: 'is-there-parking-at-the-office.en.md',
      revision: expect.stringMatching(/^[\w-]{22}$/),
      question: 'Is there parking at the office?',
      answer: 'Yes, in the garage.',
      language: 'en',
      postingIds: [],
      until: null,
      approvedBy: 'Ada',
      approvedOn: '2026-02-20',
      state: 'answers',
    })
    expect(readdirSync(folder)).toEqual([entry.id])
    expect(quotes('can i park my car there?')).toEqual(['Is there parking at the office? … Yes, in the garage.'])
    expect(shelf.entries()).toEqual([entry])
  })

  it('is answered by the knowledge that runs, as soon as it is saved', async () => {
    const folder = folderOf(pages)
    const log = recordedLog()
    const live = await openKnowledge({ paths: [folder], site: noSite, now: () => noon, log })
    onTestFinished(() => live.stop())
    const shelf = createFaqShelf({
      folder: join(folder, 'faq'),
      knowledgePaths: [folder],
      git: { mode: 'off', branch: 'faq' },
      refresh: live.refresh,
      assistant: () => live.assistant,
      now: () => noon,
      log,
    })
    const { entry } = await shelf.save(draftOf(), 'Ada')
    expect(entry.state).toBe('answers')
    expect(live.assistant.answer('Is there parking at the office?').answer.outcome).toBe('answered')
    expect(shelf.similar('Is there parking?', 'en')).toHaveLength(1)
    await shelf.retire(entry, 'Ada')
    expect(live.assistant.answer('Is there parking at the office?').answer.outcome).toBe('not_stated')
  })

  it('that is changed is answered as it is now, and keeps who approved it', async () => {
    const { shelf, quotes } = openShelf()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    const changed = await shelf.save(changeOf(entry, { answer: 'Only for bikes.' }), 'Bo')
    expect(changed.entry).toMatchObject({ id: entry.id, approvedBy: 'Ada', answer: 'Only for bikes.' })
    expect(quotes('Is there parking at the office?')).toEqual(['Only for bikes.'])
    expect(shelf.entries()).toHaveLength(1)
  })

  it('that is retired answers nobody, and its page stays', async () => {
    const { shelf, folder, ask } = openShelf()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    expect((await shelf.retire(entry, 'Bo')).entry.state).toBe('retired')
    expect(ask('Is there parking at the office?').outcome).toBe('not_stated')
    expect(readFileSync(join(folder, entry.id), 'utf8')).toMatch(/archived: true\nretired_by: "Bo"\nretired_on: "2026-02-20"\n/)
    expect(shelf.entries()).toMatchObject([{ id: entry.id, state: 'retired' }])
    const [retired = entry] = shelf.entries()
    const page = readFileSync(join(folder, entry.id), 'utf8')
    await shelf.retire(entry, 'Cy')
    expect(readFileSync(join(folder, entry.id), 'utf8')).toBe(page)
    await shelf.save(changeOf(retired), 'Cy')
    expect(ask('Is there parking at the office?').outcome).toBe('answered')
  })

  it('is over when its last day is', async () => {
    let now = noon
    const { shelf, ask, knowledge } = openShelf({ now: () => now })
    const { entry } = await shelf.save(draftOf({ until: '28.2.2026' }), 'Ada')
    expect(entry).toMatchObject({ until: '2026-02-28', state: 'answers' })
    now = Date.UTC(2026, 2, 1)
    expect(shelf.entries()).toMatchObject([{ state: 'over' }])
    expect(loadKnowledge([knowledge], { now, site: noSite }).versions.map(({ kind }) => kind)).toEqual(['posting', 'posting'])
    await shelf.save(changeOf(entry, { until: '2026-03-31' }), 'Ada')
    expect(ask('Is there parking at the office?').outcome).toBe('answered')
  })

  it('for some roles is answered for them alone', async () => {
    const { shelf, quotes, ask } = openShelf()
    const { entry } = await shelf.save(draftOf({ postingIds: ['postings/diver.md'] }), 'Ada')
    expect(entry.postingIds).toEqual(['postings/diver.md'])
    expect(quotes('Is there parking for the diver?')).toHaveLength(1)
    expect(ask('Is there parking for the cook?').outcome).toBe('not_stated')
  })

  it('keeps a role that was closed since', async () => {
    const { shelf, knowledge } = openShelf()
    const { entry } = await shelf.save(draftOf({ postingIds: ['postings/diver.md', 'postings/cook.md'] }), 'Ada')
    writeFileSync(join(knowledge, 'postings/cook.md'), posting('Cook', 'You boil soup.').replace('---\n', '---\nclosed: true\n'))
    const changed = await shelf.save(changeOf(entry, { answer: 'Yes.' }), 'Ada')
    const again = await shelf.save(changeOf(changed.entry, { answer: 'No.' }), 'Ada')
    expect(again.entry.postingIds).toEqual(['postings/diver.md', 'postings/cook.md'])
  })

  it('gets a name of its own, also beside one in another language', async () => {
    const { shelf } = openShelf()
    const names: string[] = []
    for (const draft of [
      draftOf({ question: 'Remote?' }),
      draftOf({ question: 'Remote!', postingIds: ['postings/cook.md'] }),
      draftOf({ question: 'Remote?', language: 'sv' }),
    ])
      names.push((await shelf.save(draft, 'Ada')).entry.id)
    expect(names).toEqual(['remote.en.md', 'remote-2.en.md', 'remote-3.sv.md'])
  })

  it('that turns out to be in another language gets the name of that', async () => {
    const { shelf, folder } = openShelf()
    const { entry } = await shelf.save(draftOf({ question: 'Remote?' }), 'Ada')
    const changed = await shelf.save(changeOf(entry, { language: 'sv' }), 'Bo')
    expect(readdirSync(folder)).toEqual([changed.entry.id])
    expect(changed.entry).toMatchObject({ language: 'sv', approvedBy: 'Ada' })
  })

  it('is one of many that are saved at once', async () => {
    const { shelf } = openShelf()
    const names = await Promise.all(['A?', 'B?', 'A!'].map((question, at) => shelf.save(draftOf({ question: `${question} ${at}` }), 'Ada')))
    expect(names.map(({ entry }) => entry.id)).toEqual(['a-0.en.md', 'b-1.en.md', 'a-2.en.md'])
  })

  it('never leaves its folder, whatever it asks', async () => {
    const { shelf, folder, knowledge } = openShelf()
    for (const question of ['../../../x', 'C:\\x\\y', '/etc/passwd', '.hidden', 'con']) await shelf.save(draftOf({ question }), 'Ada')
    expect(readdirSync(folder).sort()).toEqual(['c-x-y.en.md', 'entry-con.en.md', 'etc-passwd.en.md', 'hidden.en.md', 'x.en.md'])
    expect(readdirSync(knowledge).sort()).toEqual(['faq', 'postings'])
  })
})

describe('entries', () => {
  it('are listed newest first, by their last change', async () => {
    let now = noon
    const { shelf } = openShelf({ now: () => now })
    const first = (await shelf.save(draftOf({ question: 'One?' }), 'Ada')).entry
    now += 86_400_000
    const second = (await shelf.save(draftOf({ question: 'Two?' }), 'Ada')).entry
    expect(shelf.entries().map(({ id }) => id)).toEqual([second.id, first.id])
    now += 86_400_000
    await shelf.save(changeOf(first), 'Ada')
    expect(shelf.entries().map(({ id }) => id)).toEqual([first.id, second.id])
  })

  it.each([
    ['a page that a person wrote', 'own.md', '---\ntitle: "FAQ"\ntype: faq\n---\n\n## Is there a sauna?\n\nYes.\n'],
    ['a page that cannot be read', 'broken.md', '---\ntitle: "FAQ\n'],
    ['a file that is not text', 'bytes.md', '\u0000'],
  ])('are not %s, which is left alone', async (_, name, text) => {
    const { shelf, folder } = openShelf({ files: { [`faq/${name}`]: text } })
    expect(shelf.entries()).toEqual([])
    expect(await problemOf(shelf.save(draftOf({ id: name }), 'Ada'))).toEqual({ problem: 'changed_meanwhile', field: null })
    expect(await problemOf(shelf.retire({ id: name, revision: '' }, 'Ada'))).toEqual({ problem: 'changed_meanwhile', field: null })
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  })

  it('are no links to files elsewhere', async () => {
    const { shelf, folder, knowledge } = openShelf()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    symlinkSync(join(folder, entry.id), join(folder, 'link.md'))
    expect(shelf.entries()).toHaveLength(1)
    expect(await problemOf(shelf.retire({ ...entry, id: 'link.md' }, 'Ada'))).toMatchObject({ problem: 'changed_meanwhile' })
    expect(await problemOf(shelf.retire({ ...entry, id: '../postings/cook.md' }, 'Ada'))).toMatchObject({ problem: 'changed_meanwhile' })
    expect(existsSync(join(knowledge, 'postings/cook.md'))).toBe(true)
  })
})

describe('what cannot be saved', () => {
  it.each([
    ['an empty question', { question: ' \u200b ' }, 'empty', 'question'],
    ['a question without a word', { question: '???' }, 'empty', 'question'],
    ['an empty answer', { answer: '\n\n' }, 'empty', 'answer'],
    ['an answer that could not be quoted', { answer: '👍' }, 'empty', 'answer'],
    ['a long question', { question: `${'a'.repeat(300)}?` }, 'too_long', 'question'],
    ['a long answer', { answer: 'a'.repeat(3_001) }, 'too_long', 'answer'],
    ['a date that is none', { until: 'in spring' }, 'unreadable_date', 'until'],
    ['a day that is no day', { until: '2026-02-31' }, 'unreadable_date', 'until'],
    ['a date that has passed', { until: '2026-02-19' }, 'date_passed', 'until'],
    ['a role that is not there', { postingIds: ['postings/pilot.md'] }, 'unknown_role', 'roles'],
    ['a language that nobody is answered in', { language: 'xx' }, 'unknown_language', 'language'],
    ['an entry that is not there', { id: 'gone.en.md' }, 'changed_meanwhile', null],
    ['a name that leaves the folder', { id: '../postings/cook.md' }, 'changed_meanwhile', null],
  ] as const)('is %s', async (_, fields, problem, field) => {
    const { shelf, folder } = openShelf()
    expect(await problemOf(shelf.save(draftOf(fields), 'Ada'))).toEqual({ problem, field })
    expect(existsSync(folder)).toBe(false)
  })

  it('holds today', async () => {
    const { shelf } = openShelf()
    expect(await problemOf(shelf.save(draftOf({ until: '2026-02-20' }), 'Ada'))).toBeNull()
  })

  it('is a question that another entry asks for the same roles, in the same language', async () => {
    const { shelf } = openShelf()
    const roles = { postingIds: ['postings/cook.md'] }
    const { entry } = await shelf.save(draftOf(), 'Ada')
    const again = { question: 'is there  PARKING at the office' }
    expect(await problemOf(shelf.save(draftOf(again), 'Ada'))).toEqual({ problem: 'asked_already', field: 'question' })
    expect(await problemOf(shelf.save(draftOf({ ...again, ...roles }), 'Ada'))).toBeNull()
    expect(await problemOf(shelf.save(draftOf({ ...again, language: 'de' }), 'Ada'))).toBeNull()
    const changed = await shelf.save(changeOf(entry, again), 'Ada')
    await shelf.retire(changed.entry, 'Ada')
    expect(await problemOf(shelf.save(draftOf(), 'Ada'))).toBeNull()
  })

  it('is nothing that a form lets be typed, however it counts characters', async () => {
    const { shelf } = openShelf()
    const { entry } = await shelf.save(draftOf({ question: `${'👍'.repeat(297)} a?`, answer: `${'👍'.repeat(2_998)} a` }), 'Ada')
    expect(shelf.entries()).toEqual([entry])
  })

  // Whoever may write everywhere is not stopped by a folder's rights.
  it.skipIf(process.getuid?.() === 0)('is one whose folder cannot be written', async () => {
    const { shelf, knowledge } = openShelf()
    chmodSync(knowledge, 0o555)
    const problem = await problemOf(shelf.save(draftOf(), 'Ada'))
    chmodSync(knowledge, 0o755)
    expect(problem).toEqual({ problem: 'not_writable', field: null })
  })

  it('is one whose folder is a file; the log says what to do, and nothing of the question', async () => {
    const { shelf, log } = openShelf({ files: { faq: 'A file.' } })
    expect(await problemOf(shelf.save(draftOf(), 'Ada'))).toEqual({ problem: 'not_writable', field: null })
    expect(log.lines).toHaveLength(1)
    expect(log.lines[0]?.message).toMatch(/cannot be written to .*faq: let this user write there, or set FAQ_DIR$/)
    expect(JSON.stringify(log.lines)).not.toMatch(/parking|garage|Ada/)
  })
})

describe('what asks nearly the same', () => {
  const handbook = '---\ntitle: "Handbook"\ntype: faq\n---\n\n{{% accordion title="Where can I park my car?" %}}\nBehind the house.\n{{% /accordion %}}\n'

  it('is an entry, or an answer on another page, the nearest first', async () => {
    const { shelf } = openShelf({ files: { 'pages/handbook.md': handbook } })
    const { entry } = await shelf.save(draftOf(), 'Ada')
    await shelf.save(draftOf({ question: 'Is there a sauna?' }), 'Ada')
    expect(shelf.similar('is there parking at your office', 'en')).toEqual([
      { id: entry.id, question: entry.question, answer: entry.answer, title: entry.question, url: null },
      { id: null, question: 'Where can I park my car?', answer: 'Behind the house.', title: 'Handbook', url: null },
    ])
    expect(shelf.similar('Where is the office?', 'en')).toEqual([])
  })

  it('may be retired, or over', async () => {
    const { shelf } = openShelf()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    await shelf.retire(entry, 'Ada')
    expect(shelf.similar('Is there parking?', 'en').map(({ id }) => id)).toEqual([entry.id])
  })

  it('is five at most', async () => {
    const { shelf } = openShelf()
    const questions = ['Is there parking?', 'Can I park?', 'Is parking possible?', 'May I park my car?', 'Do you have parking?', 'Where can I park?']
    for (const question of questions) await shelf.save(draftOf({ question }), 'Ada')
    expect(shelf.similar('Is there parking at the office?', 'en')).toHaveLength(5)
  })

  it('is found in a folder of entries that is a folder of the knowledge itself', async () => {
    const { shelf, knowledge } = openShelf({ faqFolder: folderOf({}) })
    const { entry } = await shelf.save(draftOf(), 'Ada')
    expect(shelf.similar('Is there parking?', 'en').map(({ id }) => id)).toEqual([entry.id])
    expect(readdirSync(knowledge)).toEqual(['postings'])
  })
})
