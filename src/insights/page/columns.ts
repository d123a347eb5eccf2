import { scaleBand, scaleLinear } from 'd3-scale'
import { html } from 'ghtml'
import { questionOutcomes } from '../counts.ts'
import { outcomeLabels, shortDayLabel } from '../labels.ts'
import { type StretchCount, stretchLabel } from '../sections.ts'

const height = 200
/** For half of the highest figure. */
const top = 10
const maxTicks = 4

/** Questions of each day or week, one column each, its outcomes one on the other. Widths are shares of the page's. */
export function columns(stretches: readonly StretchCount[]): string {
  const highest = Math.max(...stretches.map(({ outcomes }) => questionOutcomes.reduce((sum, outcome) => sum + outcomes[outcome], 0)))
  const y = scaleLinear([0, highest], [height, top]).nice(maxTicks)
  const x = scaleBand(
    stretches.map(({ from }) => from),
    [0, 100],
  ).padding(0.15)
  const ticks = y.ticks(maxTicks).filter(Number.isInteger)
  const figure = new Intl.NumberFormat('en', { notation: 'compact' })
  return html`<div class="columns"><svg class="figures" aria-hidden="true" width="36" height="${height + top}">!${ticks.map(
    (tick) => html`<text x="30" y="${y(tick) + 4}">${figure.format(tick)}</text>`,
  )}</svg><svg class="area" role="img" aria-label="Questions over time; the table below has the figures" height="${height + top}">!${ticks.map(
    (tick) => html`<line x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}"/>`,
  )}!${stretches.map((stretch) => column(stretch, x(stretch.from) as number, x.bandwidth(), y))}</svg></div>!${ends(stretches)}`
}

function column(stretch: StretchCount, x: number, width: number, y: (count: number) => number): string {
  let sum = 0
  const rects = questionOutcomes.map((outcome) => {
    const count = stretch.outcomes[outcome]
    const [bottom, end] = [y(sum), y(sum + count)]
    sum += count
    if (count === 0) return ''
    return html`<rect class="bar ${outcome}-bar" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" y="${end.toFixed(1)}" height="${(bottom - end).toFixed(1)}"/>`
  })
  const figures = questionOutcomes.filter((outcome) => stretch.outcomes[outcome] > 0).map((outcome) => `${outcomeLabels[outcome]} ${stretch.outcomes[outcome]}`)
  return html`<g><title>${[stretchLabel(stretch), ...figures].join(', ')}</title>!${rects}</g>`
}

/** First and last day under the columns. */
function ends(stretches: readonly StretchCount[]): string {
  const days = [...new Set([stretches[0]?.from, stretches.at(-1)?.to])].filter((day) => day !== undefined)
  return html`<p class="ends">!${days.map((day) => html`<span>${shortDayLabel(day)}</span>`)}</p>`
}
