import { describe, expect, it } from 'vitest'
import { type AddressedPage, publicUrl, type Site } from '../../src/ingest/address.ts'
import { load } from '../fixtures/knowledge.ts'

const page: AddressedPage = {
  language: 'en',
  name: 'career/cloud-engineer',
  slug: null,
  title: 'Join as Cloud Engineer!',
  ownUrl: null,
  publishedOn: '2026-02-06',
}
const site = (permalink?: string, base = 'https://firm.example'): Site => ({
  baseUrls: { '*': base },
  permalinks: permalink === undefined ? {} : { '*': permalink },
})

describe('public addresses', () => {
  it('are none where no site is configured', () => {
    expect(publicUrl(page, { baseUrls: {}, permalinks: {} })).toBeNull()
    expect(publicUrl(page, { baseUrls: { sv: 'https://firm.example/sv' }, permalinks: {} })).toBeNull()
  })

  it('follow the folders where no pattern is given', () => {
    expect(publicUrl(page, site())).toBe('https://firm.example/career/cloud-engineer/')
  })

  it.each([
    ['/career/:filename/', '/career/cloud-engineer/'],
    ['/:sections/:slug/', '/career/join-as-cloud-engineer/'],
    ['/:section/:title', '/career/join-as-cloud-engineer'],
    ['/:year/:month/:day/:filename.html', '/2026/02/06/cloud-engineer.html'],
    ['/:lang/jobs/:contentbasename/', '/en/jobs/cloud-engineer/'],
  ])('fill the pattern %s', (pattern, path) => {
    expect(publicUrl(page, site(pattern))).toBe(`https://firm.example${path}`)
  })

  it('take a slug in place of the name', () => {
    for (const pattern of ['/career/:filename/', '/career/:slug/', '/career/:slugorcontentbasename/'])
      expect(publicUrl({ ...page, slug: 'cloud' }, site(pattern))).toBe('https://firm.example/career/cloud/')
  })

  it('have a site and a pattern by language', () => {
    const both: Site = {
      baseUrls: { '*': 'https://firm.example', sv: 'https://firm.example/sv/' },
      permalinks: { en: '/career/:filename/', sv: '/karriar/:slug/' },
    }
    expect(publicUrl(page, both)).toBe('https://firm.example/career/cloud-engineer/')
    expect(publicUrl({ ...page, language: 'sv', title: 'Bli molningenjör' }, both)).toBe('https://firm.example/sv/karriar/bli-molningenj%C3%B6r/')
    expect(publicUrl({ ...page, language: 'da' }, both)).toBe('https://firm.example/career/cloud-engineer/')
  })

  it('keep the path of the site', () => {
    expect(publicUrl(page, site(undefined, 'https://firm.example/hr'))).toBe('https://firm.example/hr/career/cloud-engineer/')
  })

  it('are the page’s own where it states one', () => {
    expect(publicUrl({ ...page, ownUrl: '/work/with-us/' }, site())).toBe('https://firm.example/work/with-us/')
    expect(publicUrl({ ...page, ownUrl: 'https://jobs.example/7' }, site())).toBe('https://jobs.example/7')
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'mailto:a@b.example', 'https://'])('are not made of %s', (ownUrl) => {
    expect(publicUrl({ ...page, ownUrl }, site())).toBe('https://firm.example/career/cloud-engineer/')
  })

  it('are not made of a scheme that is hidden in white space', () => {
    expect(publicUrl({ ...page, ownUrl: 'java\tscript:alert(1)' }, site())).toMatch(/^https:\/\/firm\.example\//)
  })

  it('stay on the site whatever a file or slug is called', () => {
    for (const name of ['//evil.example/x', 'javascript:alert(1)', 'c#-developer', 'why?', '100%', '../../up', 'Räksmörgås och te']) {
      for (const url of [publicUrl({ ...page, name }, site()), publicUrl({ ...page, slug: name }, site('/career/:slug/'))]) {
        expect(new URL(url ?? '')).toMatchObject({ origin: 'https://firm.example', hash: '', search: '' })
      }
    }
    expect(publicUrl({ ...page, name: 'jobs/C# Developer' }, site())).toBe('https://firm.example/jobs/c%23-developer/')
  })

  it.each([
    ['career/_index', '/career/'],
    ['career/cloud/index', '/career/cloud/'],
    ['index', '/'],
  ])('of %s is its folder’s', (name, path) => {
    expect(publicUrl({ ...page, name }, site())).toBe(`https://firm.example${path}`)
  })
})

describe('a loaded page', () => {
  const knowledge = () =>
    load(
      {
        'content/sv/karriar/drift.md':
          '---\ntitle: Drift\nslug: driftare\naliases:\n  - /jobb/2025-drift/\n  - /gammal/\n---\nInledning.\n\n## Lön och villkor\n\nTio.',
      },
      { site: { baseUrls: { sv: 'https://firm.example' }, permalinks: { sv: '/karriar/:slug/' } } },
    )

  it('has the addresses by which a link to it is known', () => {
    expect(knowledge().versions[0]?.addresses).toEqual(['content/sv/karriar/drift.md', 'content/karriar/drift', 'driftare', '/jobb/2025-drift/', '/gammal/'])
  })

  it('has anchors to its headings', () => {
    expect(knowledge().passages.map((passage) => passage.url)).toEqual([
      'https://firm.example/karriar/driftare/',
      'https://firm.example/karriar/driftare/#lön-och-villkor',
    ])
  })
})
