import { expect, it } from 'vitest'
import { plainText } from '../../src/ingest/plain-text.ts'

it.each([
  ['What <em>is</em> it?', 'What is it?'],
  ['Pay &amp; leave&nbsp;days', 'Pay & leave\u00a0days'],
  ['**Ask** [us](https://firm.example)', 'Ask us'],
  ['Join {{< year >}} {{ site.name }} {% include x.html %}now', 'Join now'],
  ['<ul><li>Bike</li><li>Desk</li></ul>', 'Bike Desk'],
  ['two\n  lines', 'two lines'],
  ['- 5 degrees & more', '- 5 degrees & more'],
  ['a < b', 'a < b'],
  ['', ''],
  ['<br>', ''],
])('reads %j as %j', (value, text) => {
  expect(plainText(value)).toBe(text)
})
