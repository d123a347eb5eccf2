import { describe, expect, it } from 'vitest'
import { splitSections } from '../../src/ingest/sections.ts'
import { readTags } from '../../src/ingest/tags.ts'
import { outlineOf } from '../fixtures/knowledge.ts'

/** Kind and outline of each passage of a page. */
const split = (...lines: string[]) => {
  const { passages } = splitSections(lines.join('\n'), 'en')
  return passages.map((passage, index) => `${passage.kind} ${outlineOf(passages)[index]}`)
}

describe('the text that tags leave', () => {
  it('is as long as the page, line by line', () => {
    const page = 'One {{< a b="c" >}} two\n<div>\nthree <b>four</b>\n{% x %}\n<ul><li>five</li></ul>'
    const { text } = readTags(page)
    expect(text).toHaveLength(page.length)
    expect(text.replace(/[\s\ue000*-]+/g, ' ').trim()).toBe('One two three four five')
    for (const word of ['One', 'two', 'three', 'four', 'five']) expect(text.indexOf(word)).toBe(page.indexOf(word))
  })

  it('does not tear apart what stands together', () => {
    expect(split('The <b>salary</b>, says the <a href="x"><i>list</i></a>.')).toEqual(['section : The salary, says the list.'])
    expect(split('We cool with H<sub>2</sub>O.')).toEqual(['section : We cool with H2O.'])
    expect(split('An employer of record{{< mark >}}, that is.')).toEqual(['section : An employer of record, that is.'])
  })

  it('keeps words apart that a tag parts', () => {
    expect(split('one<br>two')).toEqual(['section : one two'])
    expect(split('<p>one</p><p>two</p>')).toEqual(['section : one two'])
    expect(split('one{{< br >}}two')).toEqual(['section : one two'])
  })

  it('does not take HTML in a code span for text of the page', () => {
    expect(split('Use `{{< x >}}` and <span>that</span>.').join()).not.toMatch(/\{\{|span/)
  })
})

describe('paired shortcodes', () => {
  it.each(['accordion', 'question', 'faq-item', 'details', 'collapse', 'my-accordion'])('takes the title of %s for a question', (name) => {
    expect(split(`{{% ${name} title="When do I start?" %}}`, 'In May.', `{{% /${name} %}}`)).toEqual(['faq When do I start?: In May.'])
  })

  it('gives the text of ingress and of any tag it does not know, without their names', () => {
    for (const name of ['ingress', 'zebra-box', 'columns/half'])
      expect(split(`{{< ${name} >}}`, 'We hire.', `{{< /${name} >}}`)).toEqual(['section : We hire.'])
  })

  it.each([
    ['question= in place of title=', '{{< faq question="Who leads?" >}}', '{{< /faq >}}'],
    ['a title that stands first', '{{< accordion "Who leads?" >}}', '{{< /accordion >}}'],
    ['a title behind an icon', '{{< accordion fa-user.svg "Who leads?" >}}', '{{< /accordion >}}'],
    ['a space behind the equals sign', '{{% accordion title= "Who leads?" %}}', '{{% / accordion %}}'],
    ['a tag over several lines', '{{< accordion\n  id="7"\n  title="Who leads?"\n>}}', '{{</ accordion >}}'],
    ['a component', '<Accordion title="Who leads?">', '</Accordion>'],
    ['details and summary', '<details><summary>Who <em>leads</em>?</summary>', '</details>'],
    ['a title with markup', '{{< accordion title="Who **leads**&#63;" >}}', '{{< /accordion >}}'],
  ])('reads %s', (_, open, close) => {
    expect(split(open, '', 'Ada does.', '', close)).toEqual(['faq Who leads?: Ada does.'])
  })

  it('keeps entries apart that stand line by line', () => {
    const entries = ['{{< question title="Pay?" >}}Ten.{{< /question >}}', '{{< question title="Leave?" >}}Thirty days.{{< /question >}}']
    expect(split('Before.', ...entries, 'After.')).toEqual(['section : Before.', 'faq Pay?: Ten.', 'faq Leave?: Thirty days.', 'section : After.'])
    expect(split(entries.join(' '))).toEqual(['faq Pay?: Ten.', 'faq Leave?: Thirty days.'])
  })

  it('keeps an indented box out of the list above it', () => {
    expect(split('- a bike', '{{% note "Pay" %}}', '  Ten.', '{{% /note %}}', '- a desk')).toEqual(['section : a bike', 'note Pay: Ten.', 'section : a desk'])
    expect(split('- a bike', '<details><summary>Pay?</summary>', '  Ten.', '</details>')).toEqual(['section : a bike', 'faq Pay?: Ten.'])
  })

  it('leaves a tag within a sentence in its sentence', () => {
    expect(split('We use an {{< abbr title="Employer of Record" >}}EoR{{< /abbr >}} in your country.')).toEqual(['section : We use an EoR in your country.'])
  })

  it('reads tags within tags, the inner title winning', () => {
    expect(
      split('{{< accordion title="Outer?" >}}', 'One.', '{{< accordion title="Inner?" >}}', 'Two.', '{{< /accordion >}}', 'Three.', '{{< /accordion >}}'),
    ).toEqual(['faq Outer?: One.', 'faq Inner?: Two.', 'faq Outer?: Three.'])
    expect(split('{{< row >}}{{< col >}}', 'Text.', '{{< /col >}}{{< /row >}}')).toEqual(['section : Text.'])
  })

  it('says where a closing tag has no opening one, and goes on', () => {
    const { passages, problems } = splitSections('One.\n\n{{% /note %}}\n\nTwo.', 'en')
    expect(outlineOf(passages)).toEqual([': One. Two.'])
    expect(problems).toEqual([{ offset: 6, message: 'a closing "note" without its opening tag' }])
  })

  it('does not quote what is commented', () => {
    expect(
      split(
        'One.',
        '{{%/* accordion title="Old?" */%}}',
        '{{< comment >}}Old pay.{{< /comment >}}',
        '{% comment %}Older pay.{% endcomment %}',
        '<!-- Oldest. -->',
        'Two.',
      ),
    ).toEqual(['section : One. Two.'])
  })

  it('reads Jekyll: text between paired tags stays, includes go', () => {
    expect(split('{% if site.open %}', 'We hire.', '{% endif %}', '{% include card.html %}', 'Mail {{ site.email }} now.')).toEqual([
      'section : We hire. Mail now.',
    ])
  })
})

describe('HTML blocks', () => {
  it('reads headings, also over several lines', () => {
    expect(split('<h2 class="x">\n  Your <em>team</em>\n</h2>', '<p>Eight people.</p>')).toEqual(['section Your team: Eight people.'])
  })

  it('leaves a table a table, whatever its cells hold', () => {
    expect(split('| Level | Pay |', '|---|---|', '| Junior<br>(new) | <ul><li>10</li></ul> |')).toEqual(['section : Level | Pay Junior (new) | 10'])
  })

  it('breaks a line at <br>, and a line that the writer wrapped not at all', () => {
    expect(splitSections('Ada Byron<br>\nOslo<br/>Norway\nand Sweden', 'en').passages[0]?.units.map((unit) => unit.text)).toEqual([
      'Ada Byron',
      'Oslo',
      'Norway and Sweden',
    ])
  })

  it('reads bold as bold', () => {
    expect(split('<p><strong>What we offer</strong></p>', '<ul><li>A bike</li><li>A desk</li></ul>')).toEqual(['section What we offer: A bike A desk'])
    expect(split('{{< note >}}', '<b>Pay:</b> ten', '{{< /note >}}')).toEqual(['note Pay: Pay: ten'])
    expect(split('**<u>What we offer</u>**', '', 'A bike.')).toEqual(['section What we offer: A bike.'])
  })

  it('leaves out scripts, styles, frames and forms', () => {
    expect(
      split(
        'One.',
        '<script>var a = "<p>no</p>"</script><style>p { margin: 0 }</style>',
        '<iframe src="x">no</iframe>',
        '<form><label>no</label></form>',
        '',
        'Two.',
      ),
    ).toEqual(['section : One. Two.'])
  })

  it('gives the ids of divs and anchors', () => {
    expect(readTags('<div id="info"></div> <a name="pay"></a>').anchors.map((anchor) => anchor.id)).toEqual(['info', 'pay'])
  })
})
