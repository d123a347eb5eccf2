const yesOrNo = /^(yes|no|yep|nope|absolutely|ja|jo|jodå|japp|nej|nei|jo da|nein|doch|oui|non|si|sí|tak|nie|kyllä|joo|ei)(?=[.,:;!–—]|\s*$)/iu

/** Whether a text begins with a yes or a no of its own. */
export const beginsWithYesOrNo = (text: string): boolean => yesOrNo.test(text)

/** Whether a sentence says yes or no and nothing else. */
export const isYesOrNo = (text: string): boolean => /^\P{L}*$/u.test(text.replace(yesOrNo, '')) && yesOrNo.test(text)
