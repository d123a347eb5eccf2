/** Places to part a text, best first: after a paragraph, a line, a sentence, a word. */
const seams: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[.!?…]["'”’»)\]]*\s+/g, /\s+/g]

/** A better seam is taken only where it leaves at least this share of the room used. */
const minUsedShare = 1 / 3

/** Joins to the character before it: a mark, a variation selector, a joiner or what follows one. */
const joinsBefore = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}])/u

/**
 * Parts a text into pieces that fit, at a paragraph, line, sentence or word, and within a word only where it fits nowhere whole. White space at a seam is left out;
 * nothing else is.
 * @param room what a piece may cost
 * @param costOf cost of one code point
 */
export function splitText(text: string, room: number, costOf: (character: string) => number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const end = endWithin(rest, room, costOf)
    const cut = end === rest.length ? end : seamWithin(rest, end)
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return pieces
}

/** The whole text, or as much of its beginning as has room with a mark behind it that there is more. @param maxChars UTF-16 units */
export function cutTo(text: string, maxChars: number): string {
  const mark = ' …'
  const pieces = (room: number) => splitText(text, room, (character) => character.length)
  const [whole = '', ...more] = pieces(maxChars)
  return more.length === 0 ? whole : `${pieces(maxChars - mark.length)[0]}${mark}`
}

/** How much of the text fits; at least one character. */
function endWithin(text: string, room: number, costOf: (character: string) => number): number {
  let cost = 0
  let end = 0
  for (const character of text) {
    cost += costOf(character)
    if (cost > room && end > 0) return end
    end += character.length
  }
  return end
}

function seamWithin(text: string, end: number): number {
  // One more character: white space right behind the room is a seam too.
  const window = text.slice(0, end + 1)
  for (const [rank, seam] of seams.entries()) {
    const last = [...window.matchAll(seam)].at(-1)
    const cut = last === undefined ? 0 : last.index + last[0].length
    const isWord = rank === seams.length - 1
    if (cut > (isWord ? 0 : end * minUsedShare)) return Math.min(cut, end)
  }
  return characterSeam(text, end)
}

/** The last place at or before `end` that parts no visible character. */
function characterSeam(text: string, end: number): number {
  const isPart = (at: number) => joinsBefore.test(text.slice(at, at + 2)) || text[at - 1] === '\u200d'
  let cut = end
  while (cut > 0 && isPart(cut)) cut -= /[\udc00-\udfff]/.test(text[cut - 1] ?? '') ? 2 : 1
  return cut > 0 ? cut : end
}
