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
import type { ChatWording } from './wording.ts'

const wordings: Readonly<Record<SpokenLanguage, ChatWording>> = { en, sv, da, no, de, fr, es, pl, fi }

/** The fixed sentences of a chat in a language; English where the language is not spoken. */
export const chatWordingOf = (language: Language): ChatWording => wordings[replyLanguage(language)]
