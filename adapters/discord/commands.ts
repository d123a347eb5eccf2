import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import { commandNames, described, named, optionNames, questionOption, text } from './command-parts.ts'
import { teamCommands } from './team/command-list.ts'

/** Characters of words that roles are looked for by. */
const maxWordsChars = 100

/** Everywhere: in servers, in direct messages with the assistant and with others, installed by a server or by a user. */
const everywhere: Pick<RESTPostAPIApplicationCommandsJSONBody, 'contexts' | 'integration_types'> = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

const slash = { type: ApplicationCommandType.ChatInput, ...everywhere } as const

/** What people can call. */
export const commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    ...slash,
    ...named(commandNames.ask, { sv: 'fråga', da: 'spørg', no: 'spør', de: 'fragen', fr: 'demander', es: 'preguntar', pl: 'zapytaj', fi: 'kysy' }),
    ...described({
      en: 'Ask about our jobs; only you see the answer',
      sv: 'Fråga om våra jobb; bara du ser svaret',
      da: 'Spørg om vores job; kun du ser svaret',
      no: 'Spør om jobbene våre; bare du ser svaret',
      de: 'Frage zu unseren Stellen; nur du siehst die Antwort',
      fr: 'Posez une question sur nos postes ; vous seul voyez la réponse',
      es: 'Pregunta sobre nuestros puestos; solo tú ves la respuesta',
      pl: 'Zapytaj o nasze oferty pracy; odpowiedź zobaczysz tylko Ty',
      fi: 'Kysy työpaikoistamme; vain sinä näet vastauksen',
    }),
    options: [
      questionOption,
      {
        ...text,
        ...named(optionNames.role, {
          sv: 'roll',
          da: 'stilling',
          no: 'stilling',
          de: 'stelle',
          fr: 'poste',
          es: 'puesto',
          pl: 'stanowisko',
          fi: 'tehtävä',
        }),
        ...described({
          en: 'The role that you ask about',
          sv: 'Rollen som du frågar om',
          da: 'Stillingen, som du spørger om',
          no: 'Stillingen du spør om',
          de: 'Die Stelle, um die es geht',
          fr: 'Le poste dont il s’agit',
          es: 'El puesto del que preguntas',
          pl: 'Stanowisko, o które pytasz',
          fi: 'Tehtävä, josta kysyt',
        }),
        autocomplete: true,
      },
    ],
  },
  {
    ...slash,
    ...named(commandNames.roles, {
      sv: 'roller',
      da: 'stillinger',
      no: 'stillinger',
      de: 'stellen',
      fr: 'postes',
      es: 'puestos',
      pl: 'oferty',
      fi: 'tehtävät',
    }),
    ...described({
      en: 'List open roles',
      sv: 'Visa lediga roller',
      da: 'Vis ledige stillinger',
      no: 'Vis ledige stillinger',
      de: 'Offene Stellen zeigen',
      fr: 'Afficher les postes ouverts',
      es: 'Mostrar los puestos abiertos',
      pl: 'Pokaż otwarte oferty pracy',
      fi: 'Näytä avoimet tehtävät',
    }),
    options: [
      {
        ...text,
        ...named(optionNames.words, { sv: 'ord', da: 'ord', no: 'ord', de: 'wörter', fr: 'mots', es: 'palabras', pl: 'słowa', fi: 'sanat' }),
        ...described({
          en: 'Words that the role should mention',
          sv: 'Ord som rollen ska nämna',
          da: 'Ord, som stillingen skal nævne',
          no: 'Ord som stillingen skal nevne',
          de: 'Wörter, die in der Stelle vorkommen sollen',
          fr: 'Mots que le poste doit mentionner',
          es: 'Palabras que el puesto debe mencionar',
          pl: 'Słowa, które mają być w ofercie',
          fi: 'Sanoja, jotka tehtävässä mainitaan',
        }),
        max_length: maxWordsChars,
      },
    ],
  },
  {
    ...slash,
    ...named(commandNames.about, { sv: 'om', da: 'om', no: 'om', de: 'über', fr: 'à-propos', es: 'acerca-de', pl: 'informacje', fi: 'tietoja' }),
    ...described({
      en: 'What the assistant can do, and what it keeps of you',
      sv: 'Vad assistenten kan göra, och vad den sparar om dig',
      da: 'Hvad assistenten kan, og hvad den gemmer om dig',
      no: 'Hva assistenten kan, og hva den lagrer om deg',
      de: 'Was der Assistent kann und was er von dir speichert',
      fr: 'Ce que l’assistant sait faire et ce qu’il conserve de vous',
      es: 'Qué puede hacer el asistente y qué guarda de ti',
      pl: 'Co potrafi asystent i co o Tobie przechowuje',
      fi: 'Mitä avustaja osaa ja mitä se säilyttää sinusta',
    }),
  },
  {
    ...slash,
    ...named(commandNames.forgetMe, {
      sv: 'glöm-mig',
      da: 'glem-mig',
      no: 'glem-meg',
      de: 'vergiss-mich',
      fr: 'oubliez-moi',
      es: 'olvídame',
      pl: 'zapomnij-mnie',
      fi: 'unohda-minut',
    }),
    ...described({
      en: 'Erase what the assistant keeps of you',
      sv: 'Radera det som assistenten sparar om dig',
      da: 'Slet det, som assistenten gemmer om dig',
      no: 'Slett det assistenten lagrer om deg',
      de: 'Löschen, was der Assistent von dir speichert',
      fr: 'Effacer ce que l’assistant conserve de vous',
      es: 'Borrar lo que el asistente guarda de ti',
      pl: 'Usuń to, co asystent o Tobie przechowuje',
      fi: 'Poista se, mitä avustaja säilyttää sinusta',
    }),
  },
  ...teamCommands,
  {
    type: ApplicationCommandType.Message,
    ...everywhere,
    ...named(commandNames.answerQuestion, {
      sv: 'Svara på den här frågan',
      da: 'Svar på dette spørgsmål',
      no: 'Svar på dette spørsmålet',
      de: 'Diese Frage beantworten',
      fr: 'Répondre à cette question',
      es: 'Responder a esta pregunta',
      pl: 'Odpowiedz na to pytanie',
      fi: 'Vastaa tähän kysymykseen',
    }),
  },
]
