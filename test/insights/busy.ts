import { counter, dayMs, handOver, kept, minuteMs, now, type Rows } from './asked.ts'

/** Names and questions as somebody would write them who wants to run something in the page of who reads it. */
export const hostile = `</title></style><script>document.title='run'</script><img src=x onerror="document.title='run'">"'\`&amp;`

const topics = [
  'salary',
  'remote',
  'equipment',
  'visa',
  'pension',
  'vacation',
  'team',
  'process',
  'office',
  'contract',
  'tasks',
  'start',
  'benefits',
  'parental',
]
const roles = ['cloud-engineer', 'devops-engineer', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', hostile]
const languages = ['en', 'sv', 'de', 'pl', 'fi', '']
const outcomes = ['answered', 'answered', 'answered', 'not_stated', 'roles', 'declined', 'failed'] as const

/** Weeks of questions of every kind, the same at every run. */
export const busyRows = (days: number): Rows => ({
  counters: Array.from({ length: days * 9 }, (_, index) =>
    counter({
      day: new Date(now - (index % days) * dayMs).toISOString().slice(0, 10),
      topic: index % 11 === 0 ? null : (topics[(index * 5 + Math.floor(index / days)) % topics.length] as string),
      postingId: index % 3 === 0 ? null : (roles[index % roles.length] as string),
      language: languages[Math.floor(Math.sqrt(index)) % languages.length] as string,
      outcome: outcomes[(index * 5 + Math.floor(index / 7)) % outcomes.length] as (typeof outcomes)[number],
      count: 1 + ((index * 7) % 5),
    }),
  ).concat(
    counter({ topic: null, outcome: 'small_talk', count: 31 }),
    counter({ topic: null, outcome: 'limited', count: 4 }),
    counter({ language: 'it', count: 2 }),
  ),
  kept: [
    ...['ann', 'bo', 'cy', 'dee'].map((person) =>
      kept(person, 'Do I get a laptop of my own choice, and may I keep it when I leave the company after some years?'),
    ),
    ...['ann', 'bo', 'cy'].map((person) => kept(person, hostile, { topic: null })),
    kept('eve', 'I live at Storgatan 1 and have three cats'),
  ],
  ratings: topics
    .slice(0, 5)
    .map((topic, index) => ({ surface: 'stage', topic, language: 'en', outcome: 'answered', helpful: index * 3, notHelpful: 5 - index })),
  handOvers: [
    ...Array.from({ length: 12 }, (_, index) => {
      const createdAt = now - 3 * dayMs
      return handOver({
        createdAt,
        state: 'closed',
        ending: 'replied',
        takenAt: createdAt + index * 7 * minuteMs,
        answeredAt: createdAt + index * 190 * minuteMs,
      })
    }),
    handOver(),
    handOver({ state: 'expired' }),
    handOver({ state: 'closed', ending: 'declined' }),
  ],
})
