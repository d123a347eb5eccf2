import { createHash } from 'node:crypto'

/** Stands for a text wherever there is little room: 22 letters, digits, `-` and `_`, which no two texts share. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)
