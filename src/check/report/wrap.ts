import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

/** Parts a text at spaces into lines that fit; a word that is longer, such as an address, stays whole. */
export const wrapped = (text: string, columns: number, indent: string): string[] =>
  wrapAnsi(text, columns - indent.length)
    .split('\n')
    .map((line) => `${indent}${line}`)

/** The beginning of a text that is too wide, with a mark that it goes on. */
export function shortened(text: string, maxColumns: number): string {
  if (stringWidth(text) <= maxColumns) return text
  let shown = ''
  for (const character of text) {
    if (stringWidth(`${shown}${character}…`) > maxColumns) break
    shown += character
  }
  return `${shown.trimEnd()}…`
}

export const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - stringWidth(text)))
