import { describe, expect, it } from 'vitest'
import { lexTags, type TagProblem } from '../../src/ingest/tag-lexer.ts'

function lex(text: string) {
  const problems: TagProblem[] = []
  const tags = lexTags(text, problems)
  return { tags, problems, spans: tags.map((tag) => text.slice(tag.start, tag.end)) }
}

describe('Hugo shortcodes', () => {
  it.each([
    ['{{< note >}}', 'open', 'note'],
    ['{{% note %}}', 'open', 'note'],
    ['{{<note>}}', 'open', 'note'],
    ['{{%note%}}', 'open', 'note'],
    ['{{< /note >}}', 'close', 'note'],
    ['{{</ note >}}', 'close', 'note'],
    ['{{</note>}}', 'close', 'note'],
    ['{{% / note %}}', 'close', 'note'],
    ['{{%/note%}}', 'close', 'note'],
    ['{{< note / >}}', 'void', 'note'],
    ['{{< note title="a/b" />}}', 'void', 'note'],
    ['{{< Note >}}', 'open', 'note'],
    ['{{< partials/note >}}', 'open', 'partials/note'],
    ['{{<\n  note\n  title="x"\n>}}', 'open', 'note'],
  ])('reads %j', (text, kind, name) => {
    expect(lex(`a ${text} b`)).toMatchObject({ tags: [{ kind, name, family: 'shortcode' }], spans: [text], problems: [] })
  })

  it.each([
    ['{{< x title="Pay" >}}', { title: 'Pay' }],
    ['{{< x title= "Pay" >}}', { title: 'Pay' }],
    ['{{< x title ="Pay" >}}', { title: 'Pay' }],
    ['{{< x TITLE = "Pay" >}}', { title: 'Pay' }],
    ["{{< x title='Pay' >}}", { title: 'Pay' }],
    ['{{< x title=`Pay "now"` >}}', { title: 'Pay "now"' }],
    ['{{< x title=“Pay” >}}', { title: 'Pay' }],
    ['{{< x title=Pay >}}', { title: 'Pay' }],
    ['{{< x title="the \\"best\\" pay" >}}', { title: 'the "best" pay' }],
    ['{{< x title="what >}} closes" level=2 >}}', { title: 'what >}} closes', level: '2' }],
    ['{{% x\n  title="Pay"\n  text="two\nlines"\n%}}', { title: 'Pay', text: 'two\nlines' }],
    ['{{< x title="a < b > c" >}}', { title: 'a < b > c' }],
    ['{{< x title="{{< y >}}" >}}', { title: '{{< y >}}' }],
  ])('reads the attributes of %j', (text, attributes) => {
    const { tags, spans } = lex(text)
    expect(spans).toEqual([text])
    expect(Object.fromEntries(tags[0]?.attributes ?? [])).toEqual(attributes)
  })

  it('reads positional arguments in order', () => {
    expect(lex('{{< button "https://jobs.example/1" `Apply now` big >}}').tags[0]?.positional).toEqual(['https://jobs.example/1', 'Apply now', 'big'])
  })

  it('takes a commented shortcode for a comment', () => {
    for (const text of ['{{%/* x */%}}', '{{</* x title="a" */>}}', '{{/* a remark */}}'])
      expect(lex(text)).toMatchObject({ tags: [{ kind: 'comment' }], spans: [text] })
  })

  it('survives a quote that is not closed', () => {
    expect(lex('{{< x title="Pay >}} text {{< y >}}').spans).toEqual(['{{< x title="Pay >}}', '{{< y >}}'])
  })

  it('takes all that belongs to an unclosed tag, and says so', () => {
    const { spans, problems } = lex('Before {{< card\n  title="Pay"\n  text = "ten"\nThe text goes on.')
    expect(spans).toEqual(['{{< card\n  title="Pay"\n  text = "ten"'])
    expect(problems).toEqual([{ offset: 7, message: 'a tag that starts with {{< is not closed' }])
  })
})

describe('Jekyll tags', () => {
  it('reads an include with its attributes under the name of its file', () => {
    const { tags } = lex('{% include contact.html name="Ada" email="ada@firm.example" %}{%- include_relative box.md -%}')
    expect(tags.map((tag) => [tag.kind, tag.name])).toEqual([
      ['void', 'contact'],
      ['void', 'box'],
    ])
    expect(tags[0]?.attributes.get('email')).toBe('ada@firm.example')
  })

  it('reads paired tags and expressions', () => {
    expect(lex('{% if open %}a{% endif %} {{ page.title | upcase }}').tags.map((tag) => [tag.kind, tag.name])).toEqual([
      ['open', 'if'],
      ['close', 'if'],
      ['comment', ''],
    ])
  })
})

describe('what no reader of the site sees', () => {
  it.each([
    '{% comment %}old pay: 5 {{ oops {% endcomment %}',
    '{%- comment -%}\nold pay\n{%- endcomment -%}',
    '{{< comment >}}old pay {{< x {{< /comment >}}',
    '{{% comment %}}old pay{{% / comment %}}',
    '<script>if (a <b && c) { pay() }</script>',
    '<style>\n.a > .b { color: red }\n</style>',
    '<!-- old pay: <b>5</b> {{< x >}} -->',
  ])('is one tag with all that it holds: %j', (text) => {
    expect(lex(`a\n${text}\nb`).spans).toEqual([text])
  })

  it.each(['<!-- old pay', '{% comment %} old pay', '{{< comment >}} old pay', '<script> old pay'])(
    'goes to the end of the page where it is not closed, with a warning: %j',
    (text) => {
      const { spans, problems } = lex(`a ${text}\n\nrest`)
      expect(spans).toEqual([`${text}\n\nrest`])
      expect(problems[0]?.message).toMatch(/not closed; the rest of the page is left out/)
    },
  )
})

describe('HTML', () => {
  it.each([
    ['<div id="pay">', 'open', 'div'],
    ['</DIV>', 'close', 'div'],
    ['<br>', 'void', 'br'],
    ['<br/>', 'void', 'br'],
    ['<img src="data:image/png;base64,'.concat('A'.repeat(9_000), '">'), 'void', 'img'],
    ['<a href="x" title="a > b">', 'open', 'a'],
    ['<div\n  class="x"\n  id=pay>', 'open', 'div'],
    ['<p style={{ color: "red" }}>', 'open', 'p'],
  ])('reads %.60j', (text, kind, name) => {
    expect(lex(`x ${text} y`)).toMatchObject({ tags: [{ kind, name, family: 'html' }], spans: [text] })
  })

  it('takes a component of MDX for a shortcode', () => {
    expect(lex('<JobCard title="Pay" />').tags).toMatchObject([{ kind: 'void', family: 'shortcode', name: 'jobcard' }])
    expect(lex('<Note>').tags).toMatchObject([{ kind: 'open', family: 'shortcode', name: 'note' }])
  })

  it('leaves what is no tag', () => {
    for (const text of ['a < b', 'under <five ms', '1 <2', '<https://jobs.example>', '<ada@firm.example>', 'x <y and z']) expect(lex(text).tags).toEqual([])
  })

  it('takes what is left of a broken tag', () => {
    expect(lex('a <div class="x>b</div> c').spans[0]).toBe('<div class="x>')
    expect(lex('a <div\n\nb').spans).toEqual(['<div'])
    expect(lex('a <a href="x\n\nb').spans).toEqual(['<a href="x'])
  })

  it('reads many braces in no more than many steps', () => {
    expect(lex(`<a ${'{}'.repeat(2_000)}`).tags).toEqual([])
  })
})
