import { spokenLanguages } from '../text/languages.ts'
import type { ChatContext } from './conversation.ts'
import { type FaqDraft, FaqError, type FaqSaved, type FaqShelf, type ShownEntry } from './faq.ts'
import { findHandOver, handOverId } from './hand-over.ts'
import type { FaqForm, FaqOutcome, FormOr, TeamMember } from './surface.ts'
import { teamWordingOf } from './team-wording/index.ts'

type From = { readonly ref: string } | { readonly entry: string } | null

/** What members of the recruiting team do with FAQ entries; whoever acts here is one. */
export interface TeamFaq {
  form(from: From): Promise<FormOr<FaqForm>>
  save(draft: FaqDraft, member: TeamMember): Promise<FaqOutcome>
  retire(shown: ShownEntry, member: TeamMember): Promise<string>
}

export function createTeamFaq(shelf: FaqShelf, context: ChatContext): TeamFaq {
  const { assistant, team, log } = context
  const wording = teamWordingOf(team.language)

  function formOf(draft: FaqDraft): FaqForm {
    const { roles } = assistant().roles('', team.language)
    return {
      draft,
      similar: draft.id === null && draft.question !== '' ? shelf.similar(draft.question, draft.language) : [],
      roles: roles.map(({ postingId, title }) => ({ postingId, title })),
      languages: spokenLanguages,
    }
  }

  async function draftFrom(from: From): Promise<FaqDraft | string> {
    if (from === null) return { id: null, revision: null, question: '', answer: '', language: team.language, postingIds: [], until: null }
    if ('entry' in from) {
      const entry = shelf.entries().find(({ id }) => id === from.entry)
      if (entry === undefined) return wording.faq.problems.changed_meanwhile
      const { id, revision, question, answer, language, postingIds, until } = entry
      return { id, revision, question, answer, language, postingIds, until }
    }
    const replied = await findHandOver(handOverId(from.ref, context), context)
    if (replied === null || replied.team === null || replied.team.reply === '') return wording.tooOld
    const { request, facts } = replied
    const postingId = facts?.postingId ?? null
    return {
      id: null,
      revision: null,
      question: request.question,
      answer: replied.team.reply,
      language: request.language,
      postingIds: postingId === null ? [] : [postingId],
      until: null,
    }
  }

  const withCommit = (text: string, commit: FaqSaved['commit']): string => (commit === 'failed' ? `${text} ${wording.faq.notCommitted}` : text)

  /** What keeps an entry from being saved, as a sentence; the operator hears of what nobody can mend in the form. */
  function problemOf(error: unknown): FaqError {
    if (!(error instanceof FaqError)) throw error
    if (error.problem === 'not_writable') log.error({}, error.message)
    return error
  }

  return {
    async form(from) {
      const draft = await draftFrom(from)
      return typeof draft === 'string' ? { kind: 'refused', text: draft } : { kind: 'form', form: formOf(draft) }
    },
    async save(draft, { name }) {
      try {
        const { entry, commit } = await shelf.save(draft, name)
        const { saved, savedWaits, savedUnread } = wording.faq
        const said = entry.state === 'waits' ? savedWaits : entry.state === 'unread' ? savedUnread : saved
        return { kind: 'saved', text: withCommit(said, commit) }
      } catch (error) {
        const { field, problem } = problemOf(error)
        return { kind: 'refused', field, text: wording.faq.problems[problem] }
      }
    },
    async retire(shown, { name }) {
      try {
        const { commit } = await shelf.retire(shown, name)
        return withCommit(wording.faq.retiredNow, commit)
      } catch (error) {
        return wording.faq.problems[problemOf(error).problem]
      }
    },
  }
}
