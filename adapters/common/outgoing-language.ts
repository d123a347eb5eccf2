import type { Outgoing } from '../../src/chat/surface.ts'
import type { Language } from '../../src/domain.ts'

/** The language of what goes out. */
export function languageOf(outgoing: Outgoing): Language {
  switch (outgoing.kind) {
    case 'answer':
      return outgoing.answer.language
    case 'hand_over':
      return outgoing.handOver.teamLanguage
    case 'erased_hand_over':
      return outgoing.teamLanguage
    case 'team_reply':
      return outgoing.reply.language
    default:
      return outgoing.language
  }
}
