import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeOf, draftOf, openShelf, posting, problemOf } from '../fixtures/faq-shelf.ts'
import { folderOf } from '../fixtures/knowledge.ts'

const changedMeanwhile = { problem: 'changed_meanwhile', field: null }

describe('an entry that two have open', () => {
  it('is changed by the first; the second changes and retires nothing that they did not see', async () => {
    const { shelf } = openShelf()
    const { entry: shown } = await shelf.save(draftOf(), 'Ada')
    const { entry } = await shelf.save(changeOf(shown, { answer: 'Only for bikes.' }), 'Robin')
    // Looking at the list is not looking at one's own form.
    shelf.entries()
    for (const _ of [1, 2]) expect(await problemOf(shelf.save(changeOf(shown, { answer: 'No.' }), 'Kim'))).toEqual(changedMeanwhile)
    expect(await problemOf(shelf.retire(shown, 'Kim'))).toEqual(changedMeanwhile)
    expect(shelf.entries()).toEqual([entry])
  })

  it('is told apart by another process as well, or after a restart', async () => {
    const { shelf, knowledge } = openShelf()
    const { entry: shown } = await shelf.save(draftOf(), 'Ada')
    await shelf.save(changeOf(shown, { answer: 'Only for bikes.' }), 'Robin')
    const other = openShelf({ knowledge }).shelf
    expect(await problemOf(other.save(changeOf(shown, { answer: 'No.' }), 'Kim'))).toEqual(changedMeanwhile)
    expect(await problemOf(other.save(changeOf(shown, { revision: null, answer: 'No.' }), 'Kim'))).toEqual(changedMeanwhile)
  })

  it('may be edited by hand meanwhile', async () => {
    const { shelf, folder } = openShelf()
    const { entry } = await shelf.save(draftOf(), 'Ada')
    const path = join(folder, entry.id)
    const theirs = readFileSync(path, 'utf8').replace('garage', 'yard')
    writeFileSync(path, theirs)
    expect(await problemOf(shelf.save(changeOf(entry, { answer: 'No.' }), 'Bo'))).toEqual(changedMeanwhile)
    expect(readFileSync(path, 'utf8')).toBe(theirs)
    const [seen = entry] = shelf.entries()
    expect((await shelf.save(changeOf(seen, { answer: 'No.' }), 'Bo')).entry.answer).toBe('No.')
  })
})

describe('the same save once more, as after a crash', () => {
  it('counts as saved, and writes nothing', async () => {
    const { shelf, folder } = openShelf()
    const draft = draftOf({ until: '28.2.2026', postingIds: ['postings/cook.md'] })
    const { entry } = await shelf.save(draft, 'Ada')
    expect(await shelf.save(draft, 'Ada')).toMatchObject({ entry })
    const change = changeOf(entry, { answer: 'Only for bikes.' })
    const changed = await shelf.save(change, 'Bo')
    expect((await shelf.save(change, 'Bo')).entry).toEqual(changed.entry)
    expect(readdirSync(folder)).toEqual([entry.id])
  })

  it('is another one where anything in it differs', async () => {
    const { shelf } = openShelf()
    await shelf.save(draftOf(), 'Ada')
    for (const fields of [{ answer: 'No.' }, { until: '2026-02-28' }, { question: 'Is there parking at the OFFICE?' }])
      expect(await problemOf(shelf.save(draftOf(fields), 'Ada'))).toEqual({ problem: 'asked_already', field: 'question' })
    expect(await problemOf(shelf.save(draftOf({ until: 'in spring' }), 'Ada'))).toEqual({ problem: 'unreadable_date', field: 'until' })
  })

  it('ends a change of the language that stood half done', async () => {
    const { shelf, folder } = openShelf()
    const { entry } = await shelf.save(draftOf({ question: 'Remote?' }), 'Ada')
    const page = readFileSync(join(folder, entry.id), 'utf8')
    const change = changeOf(entry, { language: 'sv' })
    const changed = await shelf.save(change, 'Bo')
    expect((await shelf.save(change, 'Bo')).entry).toEqual(changed.entry)
    writeFileSync(join(folder, entry.id), page)
    expect((await shelf.save(change, 'Bo')).entry).toEqual(changed.entry)
    expect(readdirSync(folder)).toEqual([changed.entry.id])
  })
})

describe('whether an entry answers', () => {
  const draft = (title: string) => posting(title, 'You paint.').replace('---\n', '---\ndraft: true\n')
  const forCook = draftOf({ postingIds: ['postings/cook.md'] })

  it('it waits while none of its roles is published', async () => {
    const { shelf, knowledge, reload, quotes } = openShelf()
    const { entry } = await shelf.save(forCook, 'Ada')
    const both = await shelf.save(draftOf({ postingIds: ['postings/cook.md', 'postings/diver.md'] }), 'Ada')
    expect([entry.state, both.entry.state]).toEqual(['answers', 'answers'])
    writeFileSync(join(knowledge, 'postings/cook.md'), draft('Cook'))
    await reload()
    expect(shelf.entries().map(({ postingIds, state }) => [postingIds.length, state])).toEqual(
      expect.arrayContaining([
        [1, 'waits'],
        [2, 'answers'],
      ]),
    )
    expect((await shelf.save(changeOf(entry, { answer: 'No.' }), 'Ada')).entry.state).toBe('waits')
    expect(quotes('Is there parking for the cook?')).not.toContain('No.')
  })

  it('it is retired or over first', async () => {
    const { shelf, knowledge, reload } = openShelf()
    const { entry } = await shelf.save(forCook, 'Ada')
    await shelf.retire(entry, 'Ada')
    writeFileSync(join(knowledge, 'postings/cook.md'), draft('Cook'))
    await reload()
    expect(shelf.entries()).toMatchObject([{ state: 'retired' }])
  })

  it('it is not read where its folder is not', async () => {
    const folder = folderOf({})
    const { shelf } = openShelf({ faqFolder: folder, paths: (knowledge) => [knowledge] })
    expect((await shelf.save(draftOf(), 'Ada')).entry.state).toBe('unread')
    expect(shelf.entries()).toMatchObject([{ state: 'unread' }])
  })

  it('it is found where a page of the knowledge has its name', async () => {
    const faqFolder = folderOf({})
    const page = '---\ntitle: Parking\n---\n\n## Bikes\n\nBehind the house.\n'
    const { shelf } = openShelf({ faqFolder, files: { 'is-there-parking-at-the-office.en.md': page } })
    const { entry } = await shelf.save(forCook, 'Ada')
    expect(entry).toMatchObject({ id: 'is-there-parking-at-the-office.en.md', state: 'answers' })
    expect(shelf.similar('Is there parking?', 'en').map(({ id }) => id)).toEqual([entry.id])
  })
})
