import { spokenLanguages } from '../text/languages.ts'
import type { ChatContext } from './conversation.ts'
import { type FaqDraft, FaqError, type FaqShelf } from './faq.ts'
import { findHandOver, handOverId } from './hand-over.ts'
import type { FaqForm, FaqOutcome, FormOr, TeamMember } from './surface.ts'
import { teamWordingOf } from './team-wording/index.ts'

type From = { readonly ref: string } | { readonly entry: string } | null

/** What members of the recruiting team do with FAQ entries; whoever acts here is one. */
export interface TeamFaq {
  form(from: From): Promise<FormOr<FaqForm>>
  save(draft: FaqDraft, member: TeamMember): Promise<FaqOutcome>
  retire(id: string, member: TeamMember): Promise<string>
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
    if (from === null) return { id: null, question: '', answer: '', language: team.language, postingIds: [], until: null }
    if ('entry' in from) {
      const entry = shelf.entries().find(({ id }) => id === from.entry)
      if (entry === undefined) return wording.faq.problems.changed_meanwhile
      const { id, question, answer, language, postingIds, until } = entry
      return { id, question, answer, language, postingIds, until }
    }
    const replied = await findHandOver(handOverId(from.ref, context), context)
    if (replied === null || replied.team === null || replied.team.reply === '') return wording.tooOld
    const { request, facts } = replied
    const postingId = facts?.postingId ?? null
    return {
      id: null,
      question: request.question,
      answer: replied.team.reply,
      language: request.language,
      postingIds: postingId === null ? [] : [postingId],
      until: null,
    }
  }

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
        const { commit } = await shelf.save(draft, name)
        return { kind: 'saved', text: commit === 'failed' ? wording.faq.savedNotCommitted : wording.faq.saved }
      } catch (error) {
        const { field, problem } = problemOf(error)
        return { kind: 'refused', field, text: wording.faq.problems[problem] }
      }
    },
    async retire(id, { name }) {
      try {
        const { commit } = await shelf.retire(id, name)
        return commit === 'failed' ? wording.faq.retiredNotCommitted : wording.faq.retiredNow
      } catch (error) {
        return wording.faq.problems[problemOf(error).problem]
      }
    },
  }
}
