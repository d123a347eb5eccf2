import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import { commandNames, described, named, questionOption } from '../command-parts.ts'

/**
 * In servers that installed it. Everybody sees them there: which permissions a recruiting team has differs from server to server, so who may use them is looked up
 * when they are used.
 */
const inServers: Pick<RESTPostAPIApplicationCommandsJSONBody, 'contexts' | 'integration_types'> = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
}

const slash = { type: ApplicationCommandType.ChatInput, ...inServers } as const

/** What the recruiting team can call. */
export const teamCommands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    ...slash,
    ...named(commandNames.faq, { sv: 'faq', da: 'faq', no: 'faq', de: 'faq', fr: 'faq', es: 'faq', pl: 'faq', fi: 'ukk' }),
    ...described({
      en: 'For the recruiting team: list FAQ entries, edit and retire them',
      sv: 'För rekryteringsteamet: visa, ändra och ta bort poster i vanliga frågor',
      da: 'For rekrutteringsteamet: vis, ret og fjern ofte stillede spørgsmål',
      no: 'For rekrutteringsteamet: vis, endre og fjern ofte stilte spørsmål',
      de: 'Für das Recruiting-Team: FAQ-Einträge zeigen, ändern und zurückziehen',
      fr: 'Pour l’équipe de recrutement : afficher, modifier et retirer les entrées de la FAQ',
      es: 'Para el equipo de selección: ver, cambiar y retirar preguntas frecuentes',
      pl: 'Dla zespołu rekrutacji: lista, zmiana i wycofanie wpisów FAQ',
      fi: 'Rekrytointitiimille: näytä, muokkaa ja poista usein kysyttyjä kysymyksiä',
    }),
  },
  {
    ...slash,
    ...named(commandNames.preview, {
      sv: 'förhandsvisa',
      da: 'forhåndsvis',
      no: 'forhåndsvis',
      de: 'vorschau',
      fr: 'aperçu',
      es: 'vista-previa',
      pl: 'podgląd',
      fi: 'esikatsele',
    }),
    ...described({
      en: 'For the recruiting team: what I would answer if drafts were published; only you see it',
      sv: 'För rekryteringsteamet: svaret om utkasten vore publicerade; bara du ser det',
      da: 'For rekrutteringsteamet: svaret, hvis kladderne var udgivet; kun du ser det',
      no: 'For rekrutteringsteamet: svaret hvis utkastene var publisert; bare du ser det',
      de: 'Für das Recruiting-Team: die Antwort, wären Entwürfe veröffentlicht; nur du siehst sie',
      fr: 'Pour l’équipe de recrutement : la réponse si les brouillons étaient publiés ; visible par vous seul',
      es: 'Para el equipo de selección: la respuesta si los borradores se publicaran; solo la ves tú',
      pl: 'Dla zespołu rekrutacji: odpowiedź, gdyby szkice były opublikowane; widzisz ją tylko Ty',
      fi: 'Rekrytointitiimille: vastaus, jos luonnokset julkaistaisiin; vain sinä näet sen',
    }),
    options: [questionOption],
  },
]
