const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu
const web =
  /(?:https?:\/\/|www\.)[^\s<>"'()[\]{}]+|(?<![\p{L}\p{N}@.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|eu|se|dk|no|de|fr|es|pl|fi|at|ch|uk|co|dev|app|jobs|careers|info|biz|ai|me|ly|gl|example|test|ru|cn|xyz|site|online|link)(?:\/[^\s<>"'()[\]{}]*)?(?![\p{L}\p{N}-])/giu
/** Words joined by a full stop, of two letters or more each: an address of whatever ending. "z.B." and "t.ex" are none. */
const dotted = /(?<![\p{L}\p{N}.@-])[\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]{2,})*\.\p{Ll}{2,}(?:\/[^\s<>"'()[\]{}]*)?(?![\p{L}\p{N}-])/gu
const phone = /(?<![\d.,/-])(?:\+\d|\(\+?\d|00\d|0\d)[\d\s()./-]{5,}\d/g

const date = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/

export interface AddressFacts {
  /** E-mail and web addresses and telephone numbers, as they are compared. */
  readonly keys: readonly string[]
  /** The text with blanks in their places, so that nothing in them is read as a word. */
  readonly rest: string
}

export function addressesOf(text: string): AddressFacts {
  const keys: string[] = []
  const blank = (found: string): string => ' '.repeat(found.length)
  const rest = text
    .replace(email, (found) => {
      keys.push(found.toLowerCase().replace(/\.$/, ''))
      return blank(found)
    })
    .replace(web, (found) => {
      const bare = found.replace(/[.,;:!?]+$/, '')
      keys.push(
        bare
          .replace(/^https?:\/\//i, '')
          .replace(/\/$/, '')
          .toLowerCase(),
      )
      return blank(bare) + found.slice(bare.length)
    })
    .replace(dotted, (found) => {
      keys.push(found.toLowerCase())
      return blank(found)
    })
    .replace(phone, (found) => {
      if (date.test(found)) return found
      keys.push(found.replace(/\D/g, ''))
      return blank(found)
    })
  return { keys, rest }
}
