import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openKnowledge } from '../../src/run/knowledge.ts'
import { createPreview } from '../../src/run/preview.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'
import { recordedLog } from '../fixtures/running.ts'

const page = (title: string, pay: string, ...fields: string[]) =>
  ['---', `title: "${title}"`, ...fields, '---', '', '## Salary', '', `The salary is ${pay} euros a year.`, ''].join('\n')

describe('a preview', () => {
  it('answers from drafts and pages of a later day, marked, while candidates are answered from what is published', async () => {
    const folder = folderOf({
      'postings/diver.md': page('Diver', '41,000'),
      'postings/skipper.md': page('Skipper', '52,000', 'draft: true'),
      'postings/pilot.md': page('Pilot', '63,000', 'date: "2099-01-01"'),
      'postings/cook.md': page('Cook', '30,000', 'archived: true'),
    })
    const log = recordedLog()
    let opened = 0
    const preview = createPreview(() => {
      opened++
      return openKnowledge({ paths: [folder], site: noSite, now: () => noon, log, includeDrafts: true })
    })
    onTestFinished(() => preview.stop())
    const live = await openKnowledge({ paths: [folder], site: noSite, now: () => noon, log })
    onTestFinished(() => live.stop())

    const citations = async () =>
      (await preview.answer('What is the salary?', 'en')).parts.flatMap((part) =>
        part.rows.flatMap((row) => row.citations.map(({ title, quote, status }) => [title, quote, status])),
      )
    expect(await citations()).toEqual(
      expect.arrayContaining([
        ['Diver', 'The salary is 41,000 euros a year.', undefined],
        ['Skipper [not published]', 'The salary is 52,000 euros a year.', 'unpublished'],
        ['Pilot [not published]', 'The salary is 63,000 euros a year.', 'unpublished'],
      ]),
    )
    expect(JSON.stringify(await preview.answer('What does the cook earn?', 'en'))).not.toContain('30,000')
    expect(JSON.stringify(live.assistant.answer('What is the salary of the skipper and the pilot?'))).not.toMatch(/52,000|63,000|not published/)
    expect(live.assistant.roles('', 'en').roles.map(({ title }) => title)).toEqual(['Diver'])

    const draft = join(folder, 'postings/skipper.md')
    writeFileSync(draft, readFileSync(draft, 'utf8').replace('52,000', '57,500'))
    expect(JSON.stringify(await citations())).toContain('57,500')
    expect(opened).toBe(1)
  })

  it('is opened anew at the next question where it could not be', async () => {
    const folder = folderOf({ 'postings/skipper.md': page('Skipper', '52,000', 'draft: true') })
    let opened = 0
    const preview = createPreview(() => {
      opened++
      const paths = opened === 1 ? [join(folder, 'gone')] : [folder]
      return openKnowledge({ paths, site: noSite, now: () => noon, log: recordedLog(), includeDrafts: true })
    })
    onTestFinished(() => preview.stop())
    await expect(preview.answer('What is the salary?', 'en')).rejects.toThrow('there is no such folder')
    expect((await preview.answer('What is the salary?', 'en')).outcome).toBe('answered')
  })
})
