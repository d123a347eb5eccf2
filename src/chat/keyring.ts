import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What one secret is used for: people are stored as keyed hashes, and what waits to be answered is sealed. */
export interface Keyring {
  /** The same person always gives the same hash; without the key nobody can tell who it is. */
  hashPerson(surface: string, personId: string): string
  seal(text: string): string
  /** @returns null where it was sealed under another key, or changed */
  open(sealed: string): string | null
}

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** @param secret PERSON_KEY: at least 32 characters */
export function createKeyring(secret: string): Keyring {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const hashKey = derive('person')
  const sealKey = derive('payload')
  return {
    hashPerson: (surface, personId) => createHmac('sha256', hashKey).update(`${surface}:${personId}`).digest('base64url'),
    seal(text) {
      const iv = randomBytes(ivBytes)
      const sealing = createCipheriv(cipher, sealKey, iv)
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.length < ivBytes + tagBytes) return null
      const opening = createDecipheriv(cipher, sealKey, bytes.subarray(0, ivBytes))
      opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      try {
        return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
