import unhomoglyph from 'unhomoglyph'

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0e|\ufe0f/g

/** Lower case, one kind of hyphen, quote and space; no invisible characters. For comparing, never for showing. */
export function fold(text: string): string {
  // Most words are plain ASCII: nothing to normalise.
  if (/^[\w ,.:;!?'"()/+*-]*$/.test(text) && !text.includes('  ')) return text.toLowerCase()
  return (
    text
      // Before normalising, which makes a space and an accent of it.
      .replace(/\u00b4/g, "'")
      .normalize('NFKC')
      .replace(invisible, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u2018\u2019`]/g, "'")
      .replace(/\s+/g, ' ')
      .toLowerCase()
  )
}

/** As European languages write; "ĸ" and "ᴙ" are Latin too, but nobody's letters. */
const latinLetters = /^[A-Za-z\u00c0-\u0137\u0139-\u017f\p{N}]+$/u

/**
 * Letters of other scripts that only look Latin, made Latin, in words that mix scripts with Latin letters or in texts that are otherwise Latin.
 * A text in Cyrillic or Greek stays what it is.
 */
export function unmaskLookalikes(text: string): string {
  const foreign = text.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu)?.length ?? 0
  if (foreign === 0) return text
  const known = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return text.replace(/[\p{L}\p{N}]+/gu, (word) => {
    if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return word
    if (!/\p{Script=Latin}/u.test(word) && foreign >= known) return word
    const latin = unhomoglyph(word)
    return latinLetters.test(latin) ? latin : word
  })
}

const singleLetters: Record<string, string> = { ø: 'o', æ: 'ae', å: 'a', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', œ: 'oe', ı: 'i' }

/** How a language writes its own letters where the keyboard lacks them ("forloebet", "fuer"). */
const digraphs: Record<string, readonly [RegExp, (pair: string) => string]> = {
  da: [/ae|oe|aa/g, (pair) => pair.charAt(0)],
  no: [/ae|oe|aa/g, (pair) => pair.charAt(0)],
  de: [/ae|oe|(?<![aeq])ue/g, (pair) => pair.charAt(0)],
}

/** Removes diacritics from a folded word so that it equals the word typed without them. */
export function stripMarks(word: string, language: string): string {
  if (/^[a-z0-9+#]*$/.test(word) && digraphs[language] === undefined) return word
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæåßłđðþœı]/g, (letter) => singleLetters[letter] ?? letter)
  const digraph = digraphs[language]
  return digraph === undefined ? plain : plain.replace(digraph[0], digraph[1])
}
