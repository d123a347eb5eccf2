import type { SpokenLanguage } from '../../../src/text/languages.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fi } from './fi.ts'
import { fr } from './fr.ts'
import { no } from './no.ts'
import { pl } from './pl.ts'
import { sv } from './sv.ts'
import type { Words } from './words.ts'

export const wordsOf: Readonly<Record<SpokenLanguage, Words>> = { en, sv, da, no, de, fr, es, pl, fi }
