import type { FormOr } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import type { ListenerContext } from '../events.ts'
import { everybodySees } from './sentences.ts'

type Guard = Pick<ListenerContext, 'isTeamOpen'>

/** Does what only the recruiting team can do. Who is of it the conversation asks; where nobody can be, it is said why. */
export const asTeam = async (language: Language, { isTeamOpen }: Guard, act: () => Promise<string>): Promise<string> =>
  (await isTeamOpen()) ? everybodySees(language) : act()

/** The same for what is shown in a form or a list. */
export const showTeam = async <T>(language: Language, { isTeamOpen }: Guard, load: () => Promise<FormOr<T>>): Promise<FormOr<T>> =>
  (await isTeamOpen()) ? { kind: 'refused', text: everybodySees(language) } : load()

/** What was pressed is of another version, or named by what is not there any more. */
export const tooOld = (language: Language) => ({ kind: 'refused', text: teamWordingOf(language).tooOld }) as const
