/** That what is quoted is what was asked: the named tool, the whole list, the asker's own country, the dated fact. */
import { describe, expect, it } from 'vitest'
import { assistantOver, notesOf, quoted, related } from '../fixtures/asking.ts'

const network = `---
title: "Network Engineer"
date: "2025-03-14"
---

## Your tasks

- Share your networking expertise with the rest of us.
- Write tools for routers in Python.
- Deploy networks together with the teams for Kubernetes and storage.
- You will be responsible for the backbone.

## What you bring

- Practical experience with Linux.
- A calm mind.

## The team

The team is remote-friendly and likes to meet all the same: offsites are in May.

{{% accordion title="Our recruitment process" %}}

1. A first chat with us, in which we get to know each other and see whether you and we would get on well, without any preparation on your side
1. A talk with the manager, in which you look together at what you have done so far, at what you would do here, and at what you would rather not do
1. A session with one of our engineers on a problem from our own work, which you may solve at your own desk, with your own tools and at your own pace
1. A talk about the offer
1. A background check
{{% /accordion %}}

{{% accordion title="Can I apply from outside the EU?" %}}
We only employ people who are based in the EU.
{{% /accordion %}}

{{% accordion title="How am I employed if I live outside Sweden and Norway?" %}}
An Employer of Record in your country employs you and gives you a local contract.
{{% /accordion %}}

{{% accordion title="When do I start?" %}}
The start is planned for the beginning of November. We interview on a rolling basis.
{{% /accordion %}}
`
const assistant = assistantOver({ 'postings/network.md': network }, { now: Date.parse('2026-11-21') })
const ask = (question: string) => assistant.answer(question).answer
const quotesOf = (question: string) => quoted(ask(question)).map((citation) => citation.quote)
const quoteOf = (question: string) => quotesOf(question).join('\n')

describe('a tool that is asked for', () => {
  it.each([
    ['is kubernetes required?', 'Kubernetes'],
    ['do i need to know kubernetes for the network engineer', 'Kubernetes'],
    ['is python a must?', 'Python'],
    ['do I need Python?', 'Python'],
    ['måste man kunna python?', 'Python'],
    ['muss man Python können?', 'Python'],
  ])('stands in what is quoted, and nothing beside it: %s', (question, tool) => {
    const items = quoteOf(question)
      .split('\n')
      .filter((line) => line.startsWith('- '))
    expect(items).toHaveLength(1)
    expect(items[0]).toContain(tool)
  })
})

describe('a list', () => {
  it.each(['how many interviews are there?', 'wie viele Gespräche gibt es?', 'hur många intervjuer blir det?', "combien d'entretiens y a-t-il ?"])(
    'that is counted is shown whole: %s',
    (question) => {
      expect(quotesOf(question)[0]?.match(/^1\. /gm)).toHaveLength(5)
      expect(quotesOf(question)[0]).not.toContain('…')
    },
  )

  it('has no false numbers where items are left out', () => {
    const lines = quoteOf('is there a background check and do I meet the manager?').split('\n')
    expect(lines).toContain('- A background check')
    expect(lines.filter((line) => /^1\. .*background/.test(line))).toEqual([])
  })
})

describe('where the asker lives', () => {
  it.each(['i live in norway, who would employ me?', 'bor i sverige, vem anställer mig?', 'I live in Oslo, what contract do I get?'])(
    'keeps out what is said to those who live elsewhere: %s',
    (question) => {
      expect(quoteOf(question)).not.toContain('Employer of Record')
    },
  )

  it.each(['i live in spain, who would employ me?', 'får jag svenskt avtal om jag bor i tyskland?', 'who employs people outside Norway?'])(
    'lets in what is said to them: %s',
    (question) => {
      expect(quoteOf(question)).toContain('Employer of Record')
    },
  )

  it.each([
    'i live in madrid, would you hire me?',
    'ich wohne in wien, würdet ihr mich nehmen?',
    "j'habite à lyon, vous me prendriez ?",
    'vivo en valencia, me contratarían?',
    'jhabite en suisse c ok ?',
    'do you hire ppl in poland',
    'czy mogę pracować z polski?',
  ])('is what is asked about: %s', (question) => {
    expect(quoteOf(question)).toContain('based in the EU')
  })

  it.each(['would you hire me?', 'i live in spain and have 5 years of experience, would you hire me?', 'I live in Oslo and know Ceph, would you take me?'])(
    'does not make a judgement of a person: %s',
    (question) => {
      expect(ask(question).outcome).toBe('declined')
    },
  )

  it('is a place, not a tongue, behind a Polish "z"', () => {
    expect(ask('czy mogę pracować zdalnie z polski?').parts.map((part) => part.topic)).not.toContain('languages')
    expect(ask('czy trzeba znać polski?').parts.map((part) => part.topic)).toEqual(['languages'])
  })
})

describe('a date that has passed', () => {
  it('is marked where it is of what was asked, and only there', () => {
    expect(notesOf(ask('when does it start?')).join()).toContain('This date has passed')
    expect(notesOf(ask('when are the offsites?')).join()).toContain('This date has passed')
    expect(quoteOf('is the team remote?')).toContain('remote-friendly')
    expect(notesOf(ask('is the team remote?')).join()).not.toContain('This date has passed')
  })
})

describe('the form of a contract', () => {
  it.each(['is it a permanent contract?', "c'est en cdi ?", 'ist das unbefristet?', 'är det fast anställning?', 'onko työ vakituinen?'])(
    'is not said by a local contract, which stands near it: %s',
    (question) => {
      expect(ask(question).outcome).toBe('not_stated')
      expect(
        related(ask(question))
          .map((citation) => citation.quote)
          .join(),
      ).toContain('local contract')
    },
  )

  it('is quoted where it is said', () => {
    const page = { 'postings/nurse.md': '---\ntitle: Nurse\ndate: "2025-03-14"\n---\n## Employment\nThis is a permanent position.\n' }
    expect(quoted(assistantOver(page).answer('is it a permanent contract?').answer).map((citation) => citation.quote)).toEqual([
      'This is a permanent position.',
    ])
  })
})

describe('everyday words', () => {
  it.each([
    ['who do i talk to?', 'contact'],
    ['who should i speak to about the job', 'contact'],
    ['which job pays best?', 'salary'],
    ['cómo mando el cv?', 'how-to-apply'],
    ['como envio mi cv', 'how-to-apply'],
    ['what does the job involve?', 'tasks'],
    ['får man norskt kontrakt?', 'employment-abroad'],
  ])('are understood: %s', (question, topic) => {
    expect(ask(question).parts[0]?.topic).toBe(topic)
  })

  it('say that interviews go on without a deadline', () => {
    expect(quoteOf('whats the deadline')).toContain('rolling basis')
  })
})
