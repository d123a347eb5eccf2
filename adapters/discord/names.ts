import { createHash } from 'node:crypto'

/** A name that comes back of a press: itself, or a digest of it where there is no room. A digest takes 44 characters. */
export const shortName = (name: string, room: number): string => (name.length + 1 <= room ? `=${name}` : `#${digestOf(name)}`)

/** @param known among which a digest is looked for @returns null where none of them is meant */
export function fullName(short: string, known: readonly string[]): string | null {
  if (short.startsWith('=')) return short.slice(1)
  return known.find((name) => `#${digestOf(name)}` === short) ?? null
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
