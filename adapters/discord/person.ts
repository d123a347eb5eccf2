import { literal, plainStart } from './markdown.ts'

/** Characters of a person's id that is none of Discord's. */
const maxStrangeIdChars = 40

/** Whether Discord makes such ids. https://docs.discord.com/developers/reference#snowflakes */
export const isPerson = (personId: string): boolean => /^\d{15,20}$/.test(personId)

/** Names a person. It is shown as a name, and tells nobody where the message may not mention. */
export const showPerson = (personId: string): string => (isPerson(personId) ? `<@${personId}>` : literal(plainStart(personId, maxStrangeIdChars)))
