import type { TopicId } from '../domain.ts'

/** A topic that candidates ask about most; what answers it is in `question/data/topics.md`. */
export interface AskedTopic {
  readonly id: TopicId
  /** Topics that answer it as well, beside those that it includes. */
  readonly or: readonly TopicId[]
}

const asked = (id: TopicId, ...or: readonly TopicId[]): AskedTopic => ({ id, or })

/** In the order in which a candidate goes through them: may I, is it for me, what do I get, how do I get it. A posting that leaves one open is asked about it. */
export const mostAsked: readonly AskedTopic[] = [
  asked('salary'),
  asked('residency'),
  asked('work-permit', 'visa-sponsorship'),
  asked('remote', 'office'),
  asked('contract-type', 'part-time'),
  asked('start-date'),
  asked('tasks', 'projects'),
  asked('requirements', 'experience', 'education'),
  asked('languages'),
  asked('team'),
  asked('manager'),
  asked('benefits'),
  asked('vacation'),
  asked('process', 'interview-format', 'tech-test'),
  asked('how-to-apply'),
  asked('contact'),
]
