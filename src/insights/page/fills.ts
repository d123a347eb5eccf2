import { html } from 'ghtml'

/** What a bar stands for. Each has a colour and, so that colour is not needed to tell them apart, a pattern of its own. */
export type Fill = 'answered' | 'roles' | 'not_stated' | 'declined' | 'failed'

const size = 6

/** Lines in the colour of the page, over the fill's own. */
const lines: Readonly<Record<Exclude<Fill, 'answered'>, string>> = {
  roles: html`<path d="M0 3h${size}"/>`,
  not_stated: html`<path d="M-1 1l2 -2M0 ${size}l${size} -${size}M5 7l2 -2"/>`,
  declined: html`<path d="M3 0v${size}"/>`,
  failed: html`<path d="M0 3h${size}M3 0v${size}"/>`,
}

/** Stands once in a page, before the first bar. */
export const patterns = html`<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>!${Object.entries(lines).map(
  ([fill, path]) =>
    html`<pattern id="${fill}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect class="${fill}" width="${size}" height="${size}"/>!${path}</pattern>`,
)}</defs></svg>`

export const legend = (entries: readonly { readonly fill: Fill; readonly label: string }[]): string =>
  html`<ul class="legend">!${entries.map(
    ({ fill, label }) => html`<li><svg aria-hidden="true" width="14" height="14"><rect class="bar ${fill}-bar" width="14" height="14"/></svg>${label}</li>`,
  )}</ul>`
