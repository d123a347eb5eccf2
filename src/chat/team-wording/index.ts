import type { Language } from '../../domain.ts'
import { replyLanguage, type SpokenLanguage } from '../../text/languages.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fi } from './fi.ts'
import { fr } from './fr.ts'
import { no } from './no.ts'
import { pl } from './pl.ts'
import { sv } from './sv.ts'
import type { TeamWording } from './team-wording.ts'

const wordings: Readonly<Record<SpokenLanguage, TeamWording>> = { en, sv, da, no, de, fr, es, pl, fi }

/** The sentences for the recruiting team in a language; English where it is not spoken here. */
export const teamWordingOf = (language: Language): TeamWording => wordings[replyLanguage(language)]
