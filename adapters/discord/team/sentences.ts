import type { Language } from '../../../src/domain.ts'
import { fill } from '../../../src/text/fill.ts'
import { replyLanguage, type SpokenLanguage } from '../../../src/text/languages.ts'

/** What members of the recruiting team are told that only holds in Discord. */
interface TeamSentences {
  /** Nobody counts as the team, since its channel tells nobody apart. */
  readonly everybodySees: string
  /** Beside the list of roles in a form, which has room for 25: `{shown}`, `{all}`. At most 100 characters. */
  readonly moreRoles: string
}

const sentences: Readonly<Record<SpokenLanguage, TeamSentences>> = {
  en: {
    everybodySees: 'Everybody sees the recruiting team’s channel, so nobody can act for the team. Please ask an administrator to make it private.',
    moreRoles: '{shown} of {all} roles fit here; others are set in the file of the entry.',
  },
  sv: {
    everybodySees: 'Alla ser rekryteringsteamets kanal, så ingen kan agera för teamet. Be en administratör göra den privat.',
    moreRoles: '{shown} av {all} roller får plats här; övriga anges i postens fil.',
  },
  da: {
    everybodySees: 'Alle kan se rekrutteringsteamets kanal, så ingen kan handle for teamet. Bed en administrator gøre den privat.',
    moreRoles: '{shown} af {all} stillinger er der plads til her; andre angives i postens fil.',
  },
  no: {
    everybodySees: 'Alle ser kanalen til rekrutteringsteamet, så ingen kan handle for teamet. Be en administrator gjøre den privat.',
    moreRoles: '{shown} av {all} stillinger får plass her; andre settes i filen til oppføringen.',
  },
  de: {
    everybodySees: 'Alle sehen den Kanal des Recruiting-Teams, daher kann niemand für das Team handeln. Bitte lass ihn von einem Administrator privat machen.',
    moreRoles: '{shown} von {all} Stellen passen hierher; andere stehen in der Datei des Eintrags.',
  },
  fr: {
    everybodySees:
      'Tout le monde voit le canal de l’équipe de recrutement : personne ne peut donc agir en son nom. Demandez à un administrateur de le rendre privé.',
    moreRoles: '{shown} postes sur {all} tiennent ici ; les autres s’indiquent dans le fichier de l’entrée.',
  },
  es: {
    everybodySees: 'Todo el mundo ve el canal del equipo de selección, así que nadie puede actuar por el equipo. Pide a un administrador que lo haga privado.',
    moreRoles: 'Aquí caben {shown} de {all} puestos; los demás se indican en el archivo de la entrada.',
  },
  pl: {
    everybodySees: 'Kanał zespołu rekrutacji widzą wszyscy, więc nikt nie może działać w jego imieniu. Poproś administratora, aby ustawił go jako prywatny.',
    moreRoles: 'Mieści się tu {shown} z {all} ofert; pozostałe podaje się w pliku wpisu.',
  },
  fi: {
    everybodySees: 'Kaikki näkevät rekrytointitiimin kanavan, joten kukaan ei voi toimia tiimin puolesta. Pyydä ylläpitäjää tekemään siitä yksityinen.',
    moreRoles: 'Tähän mahtuu {shown}/{all} tehtävää; muut merkitään tietueen tiedostoon.',
  },
}

export const everybodySees = (language: Language): string => sentences[replyLanguage(language)].everybodySees

export const moreRoles = (language: Language, shown: number, all: number): string => fill(sentences[replyLanguage(language)].moreRoles, { shown, all })
