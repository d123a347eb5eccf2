import type { Engine } from './engine.ts'
import type { Rating, Store } from './store.ts'

/** What was asked and how it went, as the recruiting team is shown it. */
export function createInsights({ db }: Engine): Pick<Store, 'keptQuestions' | 'eraseKeptQuestions' | 'ratings' | 'handOverTimes'> {
  return {
    keptQuestions: async (since) => {
      const rows = await db.selectFrom('kept_questions').selectAll().where('asked_at', '>=', since).orderBy('asked_at').orderBy('message').execute()
      return rows.map(({ surface, person, text, topic, posting, language, asked_at }) => ({
        surface,
        person,
        text,
        topic,
        postingId: posting,
        language,
        askedAt: asked_at,
      }))
    },

    eraseKeptQuestions: async () => Number((await db.deleteFrom('kept_questions').executeTakeFirst()).numDeletedRows),

    ratings: async (since) => {
      const rows = await db
        .selectFrom('feedback')
        .innerJoin('answer_messages', 'answer_messages.message', 'feedback.message')
        .innerJoin('answers', 'answers.question', 'answer_messages.question')
        .select(['answers.surface', 'answers.topic', 'answers.language', 'answers.outcome'])
        .select(({ fn }) => [fn.sum<number>('feedback.is_helpful').as('helpful'), fn.countAll<number>().as('given')])
        .where('feedback.given_at', '>=', since)
        .groupBy(['answers.surface', 'answers.topic', 'answers.language', 'answers.outcome'])
        .execute()
      return rows
        .map(({ helpful, given, ...same }) => ({ ...same, helpful: Number(helpful), notHelpful: Number(given) - Number(helpful) }))
        .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    },

    handOverTimes: async (since) => {
      const rows = await db.selectFrom('hand_overs').selectAll().where('created_at', '>=', since).orderBy('created_at').orderBy('id').execute()
      return rows.map(({ surface, state, ending, created_at, asked_at, taken_at, answered_at, ended_at }) => ({
        surface,
        state,
        ending,
        createdAt: created_at,
        askedAt: asked_at,
        takenAt: taken_at,
        answeredAt: answered_at,
        endedAt: ended_at,
      }))
    },
  }
}

/** Engines sort what is missing differently. */
const keyOf = ({ surface, topic, language, outcome }: Pick<Rating, 'surface' | 'topic' | 'language' | 'outcome'>): string =>
  JSON.stringify([surface, topic ?? '', language, outcome])
