/** Blocks in one message. https://docs.slack.dev/reference/block-kit/blocks */
export const maxMessageBlocks = 50
/** Blocks in a modal or an App Home. https://docs.slack.dev/reference/views/home-tab-views */
export const maxViewBlocks = 100
/** Bytes of a whole view, as JSON (`view_too_large`). https://docs.slack.dev/reference/methods/views.publish */
export const maxViewBytes = 250_000
/** Characters in a text object, and so in a section or in one element of a context. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const maxTextObjectChars = 3000
/** Characters in a header. https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const maxHeaderChars = 150
/** Characters on a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const maxButtonChars = 75
/** Characters that a button carries for the app. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const maxButtonValueChars = 2000
/** Elements in a block of buttons. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const maxActions = 25
/** Characters of the title of a modal, and of its two buttons. https://docs.slack.dev/reference/views/modal-views */
export const maxModalLabelChars = 24
/** Characters of the label and of the hint of an input. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const maxInputLabelChars = 2000
/** Options of a menu, or of one group in it. https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
export const maxOptions = 100
/** Characters of an option, and of the name of a group. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const maxOptionChars = 75
/** Characters that an option carries for the app. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const maxOptionValueChars = 150
/** Characters of what an empty field shows. https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
export const maxPlaceholderChars = 150
/** Characters of a question to the recruiting team and of a reply to it: both have room on one card, and a reply in one message. */
export const maxQuestionChars = 1000
export const maxReplyChars = 1500
/** Characters of the name of a block. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const maxBlockIdChars = 255
/** Title, text and buttons of a question whether one is sure. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const maxConfirmChars = { title: 100, text: 300, button: 30 }
/**
 * JSON characters of the blocks of one message. Slack refuses more than about 13,200 (`msg_blocks_too_long`) and does not document how it counts; a text of 11,341
 * characters was refused together with its blocks. https://github.com/slackapi/bolt-js/issues/2509 https://github.com/slackapi/bolt-js/issues/2867
 */
export const maxMessageChars = 10_000
/** Characters of what notifications and screen readers say; Slack recommends at most 4,000. https://docs.slack.dev/reference/methods/chat.postMessage */
export const maxNotificationChars = 3000
/** Posts that the address of a request takes, within 30 minutes. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const maxResponses = 5
/** An address above this is opened by few browsers, and leaves no room in a text for what it is linked to; a button could have one of 3,000. */
export const maxLinkChars = 2000
