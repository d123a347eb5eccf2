import type { Citation } from '../domain.ts'

/** A role in a list is shown by its title alone. */
export const isTitleOnly = (citation: Citation): boolean => citation.quote === citation.title

/** Title and section of a citation, as every surface names it. */
export const sourceName = (citation: Citation): string =>
  citation.section === '' || citation.section === citation.title ? citation.title : `${citation.title} › ${citation.section}`

/** Pages number their lists `1.` throughout; people read 1, 2, 3. */
export function renumber(quote: string): string {
  let number = 0
  // Where the list begins earlier, its numbers are not known: a dash says less and nothing wrong.
  if (quote.startsWith('…\n')) return quote.replace(/^1[.)] /gm, '- ')
  return quote
    .split('\n')
    .map((line) => {
      const item = /^1([.)]) /.exec(line)
      if (item === null) {
        if (line !== '…') number = 0
        return line
      }
      number++
      return `${number}${item[1]} ${line.slice(item[0].length)}`
    })
    .join('\n')
}
