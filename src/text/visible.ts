/** Control characters, direction marks, and what is invisible but in a word. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
export const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Text without control characters, direction marks and what is invisible but in a word; one kind of line break. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\v|\f|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unseen, '')

/** The same in one line. */
export const oneLine = (text: string): string => visible(text).replace(/\s+/g, ' ').trim()

/** Letters that look like nothing: fillers of Hangul and the empty Braille cell. */
const fillers = /[\u115f\u1160\u3164\uffa0\u2800]/g

/** Nothing of it would be seen; chats refuse a text of white space alone. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(visible(text).replace(fillers, ''))

/** The first text of which something would be seen. */
export const firstSeen = (...texts: readonly string[]): string => texts.find((text) => !isBlank(text)) ?? '…'
