import { oneLine } from '../../src/text/visible.ts'
import { literalStart } from './mrkdwn.ts'

/** Characters of a person's id that is none of Slack's, as mrkdwn. */
const maxStrangeIdChars = 200

/** Names a person who is meant to be named, and tells them: who asked, who took the question, whom a reply is for. */
export const showPerson = (personId: string): string =>
  /^[UW][A-Z0-9]{2,}$/.test(personId) ? `<@${personId}>` : literalStart(oneLine(personId), maxStrangeIdChars)
