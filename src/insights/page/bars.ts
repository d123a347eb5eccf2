import { scaleLinear } from 'd3-scale'
import { html } from 'ghtml'
import type { Fill } from './fills.ts'

/** One bar beside its name; its parts lie end to end. */
export interface Bar {
  readonly label: string
  /** What the bar says, in figures. */
  readonly value: string
  readonly parts: readonly { readonly fill: Fill; readonly length: number }[]
}

/** Bars to the right, under or beside their names: names are text of the page, so they wrap as the page is wide. */
export function bars(rows: readonly Bar[]): string {
  const longest = Math.max(...rows.map(({ parts }) => parts.reduce((sum, { length }) => sum + length, 0)))
  const percent = scaleLinear([0, longest], [0, 100])
  return html`<ul class="bars">!${rows.map(({ label, value, parts }) => {
    let start = 0
    const rects = parts.map(({ fill, length }) => {
      const rect = html`<rect class="bar ${fill}-bar" x="${percent(start).toFixed(2)}%" width="${percent(length).toFixed(2)}%" height="16"/>`
      start += length
      return length > 0 ? rect : ''
    })
    return html`<li><span class="name" dir="auto">${label}</span><svg aria-hidden="true" height="16">!${rects}</svg><span class="value">${value}</span></li>`
  })}</ul>`
}
