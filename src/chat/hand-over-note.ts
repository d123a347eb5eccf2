import type { Answer, Thread } from '../domain.ts'
import type { ChatContext } from './conversation.ts'
import { type CardFacts, type HandedOver, isFoundByRef } from './hand-over.ts'
import { TryAgainError } from './inbox.ts'
import type { HandOverNote, HandOverRequest, TeamAction } from './surface.ts'

/** Citations under what the assistant says to the question. */
const maxCitations = 2

const nothingKnown: CardFacts = { postingId: null, role: '', topic: '', permalink: null, said: null }

/** What the card of a question shows as things stand. */
export function noteOf(handedOver: HandedOver, { team: { language: teamLanguage, handOverDays, faq } }: Pick<ChatContext, 'team'>): HandOverNote {
  const { row, ref, request, team } = handedOver
  const { postingId: _, ...facts } = handedOver.facts ?? nothingKnown
  return {
    ref,
    question: request.question,
    language: request.language,
    teamLanguage,
    personId: request.personId,
    ...facts,
    // A card that is being posted shows what it will be.
    state: row.state === 'kept' ? 'asked' : row.state,
    ending: row.ending,
    days: handOverDays,
    takenBy: team?.personId ?? null,
    reply: team?.reply ?? '',
    actions: isFoundByRef(row) ? actionsOf(handedOver, faq !== null) : [],
  }
}

function actionsOf({ row, team }: HandedOver, hasFaq: boolean): readonly TeamAction[] {
  switch (row.state) {
    case 'kept':
    case 'asked':
      return ['take', 'reply', 'decline']
    case 'taken':
      return ['reply', 'decline']
    case 'answered':
    case 'expired':
      return []
    case 'closed':
      return hasFaq && (team?.reply ?? '') !== '' ? ['save_faq'] : []
  }
}

/**
 * Gathers what the recruiting team should know of a question: the role and topic, and what the assistant answers to it by itself.
 * @throws TryAgainError, StoreUnavailableError
 */
export async function gatherFacts(request: HandOverRequest, context: ChatContext): Promise<CardFacts> {
  const { surface, store, assistant, key, team } = context
  const memory = (await store.conversation(key(request.threadId)))?.memory
  const reply = replyTo(request, memory, context)
  const focus = (reply?.thread ?? memory)?.postingIds ?? []
  const postingId = focus.length === 1 ? (focus[0] as string) : null
  const topic = reply?.answer.parts[0]?.topic ?? null
  return {
    postingId,
    role: postingId === null ? '' : (assistant().role(postingId, team.language)?.title ?? ''),
    topic:
      topic === null
        ? ''
        : (assistant()
            .choices(team.language)
            .topics.find(({ id }) => id === topic)?.name ?? ''),
    permalink: request.messageId === null ? null : await surface.permalink(request.messageId),
    said: reply === null ? null : saidIn(reply.answer),
  }
}

/** @returns null where no answer can be made of it: the question reaches the team all the same */
function replyTo({ question, language }: HandOverRequest, memory: Thread | undefined, { assistant, log }: ChatContext) {
  try {
    return assistant().answer(question, memory, [language])
  } catch (error) {
    if (error instanceof TryAgainError) throw error
    log.error({ error }, 'a question goes to the recruiting team without what the assistant says to it: an answer failed')
    return null
  }
}

/** What is neither stated nor missing in the postings tells the team nothing. */
function saidIn({ outcome, parts }: Answer): CardFacts['said'] {
  const [first] = parts
  if (first === undefined || outcome === 'declined' || outcome === 'small_talk') return null
  return { lead: first.lead, citations: first.rows.flatMap((row) => row.citations).slice(0, maxCitations) }
}
