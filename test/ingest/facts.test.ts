import { describe, expect, it } from 'vitest'
import { readTagFacts } from '../../src/ingest/facts.ts'
import { readTags } from '../../src/ingest/tags.ts'
import { loadPage } from '../fixtures/knowledge.ts'

/** What a tag says: kind, heading, texts and apply link. */
function say(tag: string) {
  const fact = readTags(tag).facts[0]
  const said = fact === undefined ? null : readTagFacts(fact, null, [])
  return said === null ? null : { kind: said.passage.kind, heading: said.passage.heading, texts: said.passage.units.map((unit) => unit.text), link: said.link }
}

describe('facts in attributes', () => {
  it('reads the apply link and its label', () => {
    expect(
      say(
        '{{< block icon="fa-solid fa-star" color="#3C9BCD" text="Click here to apply" description="Send your CV!" link="https://firm.example/1#applyNow" >}}',
      ),
    ).toEqual({
      kind: 'apply',
      heading: '',
      texts: ['Click here to apply', 'Send your CV!'],
      link: 'https://firm.example/1#applyNow',
    })
  })

  it.each([
    '{{< button "https://firm.example/1" "Apply now" >}}',
    '{{< button href="https://firm.example/1" label="Apply now" >}}',
    '{{< button button-url="https://firm.example/1" text="Apply now" >}}',
    '{% include button.html url="https://firm.example/1" text="Apply now" %}',
    '<ApplyButton to="https://firm.example/1" text="Apply now" />',
  ])('finds the link in %s', (tag) => {
    expect(say(tag)).toMatchObject({ kind: 'apply', texts: ['Apply now'], link: 'https://firm.example/1' })
  })

  it('takes only a link to apply for one', () => {
    expect(say('{{< button link="https://firm.example/blog" text="Read our blog" >}}')).toMatchObject({ kind: 'note', link: null })
    expect(say('{{< button link="javascript:apply()" text="Apply now" >}}')).toMatchObject({ kind: 'note', link: null })
    expect(say('{{< button link="/apply/" text="Apply now" >}}')).toMatchObject({ link: null })
  })

  it('reads a contact: name, address, phone', () => {
    expect(
      say(
        '{{< card image="/img/ada.webp" cardtitle="Got questions?" link="mailto:ada@firm.example" linktext="Send email" text="Ada answers at ada@firm.example" >}}',
      ),
    ).toEqual({
      kind: 'contact',
      heading: 'Got questions?',
      texts: ['Ada answers at ada@firm.example'],
      link: null,
    })
    expect(say('{{< contact name="Ada Byron" email="ada@firm.example" phone="+46 70 123 45 67" >}}')).toMatchObject({
      kind: 'contact',
      heading: 'Ada Byron',
      texts: ['email: ada@firm.example', 'phone: +46 70 123 45 67'],
    })
    expect(say('{{< person "Ada Byron" "+46 70 123 45 67" >}}')).toMatchObject({ kind: 'contact', texts: ['Ada Byron', '+46 70 123 45 67'] })
  })

  it('labels a bare figure by its key', () => {
    expect(say('{{< terms salary="50000" location="Oslo" >}}')).toMatchObject({ texts: ['salary: 50000', 'location: Oslo'] })
  })

  it('says nothing of what dresses a tag up', () => {
    for (const tag of [
      '{{< distance >}}',
      '{{< columns count="3" gap="12px" >}}',
      '{{< figure src="/a.png" width="400" >}}',
      '{{< video "dQw4w9WgXcQ" >}}',
      '{{< icon "fa-solid fa-star" >}}',
      '{{< box open="true" color="#fff000" >}}',
    ]) {
      expect(say(tag)).toBeNull()
    }
  })

  it('holds no tag and no mark of Markdown', () => {
    expect(say('{{< card title="Ask <b>us</b>" text="Mail <a href=\'x\'>Ada</a> {{ now }} &amp; **wait** for her" >}}')).toMatchObject({
      heading: 'Ask us',
      texts: ['Mail Ada & wait for her'],
    })
  })

  it('stands at the lines of its tag, under the heading above it', () => {
    const { passages } = loadPage('## Interested?', '', 'Write.', '', '{{< card', '  text="Ada answers questions"', '>}}')
    expect(passages[1]).toMatchObject({ kind: 'note', parents: ['Interested?'], lines: [5, 7] })
  })

  it('gives the page its apply link', () => {
    expect(loadPage('Text.', '{{< button link="https://firm.example/jobs/1" text="Apply" >}}').versions[0]?.applyUrl).toBe('https://firm.example/jobs/1')
  })
})
