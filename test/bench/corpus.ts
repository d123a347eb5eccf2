import type { Knowledge, Passage, Version } from '../../src/domain.ts'

/** A pseudo-random row of numbers in [0, 1) that is the same at every run (mulberry32). */
function randomRow(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const skills = [
  'Kubernetes',
  'Terraform',
  'Python',
  'Kafka',
  'PostgreSQL',
  'React',
  'Go',
  'Ansible',
  'Figma',
  'Java',
  'Rust',
  'Ceph',
  'AWS',
  'Azure',
  'TypeScript',
  'Linux',
  'GraphQL',
  'Redis',
  'Spark',
  'Swift',
]
const places = ['Berlin', 'Paris', 'Madrid', 'Warsaw', 'Helsinki', 'Oslo', 'Copenhagen', 'Stockholm', 'Toronto', 'Lisbon']
const levels = ['Junior', 'Senior', 'Lead', 'Staff', 'Principal', 'Associate']

/**
 * A knowledge of `count` postings: the given ones, then copies of them that differ in title, figures, skills and place, as postings of one company do.
 * The same count gives the same knowledge at every run.
 */
export function growKnowledge(base: Knowledge, count: number): Knowledge {
  const random = randomRow(count)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string
  const originals = base.versions.filter((version) => version.kind === 'posting')
  const bySource = Map.groupBy(base.passages, (passage) => passage.source)
  const versions: Version[] = []
  const passages: Passage[] = []
  for (let number = 0; number < count; number++) {
    const original = originals[number % originals.length] as Version
    const isCopy = number >= originals.length
    const source = isCopy ? `copy-${number}/${original.source}` : original.source
    const [level, place, skill, other] = [pick(levels), pick(places), pick(skills), pick(skills)]
    const pay = 30_000 + Math.floor(random() * 60) * 1_000
    versions.push({ ...original, source, postingId: source, isOriginal: true, title: isCopy ? `${level} ${original.title}, ${place}` : original.title })
    const own = bySource.get(original.source) ?? []
    own.forEach((passage, index) => {
      const vary = (text: string) => (isCopy ? text.replace(/\d[\d,. ]{3,}\d/g, pay.toLocaleString('en')).replace(/\b(team|équipe)\b/, `$1 in ${place}`) : text)
      const units = passage.units.map((unit) => ({ ...unit, text: vary(unit.text), footnotes: [] }))
      if (isCopy && index === own.length - 1)
        units.push({
          text: `You know ${skill} and ${other}, and the salary starts at €${pay.toLocaleString('en')}.`,
          kind: 'sentence',
          block: 999,
          lines: passage.lines,
          footnotes: [],
          topics: [],
          topicWeights: new Map(),
          hasNumber: true,
        })
      passages.push({ ...passage, id: `${source}#${index}`, source, postingId: source, units })
    })
  }
  return { versions, passages, warnings: [] }
}

/** Questions as candidates type them: general ones, ones on a skill or role, ones that nothing answers, in several languages. */
export const benchQuestions: readonly string[] = [
  "what's the salary?",
  'can i work from home?',
  'Can I apply if I live outside the EU?',
  'who would be my boss?',
  'do you use kafka?',
  'how many vacation days do i get?',
  'what are the steps of the interview process',
  'is there a pension plan?',
  'what does the interaction designer do all day?',
  'do i need to speak french for the policy role?',
  'which jobs need terraform?',
  'vad är lönen?',
  'kan man jobba på distans?',
  'wie hoch ist das Gehalt?',
  'brauche ich einen Hochschulabschluss?',
  'est-ce que le télétravail est possible ?',
  'quelles sont les exigences linguistiques ?',
  '¿cuándo empieza el trabajo?',
  'czy jest praca zdalna?',
  'mikä on palkka?',
  'what is your policy on accommodation for people with disabilities',
  'tell me about the team',
  'how do i apply',
  'rate my cv please',
]
