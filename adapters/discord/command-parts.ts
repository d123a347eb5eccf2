import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType, type LocalizationMap } from 'discord.js'

export const commandNames = {
  ask: 'ask',
  roles: 'roles',
  about: 'about',
  forgetMe: 'forget-me',
  faq: 'faq',
  preview: 'preview',
  answerQuestion: 'Answer this question',
} as const
export const optionNames = { question: 'question', role: 'role', words: 'words' } as const

/** Characters of what people type into a command; Discord allows 6,000. https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure */
const maxQuestionChars = 2000

/** English, then each language under the codes that Discord has for it. https://docs.discord.com/developers/reference#locales */
type Texts = Readonly<Record<'en' | 'sv' | 'da' | 'no' | 'de' | 'fr' | 'es' | 'pl' | 'fi', string>>

const codes = { sv: ['sv-SE'], da: ['da'], no: ['no'], de: ['de'], fr: ['fr'], es: ['es-ES', 'es-419'], pl: ['pl'], fi: ['fi'] } as const

const localized = (texts: Texts): LocalizationMap =>
  Object.fromEntries(Object.entries(codes).flatMap(([language, locales]) => locales.map((locale) => [locale, texts[language as keyof typeof codes]])))

export const named = (name: string, localNames: Omit<Texts, 'en'>) => ({ name, name_localizations: localized({ en: name, ...localNames }) })
export const described = (texts: Texts) => ({ description: texts.en, description_localizations: localized(texts) })

export const text = { type: ApplicationCommandOptionType.String } as const

/** What is asked. */
export const questionOption: APIApplicationCommandBasicOption = {
  ...text,
  ...named(optionNames.question, {
    sv: 'fråga',
    da: 'spørgsmål',
    no: 'spørsmål',
    de: 'frage',
    fr: 'question',
    es: 'pregunta',
    pl: 'pytanie',
    fi: 'kysymys',
  }),
  ...described({
    en: 'Your question',
    sv: 'Din fråga',
    da: 'Dit spørgsmål',
    no: 'Spørsmålet ditt',
    de: 'Deine Frage',
    fr: 'Votre question',
    es: 'Tu pregunta',
    pl: 'Twoje pytanie',
    fi: 'Kysymyksesi',
  }),
  required: true,
  max_length: maxQuestionChars,
}
