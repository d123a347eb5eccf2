import type { Language } from '../../src/domain.ts'
import { replyLanguage, type SpokenLanguage } from '../../src/text/languages.ts'
import { maxCached } from './timing.ts'

/** What somebody is told who goes on in a thread without the mention that Discord wants. */
const mentionMe: Readonly<Record<SpokenLanguage, string>> = {
  en: 'Discord shows me only messages that mention me. To go on here, reply to one of my messages, mention me, or use /ask.',
  sv: 'Discord visar mig bara meddelanden som nämner mig. Svara på ett av mina meddelanden, nämn mig eller använd /ask för att fortsätta här.',
  da: 'Discord viser mig kun beskeder, der nævner mig. Svar på en af mine beskeder, nævn mig, eller brug /ask for at fortsætte her.',
  no: 'Discord viser meg bare meldinger som nevner meg. Svar på en av meldingene mine, nevn meg eller bruk /ask for å fortsette her.',
  de: 'Discord zeigt mir nur Nachrichten, die mich erwähnen. Antworte auf eine meiner Nachrichten, erwähne mich oder nutze /ask, um hier weiterzumachen.',
  fr: 'Discord ne me montre que les messages qui me mentionnent. Pour continuer ici, répondez à l’un de mes messages, mentionnez-moi ou utilisez /ask.',
  es: 'Discord solo me muestra los mensajes que me mencionan. Para seguir aquí, responde a uno de mis mensajes, mencióname o usa /ask.',
  pl: 'Discord pokazuje mi tylko wiadomości, w których ktoś mnie wspomina. Aby kontynuować, odpowiedz na moją wiadomość, wspomnij mnie lub użyj /ask.',
  fi: 'Discord näyttää minulle vain viestit, joissa minut mainitaan. Jatka vastaamalla viestiini, mainitsemalla minut tai komennolla /ask.',
}

/** Tells, once in a thread, the person who was answered there. What it knows lives as long as the process: a hint that is missed costs little. */
export interface Hints {
  asked(threadId: string, personId: string): void
  answered(threadId: string, language: Language): void
  /** Something else than an answer was said there, such as that it will be quiet. */
  dismissed(threadId: string): void
  /** Where somebody else joins in, the assistant does not put its word in. */
  heard(threadId: string, personId: string): void
  /** What to say to a message that cannot be read; null where nothing is, because others talk or it was said. */
  hintFor(threadId: string, personId: string): { readonly text: string; readonly language: Language } | null
}

export function createHints(): Hints {
  const threads = new Map<string, { readonly asker: string; readonly language: Language | null }>()

  function keep(threadId: string, thread: { readonly asker: string; readonly language: Language | null }): void {
    threads.delete(threadId)
    threads.set(threadId, thread)
    if (threads.size > maxCached) threads.delete(threads.keys().next().value as string)
  }

  return {
    asked: (threadId, personId) => keep(threadId, { asker: personId, language: threads.get(threadId)?.language ?? null }),
    answered(threadId, language) {
      const thread = threads.get(threadId)
      if (thread !== undefined) keep(threadId, { ...thread, language })
    },
    dismissed: (threadId) => void threads.delete(threadId),
    heard(threadId, personId) {
      if (threads.get(threadId)?.asker !== personId) threads.delete(threadId)
    },
    hintFor(threadId, personId) {
      const thread = threads.get(threadId)
      if (thread === undefined || thread.language === null || thread.asker !== personId) return null
      threads.delete(threadId)
      const language = replyLanguage(thread.language)
      return { text: mentionMe[language], language }
    },
  }
}
