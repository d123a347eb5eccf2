import type { ChatWording } from './wording.ts'

export const en: ChatWording = {
  notice:
    'I am an automated assistant, not a person. I answer with quotes from the published postings. For {days} days I keep the role and topic of our conversation, what I quoted and your ratings, under a code instead of your name. The text of your question is erased once it is answered. Write “forget me” to erase the rest.',
  stopped: 'I will be quiet in this conversation. Mention me by name to ask again.',
  tooManyFromPerson: 'You have asked many questions in a short time. Please ask again in {seconds} seconds.',
  tooManyInChannel: 'There are many questions in this channel right now. Please ask again in {seconds} seconds.',
  threadFull: 'I have answered a lot in this thread, so I pause here. Mention me in a new thread to go on.',
  failed: 'I could not answer this because of a fault on my side. Please ask the recruiting team.',
  unavailable: 'I cannot do this right now because of a fault on my side. Please try again in a few minutes.',
  answeredHere: 'I could not write where you asked, so here is the answer.',
  feedbackThanks: 'Thank you, that is noted.',
  handedOver: 'Your question now stands in the recruiting team’s channel. Nobody has taken it yet.',
  handOverWaits: 'Your question is kept, but it could not be posted to the recruiting team yet. I will keep trying.',
  noRecruiters: 'I cannot reach the recruiting team from here. Please use the contact in the posting.',
  emptyQuestion: 'Please write your question after the command.',
  erased:
    'Erased: received messages ({messages}), conversations ({conversations}), answers ({answers}), ratings ({feedback}), questions to the recruiting team ({handOvers}), notes of first contact ({notices}). Messages that stand in the chat stay there until they are deleted.',
  nothingKept: 'I keep nothing about you.',
  roleClosed: 'This role is no longer open.',
  cannotPostHere: 'I could not post in this channel. I may have to be invited first.',
  working: 'is reading the postings …',
  buttons: {
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
    askPerson: 'Ask a person',
    shareAnswer: 'Share with channel',
    shareRole: 'Share',
    openPosting: 'Open posting',
    apply: 'Apply',
    eraseMe: 'Erase what you keep of me',
    send: 'Send',
    cancel: 'Cancel',
    confirmErase: 'Erase',
  },
  askPersonForm: {
    title: 'Ask a person',
    label: 'Your question to the recruiting team',
    hint: 'The recruiting team will see this text, your name and a link to this conversation.',
  },
  handOverNote: { title: 'A candidate has a question for you', role: 'Role: {role}', from: 'From', open: 'Open the conversation' },
  home: {
    title: 'Ask about our jobs',
    intro:
      'I am an automated assistant. Ask me about the open roles, here or by mentioning me in a channel. I answer with quotes from the published postings and their source, or say that the postings don’t say. I never judge people.',
    examplesTitle: 'Try asking',
    examples: ['Which roles are open?', 'Can I work remotely?', 'What does the hiring process look like?', 'What is the salary?'],
    rolesTitle: 'Open roles',
    privacyTitle: 'Privacy',
    privacy:
      'For {days} days I keep the role and topic of a conversation, what I quoted and your ratings, under a code instead of your name. The text of a question is erased once it is answered; a question that you pass to the recruiting team is kept for {days} days.',
  },
  stopMessages: ['stop', 'stop it', 'please stop', 'be quiet', 'quiet', 'shut up', 'go away', 'leave us alone', 'stop answering', 'stop replying'],
  forgetMessages: ['forget me', 'forget about me', 'please forget me', 'delete my data', 'erase my data', 'delete everything about me'],
}
