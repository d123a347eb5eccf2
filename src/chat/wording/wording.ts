/** Every fixed sentence and label of a chat in one language; `{name}` stands for what is filled in. Plain text: no markup, no emoji that carries meaning. */
export interface ChatWording {
  /** First contact: an automated assistant, what it keeps, for how long, how to have it erased. `{days}`, and `{text}`: one of the next two. */
  readonly notice: string
  /** What becomes of the text of a question. */
  readonly textErased: string
  /** The same where the text of a question that nothing answers is kept. */
  readonly textKept: string
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
  /** What became of a question to the recruiting team. */
  readonly handOver: {
    /** Kept, and will be posted. */
    readonly kept: string
    /** It stands in the recruiting team's channel. */
    readonly asked: string
    readonly taken: string
    /** A reply is written and on its way. */
    readonly answered: string
    readonly replied: string
    /** The team set it aside. */
    readonly declined: string
    readonly withdrawn: string
    readonly undelivered: string
    /** `{days}` */
    readonly expired: string
    /** It is not kept any more, or is another person's. */
    readonly unknown: string
    /** Stands over a notice that comes unasked: `{question}`, its start. */
    readonly about: string
  }
  readonly teamReply: {
    /** Says who replies. */
    readonly title: string
    readonly yourQuestion: string
  }
  /** An answer was edited because a page changed. */
  readonly recall: {
    /** `{date}`: day of the edit. */
    readonly lead: string
    /** Beside a quote that stands in place of an older one. */
    readonly updated: string
    /** `{title}`, `{section}`: what was quoted stands there no more. */
    readonly gone: string
    /** The same where the page has no sections there: `{title}` */
    readonly goneFromPage: string
    /** `{title}` */
    readonly roleClosed: string
    /** In the place of a further message of the same answer. */
    readonly seeFirst: string
  }
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
    /** Asks what became of a question. */
    readonly status: string
    readonly withdraw: string
  }
  readonly askPersonForm: {
    /** At most 24 characters. */
    readonly title: string
    readonly label: string
    /** Who will see what. */
    readonly hint: string
  }
  readonly home: {
    readonly title: string
    readonly intro: string
    readonly examplesTitle: string
    /** Questions to begin with: at most four, as people ask them. */
    readonly examples: readonly string[]
    readonly rolesTitle: string
    /** Over the person's questions to the recruiting team. */
    readonly questionsTitle: string
    readonly privacyTitle: string
    /** `{days}` and `{text}` */
    readonly privacy: string
  }
  /** Whole messages that ask it to be quiet, lower case, without punctuation. */
  readonly stopMessages: readonly string[]
  /** Whole messages that ask it to erase what it keeps of the person. */
  readonly forgetMessages: readonly string[]
}
