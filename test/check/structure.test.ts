import { describe, expect, it } from 'vitest'
import { folderOf } from '../fixtures/knowledge.ts'
import { checkFolder, foundBy, listed, page } from './checking.ts'

const swedish = 'Vi söker dig som vill arbeta med vår drift. Du får ett fast kontrakt och kan arbeta på distans.'
const english = 'We are looking for you who want to work with our operations. You get a contract and can work from home.'

describe('front matter', () => {
  const rules = ['broken-front-matter', 'unreadable-date', 'language-keys', 'repeated-key', 'unreadable-file']
  const found = (text: string, source = 'jobs/a.md') => foundBy(rules, { [source]: text })

  it('that cannot be read is an error at its line', () => {
    const findings = found('---\ntitle: A\nintro: "open\n---\nText.')
    expect(listed(findings).map((line) => line.replace(/:\d+$/, ''))).toEqual(['error broken-front-matter jobs/a.md'])
    expect(findings[0]?.line).toBeGreaterThan(1)
    expect(listed(found('---\ntitle: A\nText.'))).toEqual(['error broken-front-matter jobs/a.md:1'])
    expect(listed(found('+++\ntitle = "A"\n+++\nText.'))).toEqual(['error broken-front-matter jobs/a.md:1'])
  })

  it('with a date that cannot be read hides the page, which is an error', () => {
    const findings = found(page({ title: 'A', date: '"next spring, the 3rd"' }, english))
    expect(listed(findings)).toEqual(['error unreadable-date jobs/a.md:3'])
    expect(findings[0]?.message).toContain('next spring')
    expect(found(page({ title: 'A', date: '2026-02-01' }, english))).toEqual([])
  })

  it('whose language keys disagree is a warning at each key that is wrong', () => {
    const findings = found(page({ language: '"sv"', title: 'A', Language: '"En"' }, swedish))
    expect(listed(findings)).toEqual(['warning language-keys jobs/a.md:4'])
    expect(findings[0]?.message).toContain('"Language: En", and the page is in Swedish')
    expect(listed(found(page({ lang: 'sv' }, english)))).toEqual(['warning language-keys jobs/a.md:2'])
    expect(found(page({ language: 'En', Language: 'en-GB' }, english))).toEqual([])
  })

  it('with one key twice is a warning where the two say different things', () => {
    const findings = found(page({ title: 'A', publishDate: '2026-02-01', publish_date: '2026-02-03' }, english))
    expect(listed(findings)).toEqual(['warning repeated-key jobs/a.md:4'])
    expect(findings[0]?.message).toContain('"publishDate: 2026-02-01" in line 3, "publish_date: 2026-02-03" in line 4')
    expect(found(page({ title: 'A', Title: 'A' }, english))).toEqual([])
  })

  it('of a page that is closed is nobody’s concern', () => {
    expect(found(page({ language: 'sv', title: 'A', Title: 'B', archived: 'true' }, english))).toEqual([])
  })
})

describe('what the reader cannot use', () => {
  it('is told with its line', () => {
    const found = foundBy(['broken-tag', 'unreadable-file'], {
      'jobs/a.md': page({ title: 'A' }, english, '', '{{< button text="Apply"', '', 'More of it.'),
      'jobs/b.md': page({ title: 'B' }, english, '', '{{% /accordion %}}'),
      'jobs/c.md': page({ title: 'C' }, english, '', '<!-- to do', '', 'Hidden.'),
      'jobs/d.md': ' ',
    })
    expect(listed(found)).toEqual([
      'warning broken-tag jobs/a.md:6',
      'warning broken-tag jobs/b.md:6',
      'error broken-tag jobs/c.md:6',
      'warning unreadable-file jobs/d.md',
    ])
  })
})

describe('a shortcode', () => {
  const rules = ['unknown-shortcode', 'unclosed-shortcode']
  const accordion = ['{{% accordion title="What do you pay?" %}}', 'Enough.', '{{% /accordion %}}']

  it('that the site does not have is a warning with the one that may be meant', () => {
    const folder = folderOf({
      'layouts/shortcodes/accordion.html': 'x',
      'layouts/shortcodes/cards/person.html': 'x',
      'themes/garden/layouts/_shortcodes/leaf.html': 'x',
      'content/jobs/a.md': page(
        { title: 'A' },
        english,
        '{{< acordion title="x" >}}',
        '{{< leaf >}}',
        '{{< cards/person >}}',
        '{{< figure src="x.png" >}}',
        ...accordion,
      ),
      'content/jobs/b.md': page({ title: 'B' }, english, '{{< sidebar >}}'),
    })
    const found = checkFolder(`${folder}/content`).findings.filter(({ rule }) => rules.includes(rule))
    expect(listed(found)).toEqual(['warning unknown-shortcode jobs/a.md:5', 'warning unknown-shortcode jobs/b.md:5'])
    expect(found.map(({ message }) => message)).toEqual(['The site has no shortcode "acordion". Is "accordion" meant?', 'The site has no shortcode "sidebar".'])
  })

  it('is taken for a slip where two letters have changed places', () => {
    const found = foundBy(rules, { 'jobs/a.md': page({ title: 'A' }, english, '', '{{% notcie %}}', 'New.', '{{% /notcie %}}') })
    expect(found.map(({ message }) => message)).toEqual(['The shortcode "notcie" is used here alone. Is "notice" meant?'])
  })

  it('is taken for a slip where no site stands above, if it is used once and nearly as another', () => {
    const found = foundBy(rules, {
      'jobs/a.md': page(
        { title: 'A' },
        english,
        '{{< horizontal-card text="x y" >}}',
        '{{< horisontal-card text="x y" >}}',
        '{{< acordion >}}',
        '{{< ingress >}}',
      ),
      'jobs/b.md': page({ title: 'B' }, english, '{{< horisontal-card text="x y" >}}', '{{< card >}}', '{{< cards >}}'),
    })
    expect(found.map(({ source, line, message }) => `${source}:${line} ${message}`)).toEqual([
      'jobs/a.md:5 The shortcode "horizontal-card" is used here alone. Is "horisontal-card" meant?',
      'jobs/a.md:7 The shortcode "acordion" is used here alone. Is "accordion" meant?',
    ])
  })

  it('that others close and this one does not is a warning', () => {
    const found = foundBy(rules, { 'jobs/a.md': page({ title: 'A' }, english, ...accordion, ...accordion.slice(0, 2), '', ...accordion) })
    expect(listed(found)).toEqual(['warning unclosed-shortcode jobs/a.md:8'])
  })

  it('that mostly stands alone, or closes itself, is right', () => {
    expect(
      foundBy(rules, {
        'jobs/a.md': page({ title: 'A' }, english, '{{< card >}}', '{{< card >}}', '{{< card >}}x{{< /card >}}', ...accordion, '{{< accordion / >}}'),
      }),
    ).toEqual([])
  })
})

describe('a link', () => {
  const found = (files: Record<string, string>, options = {}) => foundBy(['dead-link', 'dead-anchor'], files, options)
  const target = page({ title: 'Cook', slug: 'head-cook' }, english, '', '## Your tasks', '', 'You cook.')

  it.each([
    '[x](#your-tasks)',
    '[x](#info)',
    '[x](#own)',
    '[x](#faq)',
    '[x](#top)',
    '[x](#)',
    '<a href="#info">x</a>',
    '[x](#what-do-you-pay)',
    '[x](https://other.example/#none)',
  ])('leads to a place on the page: %s', (link) => {
    const lines = [
      english,
      '',
      '## Your tasks',
      '',
      '### Empty {#own}',
      '',
      '#### FAQ',
      '',
      '<div id="info"></div>',
      '',
      '{{% accordion title="What do you pay?" %}}',
      'Enough.',
      '{{% /accordion %}}',
    ]
    expect(found({ 'jobs/a.md': page({ title: 'A' }, ...lines, '', `See ${link} for more.`) })).toEqual([])
  })

  it.each(['[x](#your-task)', '<a href="#none">x</a>', '{{< button link="#none" text="See more" >}}'])('leads nowhere on the page: %s', (link) => {
    const findings = found({ 'jobs/a.md': page({ title: 'A' }, english, '', '## Your tasks', '', `See ${link} for more.`) })
    expect(listed(findings)).toEqual(['warning dead-anchor jobs/a.md:8'])
  })

  it('in a comment leads nobody', () => {
    expect(found({ 'jobs/a.md': page({ title: 'A' }, english, '<!-- [x](#none) -->') })).toEqual([])
  })

  it('takes no colour for a place', () => {
    expect(found({ 'jobs/a.md': page({ title: 'A' }, english, '{{< block color="#3C9BCD" text="Some words" >}}') })).toEqual([])
  })

  it.each([
    'cook.md',
    './cook.md',
    '/jobs/cook.md',
    '../cook/',
    '/jobs/cook/',
    '/jobs/head-cook/#your-tasks',
    'https://firm.example/jobs/head-cook/',
    'cook.md#your-tasks',
    '/about/',
    'picture.png',
  ])('leads to another page: %s', (address) => {
    expect(found({ 'jobs/a.md': page({ title: 'A' }, english, `[x](${address})`), 'jobs/cook.md': target }, { siteUrl: 'https://firm.example' })).toEqual([])
  })

  it.each(['baker.md', '../baker/', '/jobs/baker.md'])('leads to no page: %s', (address) => {
    expect(listed(found({ 'jobs/a.md': page({ title: 'A' }, english, `[x](${address})`), 'jobs/cook.md': target }))).toEqual(['warning dead-link jobs/a.md:5'])
  })

  it('of Hugo’s ref names a file; what stands outside the knowledge cannot be told', () => {
    const files = (name: string) => ({
      'jobs/_index.md': english,
      'jobs/a.md': page({ title: 'A' }, english, `[x]({{< ref "${name}" >}})`),
      'jobs/cook.md': target,
    })
    for (const name of ['cook.md', 'cook', '/jobs/cook', '/jobs', '/about', '../../about.md']) expect(found(files(name)), name).toEqual([])
    expect(listed(found(files('baker.md')))).toEqual(['warning dead-link jobs/a.md:5'])
  })

  it('to a page that is not published is a warning that says why', () => {
    const files = { 'jobs/a.md': page({ title: 'A' }, english, '[x](cook.md)'), 'jobs/cook.md': page({ title: 'Cook', draft: 'true' }, english) }
    const findings = found(files)
    expect(listed(findings)).toEqual(['warning dead-link jobs/a.md:5'])
    expect(findings[0]?.message).toContain('jobs/cook.md, which is not published (draft)')
    expect(found({ ...files, 'jobs/a.md': page({ title: 'A', draft: 'true' }, english, '[x](cook.md)') })).toEqual([])
  })

  it('to a place that another page does not have is a warning', () => {
    const findings = found({ 'jobs/a.md': page({ title: 'A' }, english, '[x](cook.md#salary)'), 'jobs/cook.md': target })
    expect(listed(findings)).toEqual(['warning dead-anchor jobs/a.md:5'])
    expect(findings[0]?.message).toContain('jobs/cook.md does not have')
  })
})
