/** Ranking on a small corpus: the whole order that is expected, with the reason for each place. */
import { describe, expect, it } from 'vitest'
import { headingsOf, indexOf, queryOf } from '../fixtures/searching.ts'

const index = indexOf({
  'postings/storage-engineer.md': `---
title: "Storage Engineer"
---

## Salary

The salary is 50,000 euros a year.

## Your tasks

- Run our Ceph clusters and replace their disks.
- Write down what you did.

## The team

Four people look after storage. Ruben leads the team.

## Nice to have

You know Kubernetes.
`,
  'postings/network-engineer.md': `---
title: "Network Engineer"
---

## What we offer

You get a salary of 54,000 euros, a laptop and a bicycle, and a good deal of fresh air, for our ships leave the harbour on most days of the week.

## Your tasks

- Run the network with BGP, between ships, stations and data centres.
- Connect the Ceph clusters of our colleagues.

## The team

Ingrid leads the network team.
`,
  'postings/network-engineer.sv.md': `---
title: "Nätverkstekniker"
---

## Lön

Lönen är 54 000 euro om året.

## Dina uppgifter

- Sköta nätverket med BGP.
`,
  'faq/company.md': `---
title: "Working with us"
---

{{% accordion title="How long does the process take?" %}}
Two weeks, and our data say that most people hear from us sooner.
{{% /accordion %}}

{{% accordion title="Do I need a work permit?" %}}
Yes, one that is valid in Norway.
{{% /accordion %}}

{{% accordion title="What do you build?" %}}
Charts of the sea floor, on Ceph.
{{% /accordion %}}
`,
})
const retrieve = (asked: Parameters<typeof queryOf>[0]) => headingsOf(index.retrieve(queryOf(asked)))

describe('ranking by topic', () => {
  it('puts a heading that states it before a sentence that does', () => {
    expect(retrieve({ topics: ['salary'] })).toEqual([
      'storage-engineer › Salary', // the heading is the topic
      'network-engineer › What we offer', // one sentence of a section on something else
    ])
  })

  it('puts what states the topic itself before what states one that answers it too', () => {
    expect(
      retrieve({ topics: ['team'] })
        .slice(0, 2)
        .sort(),
    ).toEqual([
      'network-engineer › The team', // both headings are the topic
      'storage-engineer › The team',
    ])
  })

  it('lets the second topic break the tie between passages that state the first', () => {
    const found = index.retrieve(queryOf({ topics: ['tasks', 'technologies'] }))
    const scores = new Map(found.map((item) => [headingsOf([item])[0], item.score]))
    const only = new Map(index.retrieve(queryOf({ topics: ['tasks'] })).map((item) => [headingsOf([item])[0], item.score]))
    // Both lists of tasks name technologies, so that both gain by it.
    for (const heading of ['storage-engineer › Your tasks', 'network-engineer › Your tasks'])
      expect(scores.get(heading)).toBeGreaterThan(only.get(heading) as number)
  })

  it('says which topics of the passage are stated', () => {
    expect(index.retrieve(queryOf({ topics: ['salary'] }))[0]?.topics).toContain('salary')
  })

  it('finds nothing for a topic that no page states', () => {
    expect(retrieve({ topics: ['pension'] })).toEqual([])
    expect(index.countStating('pension')).toBe(0)
    expect(index.countStating('salary')).toBe(2)
  })
})

describe('ranking by words', () => {
  it('puts a short passage that names the thing before longer ones', () => {
    expect(retrieve({ words: 'Ceph' })).toEqual([
      'company › What do you build?', // one sentence, of which the thing is a fifth
      'storage-engineer › Your tasks', // two items, and its title says storage, which Ceph is a kind of
      'network-engineer › Your tasks', // the longest, and its title is of another trade
    ])
  })

  it('puts a heading before a text', () => {
    expect(retrieve({ words: 'permit data' })).toEqual([
      'company › Do I need a work permit?', // in the heading
      'company › How long does the process take?', // "data" in the text of a short passage
      'network-engineer › Your tasks', // "data" in the text of a longer one
    ])
  })

  it('puts a word of a heading before the same word in a text, however short the text', () => {
    const kites = indexOf({
      'postings/diver.md':
        '---\ntitle: "Diver"\n---\n\n## The shed\n\nKites.\n\n## Kites\n\nWe fly them on the beach behind the harbour, where the wind is good and nobody minds.\n',
    })
    expect(headingsOf(kites.retrieve(queryOf({ words: 'kites' })))).toEqual(['diver › Kites', 'diver › The shed'])
  })

  it('finds a kind of what is asked for: Ceph is storage', () => {
    const found = retrieve({ words: 'storage' })
    expect(found).toContain('company › What do you build?')
    // The word itself, in the text and in the title, is worth more than a kind of it.
    expect(found.indexOf('storage-engineer › The team')).toBeLessThan(found.indexOf('company › What do you build?'))
  })

  it('says which words and concepts were found', () => {
    expect(index.retrieve(queryOf({ words: 'Ceph clusters' }))[0]?.matched).toContain('c:ceph')
  })

  it('finds words in another form', () => {
    expect(retrieve({ words: 'permits' })).toEqual(['company › Do I need a work permit?'])
  })

  it('finds nothing for words that no page has', () => {
    expect(retrieve({ words: 'xylophone' })).toEqual([])
    expect(retrieve({})).toEqual([])
  })
})

describe('ranking by topic and words', () => {
  it('puts what states the topic and names the thing first', () => {
    expect(retrieve({ topics: ['tasks'], words: 'BGP' }).slice(0, 2)).toEqual([
      'network-engineer › Your tasks', // the topic and the thing
      'storage-engineer › Your tasks', // the topic
    ])
    expect(retrieve({ topics: ['tasks'], words: 'disks' })[0]).toBe('storage-engineer › Your tasks')
  })
})

describe('scope', () => {
  const network = 'postings/network-engineer.md'

  it('is the roles in question and the pages of the company', () => {
    const pages = index.retrieve(queryOf({ topics: ['tasks'], words: 'Ceph', postingIds: [network] })).map(({ passage }) => passage.source)
    expect([...new Set(pages)].sort()).toEqual(['faq/company.md', network])
  })

  it('is the whole order within one role', () => {
    expect(retrieve({ topics: ['salary'], words: 'laptop', postingIds: [network] })).toEqual([
      'network-engineer › What we offer', // states pay, names the laptop
    ])
  })

  it("is the version in the asker's language, and the original where there is none", () => {
    const sources = (language: string) => [...new Set(index.retrieve(queryOf({ topics: ['salary'], language })).map(({ passage }) => passage.source))].sort()
    expect(sources('sv')).toEqual(['postings/network-engineer.sv.md', 'postings/storage-engineer.md'])
    expect(sources('en')).toEqual(['postings/network-engineer.md', 'postings/storage-engineer.md'])
    expect(sources('fi')).toEqual(['postings/network-engineer.md', 'postings/storage-engineer.md'])
    expect(index.versionFor(network, 'sv')?.title).toBe('Nätverkstekniker')
    expect(index.versionFor(network, 'fi')?.title).toBe('Network Engineer')
    expect(
      index
        .postingsFor('sv')
        .map((version) => version.language)
        .sort(),
    ).toEqual(['en', 'sv'])
  })
})

describe('what the index knows of words', () => {
  it('counts in how many passages each posting uses one, translations left out', () => {
    expect(index.mentions({ stem: 'bgp', concept: 'bgp' })).toEqual(new Map([['postings/network-engineer.md', 1]]))
    expect([...index.mentions({ stem: 'ceph', concept: 'ceph' }).keys()].sort()).toEqual(['postings/network-engineer.md', 'postings/storage-engineer.md'])
    expect(index.mentions({ stem: 'xylophone', concept: null })).toEqual(new Map())
  })

  it('knows the stems of every language', () => {
    expect(index.hasStem('bicycl')).toBe(true)
    expect(index.hasStem('lon')).toBe(true)
    expect(index.hasStem('xylophon')).toBe(false)
  })
})
