import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../src/ingest/front-matter.ts'
import { publishedOn, readDay, readPublication } from '../../src/ingest/publication.ts'
import { load, messagesOf, sourcesOf } from '../fixtures/knowledge.ts'

const at = (moment: string) => Date.parse(moment)
const fieldsOf = (...lines: string[]) => readFrontMatter(['---', ...lines, '---'].join('\n'), 'page.md').fields
const isPublished = (moment: string, ...lines: string[]) => readPublication(fieldsOf(...lines), at(moment)).publication.published

describe('a page is unpublished', () => {
  it.each([
    'draft: true',
    'Draft: "true"',
    'DRAFT: yes',
    'draft: false\ndraft: true',
    'archived: true',
    'archive: on',
    'noindex: true',
    'robots: noindex, nofollow',
    'robots: [noindex]',
    'hidden: true',
    'private: true',
    'closed: true',
    'filled: yes',
    'expired: 1',
    'published: false',
    'published: "no"',
    'status: closed',
    'Status: Closed',
    'status: " filled "',
    'status: draft',
    'state: archived',
  ])('by %j, whatever the clock', (line) => {
    for (const moment of ['1999-01-01T00:00Z', '2026-02-20T12:00Z', '2050-01-01T00:00Z']) expect(isPublished(moment, ...line.split('\n'))).toBe(false)
  })

  it.each(['date', 'Date', 'publishDate', 'publish_date', 'pubdate', 'publish-on'])('before the day under %s, and public from it on', (key) => {
    expect(isPublished('2026-02-15T23:59:59.999Z', `${key}: 2026-02-16`)).toBe(false)
    expect(isPublished('2026-02-16T00:00:00.000Z', `${key}: 2026-02-16`)).toBe(true)
  })

  it.each(['expiryDate', 'expires', 'closes', 'Closing date', 'closing_date', 'validThrough', 'deadline', 'apply-by', 'unpublishDate'])(
    'after the day under %s, which counts whole',
    (key) => {
      expect(isPublished('2026-02-16T23:59:59.999Z', `${key}: 2026-02-16`)).toBe(true)
      expect(isPublished('2026-02-17T00:00:00.000Z', `${key}: 2026-02-16`)).toBe(false)
    },
  )

  it('from the minute on that a time states, in its zone', () => {
    expect(isPublished('2026-02-16T08:59Z', 'date: 2026-02-16T10:00:00+01:00')).toBe(false)
    expect(isPublished('2026-02-16T09:00Z', 'date: 2026-02-16T10:00:00+01:00')).toBe(true)
    expect(isPublished('2026-02-16T08:59Z', 'expiryDate: 2026-02-16 10:00:00 +0100')).toBe(true)
    expect(isPublished('2026-02-16T09:00Z', 'expiryDate: 2026-02-16 10:00:00 +0100')).toBe(false)
  })

  it('where any of two dates under one key says so', () => {
    expect(isPublished('2026-02-16T12:00Z', 'date: 2027-01-01', 'date: 2025-01-01')).toBe(false)
    expect(isPublished('2026-02-16T12:00Z', 'closes: 2026-01-01', 'closes: 2027-01-01')).toBe(false)
  })

  it('where its day of publication cannot be read, for it may lie ahead; with a warning', () => {
    expect(readPublication(fieldsOf('date: sometime next spring'), at('2026-02-16'))).toEqual({
      publication: { published: false, reason: 'unreadable date', isOver: false },
      problems: ['the date "sometime next spring" under date cannot be read; write it as 2026-02-16'],
    })
  })
})

describe('a page is public', () => {
  it.each([
    'draft: false',
    'draft: "no"',
    'archived: false',
    'noindex: false',
    'robots: index, follow',
    'published: true',
    'published: 2025-01-01',
    'status: open',
    'state: Bavaria',
    'closes: when filled',
    'title: A',
  ])('with %j', (line) => {
    expect(readPublication(fieldsOf(line), at('2026-02-20T12:00Z'))).toEqual({ publication: { published: true }, problems: [] })
  })

  it('not where its closing date cannot be read, for it may be over; with a warning', () => {
    const { publication, problems } = readPublication(fieldsOf('closes: 03/04/2026'), at('2026-02-16'))
    expect(publication.published).toBe(false)
    expect(problems).toEqual(['the date "03/04/2026" under closes cannot be read; write it as 2026-02-16'])
  })
})

describe('readDay', () => {
  it.each([
    ['2026-02-16', '2026-02-16', '2026-02-17'],
    ['2026/2/6', '2026-02-06', '2026-02-07'],
    ['16.2.2026', '2026-02-16', '2026-02-17'],
    ['16 February 2026', '2026-02-16', '2026-02-17'],
    ['Feb 16, 2026', '2026-02-16', '2026-02-17'],
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2026', '2026-01-01', '2027-01-01'],
  ])('reads %s as the days from %s up to %s, in any time zone', (text, start, end) => {
    const zone = process.env.TZ
    try {
      for (const name of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
        process.env.TZ = name
        expect(readDay(text)).toEqual({ start: at(`${start}T00:00Z`), end: at(`${end}T00:00Z`) })
        expect(readDay('2026-02-16T10:00')?.start).toBe(at('2026-02-16T10:00Z'))
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it.each(['', 'soon', 'spring 2026', 'until 2026', 'Q3 2026', '2026-02-31', '2026-13-01', '2026-13', '03/04/2026', '16.2.', 'week 7'])(
    'does not guess at %j',
    (text) => {
      expect(readDay(text)).toBeNull()
    },
  )
})

it('reads the day of publication', () => {
  expect(publishedOn(fieldsOf('date: 16 February 2026'))).toBe('2026-02-16')
  expect(publishedOn(fieldsOf('date: whenever'))).toBeNull()
})

describe('loading', () => {
  const files = {
    'open.md': '---\ntitle: Open\ndate: 2026-01-01\ncloses: 2026-03-01\n---\nOpen words.',
    'draft.md': '---\ntitle: Draft\ndraft: true\n---\nSecret words.',
    'ahead.md': '---\ntitle: Ahead\npublishDate: 2026-05-01\n---\nFuture words.',
  }

  it('gives what is public at the clock’s time, and not one word of the rest', () => {
    const knowledge = load(files)
    expect(sourcesOf(knowledge)).toEqual(['open.md'])
    expect(JSON.stringify(knowledge)).not.toMatch(/Secret|Future|Draft|Ahead/)
    expect(sourcesOf(load(files, { now: at('2026-05-01T00:00Z') }))).toEqual(['ahead.md'])
  })

  it('gives all to a check of the knowledge', () => {
    expect(sourcesOf(load(files, { includeUnpublished: true }))).toEqual(['ahead.md', 'draft.md', 'open.md'])
  })

  it('gives what may still be published to a preview, and says why it is not yet', () => {
    const over = {
      'archived.md': '---\narchived: true\n---\nOld words.',
      'closed.md': '---\ncloses: 2026-01-15\n---\nOld words.',
      'filled.md': '---\nstatus: filled\n---\nOld words.',
      'paused.md': '---\nstatus: paused\n---\nNew words.',
      'draft.sv.md': '---\ntitle: Utkast\n---\nHemliga ord på svenska som är publicerade.',
    }
    const { versions } = load({ ...files, ...over }, { includeDrafts: true })
    expect(versions.map(({ source, unpublished }) => [source, unpublished])).toEqual([
      ['ahead.md', 'publication lies ahead'],
      ['draft.md', 'draft'],
      ['draft.sv.md', 'its original is not published'],
      ['open.md', undefined],
      ['paused.md', 'status paused'],
    ])
  })

  it('warns of a date that cannot be read', () => {
    expect(messagesOf(load({ 'a.md': '---\ndate: 31/31/2026\n---\nText.' }))).toEqual([
      'a.md: the date "31/31/2026" under date cannot be read; write it as 2026-02-16',
    ])
  })
})
