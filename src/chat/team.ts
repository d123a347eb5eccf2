import type { Answer, Language } from '../domain.ts'
import type { ChatContext } from './conversation.ts'
import type { DigestSource } from './digest.ts'
import type { FaqShelf } from './faq.ts'
import type { FaqOutcome, FormOr, Team, TeamMember } from './surface.ts'
import { createTeamFaq } from './team-faq.ts'
import { createTeamHandOver, notKept } from './team-hand-over.ts'
import { teamWordingOf } from './team-wording/index.ts'
import { orElse } from './unavailable.ts'
import { chatWordingOf } from './wording/index.ts'

/** What the recruiting team's side is set up with. */
export interface TeamOptions {
  /** Of cards, forms and the digest. */
  readonly language: Language
  /** Whole days after which a question that nobody replied to is closed. */
  readonly handOverDays: number
  /** Null where no entries can be written. */
  readonly faq: FaqShelf | null
  /** Answers from pages that are not published as well; null where it cannot. */
  readonly preview: ((text: string, language: Language) => Promise<Answer>) | null
  /** Null where no digest is wanted. */
  readonly digest: DigestSource | null
}

/** The recruiting team's side: before every deed it is looked whether the person is of the team. */
export function createTeam(context: ChatContext): Team {
  const { surface, log, team } = context
  const wording = teamWordingOf(team.language)
  const { unavailable } = chatWordingOf(team.language)
  const handOver = createTeamHandOver(context)
  const faq = team.faq === null ? null : createTeamFaq(team.faq, context)

  const ifMember = async <T, R>({ personId }: TeamMember, refuse: (text: string) => R, act: () => Promise<T>): Promise<T | R> =>
    (await surface.isRecruiter(personId)) ? act() : refuse(wording.onlyTeam)

  /** The same, where nothing that was typed can be lost: a fault becomes a sentence. */
  const asMember = <T, R>(member: TeamMember, refuse: (text: string) => R, act: () => Promise<T>): Promise<T | R> =>
    orElse<T | R>(refuse(unavailable), () => ifMember(member, refuse, act), log)

  return {
    language: team.language,
    hasFaq: faq !== null,
    take: (ref, member) => asMember(member, asSentence, () => handOver.take(ref, member)),
    decline: (ref, member) => asMember(member, asSentence, () => handOver.decline(ref)),
    reply: (ref, text, member) => ifMember(member, notKept, () => handOver.reply(ref, text, member)),
    replyForm: (ref, member) => asMember(member, asRefusal, () => handOver.replyForm(ref)),
    faqForm: (from, member) => asMember(member, asRefusal, async () => (faq === null ? asRefusal(unavailable) : faq.form(from))),
    saveFaq: (draft, member) => asMember(member, asOutcome, async () => (faq === null ? asOutcome(unavailable) : faq.save(draft, member))),
    retireFaq: (shown, member) => asMember(member, asSentence, async () => (faq === null ? unavailable : faq.retire(shown, member))),
    faqEntries: (member) => asMember(member, asRefusal, async () => (team.faq === null ? asRefusal(unavailable) : { kind: 'form', form: team.faq.entries() })),
    preview: (text, member, language) =>
      asMember(member, asRefusal, async () => {
        if (team.preview === null) return asRefusal(unavailable)
        return text.trim() === '' ? asRefusal(wording.preview.emptyQuestion) : { kind: 'form', form: await team.preview(text, language) }
      }),
  }
}

const asSentence = (text: string): string => text
const asRefusal = (text: string): Extract<FormOr<never>, { kind: 'refused' }> => ({ kind: 'refused', text })
const asOutcome = (text: string): FaqOutcome => ({ kind: 'refused', field: null, text })
