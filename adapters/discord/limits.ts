/** Characters of a message without Components V2. https://docs.discord.com/developers/resources/message#create-message */
export const maxContentChars = 2000
/** Components in a message, those within others too. https://docs.discord.com/developers/components/reference */
export const maxMessageComponents = 40
/** Characters of all texts of a message with Components V2. https://docs.discord.com/developers/components/reference#text-display */
export const maxMessageChars = 4000
/** Characters that one text is filled up to: two of them, the end of a quote and its source, still fit into one message with a button. */
export const maxTextChars = 1950
/** Buttons in a row. https://docs.discord.com/developers/components/reference#action-row */
export const maxRowButtons = 5
/** Characters on a button. https://docs.discord.com/developers/components/reference#button */
export const maxButtonChars = 80
/** Characters of the address that a button opens. https://docs.discord.com/developers/components/reference#button */
export const maxButtonUrlChars = 512
/** Characters that a button carries for the app. https://docs.discord.com/developers/components/reference#custom-id */
export const maxCustomIdChars = 100
/** An address above this leaves no room in a text for what it is linked to. */
export const maxLinkChars = 1000
/** Characters of the title of a form. https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export const maxFormTitleChars = 45
/** Characters of the label of an input. https://docs.discord.com/developers/components/reference#label */
export const maxLabelChars = 45
/** Characters beside the label of an input. https://docs.discord.com/developers/components/reference#label */
export const maxDescriptionChars = 100
/** Characters that an empty input shows. https://docs.discord.com/developers/components/reference#text-input */
export const maxPlaceholderChars = 100
/** Choices of a list in a form. https://docs.discord.com/developers/components/reference#string-select-string-select-structure */
export const maxOptions = 25
/** Characters of the name of a choice, and of what it carries. https://docs.discord.com/developers/components/reference#string-select-select-option-structure */
export const maxOptionChars = 100
/** Characters of a question to the recruiting team, and of its reply: one card shows both. */
export const maxQuestionChars = 1000
export const maxReplyChars = 1500
/**
 * Rows of one part of an answer that have a button beside them. Each takes three components; with more, the links stand in the texts, so that the list stays in
 * one message.
 */
export const maxRowsWithButtons = 8
/** Roles of a list that have a button each: 13 fit into a message, and somebody who installed the app for themselves gets six messages to one command. */
export const maxRolesWithButtons = 48
/** FAQ entries that are shown at once: each takes five components with its box, and their beginnings stay within the characters of a message. */
export const maxEntriesShown = 6
/** Questions to the recruiting team that the page about the assistant lists. */
export const maxQuestionsListed = 3
