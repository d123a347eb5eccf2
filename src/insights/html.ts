import { createHash } from 'node:crypto'
import { html } from 'ghtml'
import { countLabel, shareLabel } from './labels.ts'
import { patterns } from './page/fills.ts'
import { maxBars, plotOf } from './page/plots.ts'
import { style } from './page/style.ts'
import type { Report } from './report.ts'
import { type Section, sectionsOf } from './sections.ts'
import { summaryOf, titleOf } from './text.ts'

/** Nothing is loaded, run or sent, whatever a name or a question holds; the style is known by its hash. The empty icon keeps browsers from asking for one. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`

/** The report as one page that needs nothing else. What goes in unmarked is escaped; `!` marks what is markup already. */
export function htmlOf(report: Report): string {
  const title = titleOf(report)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>!${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${summaryOf(report)}</p>
!${report.questions === 0 ? '' : tiles(report)}
!${patterns}
!${ordered(sectionsOf(report)).map((section) => sectionHtml(section, plotOf(section.id, report)))}
<footer>Nothing here names a person. Questions stand in their wording only where at least ${report.minPeople} people asked the same.</footer>
</main>
</body>
</html>
`
}

/** A page begins with its largest picture. */
const ordered = (sections: readonly Section[]): Section[] => sections.toSorted((one, other) => Number(other.id === 'days') - Number(one.id === 'days'))

function tiles({ questions, outcomes, feedback, handOvers }: Report): string {
  const notStated = outcomes.find(({ outcome }) => outcome === 'not_stated')?.share ?? 0
  const helpful = sumOf(feedback, 'helpful')
  const rated = helpful + sumOf(feedback, 'notHelpful')
  const shown = [
    ['Questions', countLabel(questions)],
    ['Stated by no posting', shareLabel(notStated)],
    ...(rated > 0 ? [['Ratings that say helpful', shareLabel(helpful / rated)]] : []),
    ['Waiting for the recruiting team', countLabel(handOvers.waiting)],
  ]
  return html`<ul class="tiles">!${shown.map(([what, figure]) => html`<li>${what}<strong>${figure}</strong></li>`)}</ul>`
}

const sumOf = (feedback: Report['feedback'], kind: 'helpful' | 'notHelpful'): number => feedback.reduce((sum, count) => sum + count[kind], 0)

function sectionHtml(section: Section, plot: string): string {
  const { id, title, note, rows } = section
  const cut = plot !== '' && id !== 'days' && rows.length > maxBars ? `The picture has the first ${maxBars} of ${rows.length}.` : ''
  const said = [note, cut].filter((sentence) => sentence !== '').join(' ')
  return html`<section id="section-${id}">
<h2>${title}</h2>
!${said === '' ? '' : html`<p class="note">${said}</p>`}
!${plot}
!${id === 'shared' ? tableHtml(section) : html`<details><summary>As a table</summary>!${tableHtml(section)}</details>`}
</section>
`
}

const tableHtml = ({ title, head, rows }: Section): string =>
  html`<div class="table" role="region" aria-label="${title}" tabindex="0"><table><thead><tr>!${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>!${rows.map(
    ([name, ...cells]) => html`<tr><th scope="row" dir="auto">${name}</th>!${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
