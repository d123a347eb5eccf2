/** Every fixed sentence and label of a chat in one language; `{name}` stands for what is filled in. Plain text: no markup, no emoji that carries meaning. */
export interface ChatWording {
  /** First contact: an automated assistant, what it keeps, for how long, how to have it erased. `{days}` */
  readonly notice: string
  /** Somebody said stop. */
  readonly stopped: string
  /** `{seconds}` */
  readonly tooManyFromPerson: string
  /** `{seconds}` */
  readonly tooManyInChannel: string
  readonly threadFull: string
  /** The answer failed for good. */
  readonly failed: string
  /** What was asked for could not be done for want of the store. */
  readonly unavailable: string
  /** The answer could not be posted where it was asked; this stands over it in a direct message. */
  readonly answeredHere: string
  readonly feedbackThanks: string
  /** The question stands in the recruiting team's channel. */
  readonly handedOver: string
  /** The question is kept and will be posted. */
  readonly handOverWaits: string
  readonly noRecruiters: string
  readonly emptyQuestion: string
  /** `{messages}`, `{conversations}`, `{answers}`, `{feedback}`, `{handOvers}`, `{notices}`: numbers of what was erased. */
  readonly erased: string
  readonly nothingKept: string
  /** Erased, and how much is not known any more. */
  readonly forgotten: string
  readonly roleClosed: string
  readonly cannotPostHere: string
  /** A role is not shared yet; it is tried again. */
  readonly shareWaits: string
  readonly working: string

  readonly buttons: {
    readonly helpful: string
    readonly notHelpful: string
    readonly askPerson: string
    readonly shareAnswer: string
    readonly shareRole: string
    readonly openPosting: string
    readonly apply: string
    readonly eraseMe: string
    readonly send: string
    readonly cancel: string
    readonly confirmErase: string
  }
  readonly askPersonForm: {
    /** At most 24 characters. */
    readonly title: string
    readonly label: string
    /** Who will see what. */
    readonly hint: string
  }
  readonly handOverNote: {
    readonly title: string
    /** `{role}` */
    readonly role: string
    readonly from: string
    readonly open: string
  }
  readonly home: {
    readonly title: string
    readonly intro: string
    readonly examplesTitle: string
    /** Questions to begin with: at most four, as people ask them. */
    readonly examples: readonly string[]
    readonly rolesTitle: string
    readonly privacyTitle: string
    /** `{days}` */
    readonly privacy: string
  }
  /** Whole messages that ask it to be quiet, lower case, without punctuation. */
  readonly stopMessages: readonly string[]
  /** Whole messages that ask it to erase what it keeps of the person. */
  readonly forgetMessages: readonly string[]
}
