import type { Passage, TopicId } from '../domain.ts'
import type { LanguageLibrary } from './lexicon.ts'

const peopleTopics = new Set<TopicId>(['contact', 'manager', 'leadership'])

/**
 * Names of people that the postings mention, folded: words that begin with a capital inside a sentence on contact or leadership, and that no other sentence has.
 * A question about what such a person earns is about that person, not about a job.
 */
export function peopleIn(passages: readonly Passage[], library: LanguageLibrary): Set<string> {
  const elsewhere = new Set<string>()
  const named = new Set<string>()
  for (const passage of passages) {
    const lexicon = library.lexicon(passage.language)
    for (const unit of passage.units) {
      const isAboutPeople = passage.kind === 'contact' || unit.topics.some((topic) => peopleTopics.has(topic))
      for (const [index, token] of lexicon.tokens(unit.text).entries()) {
        const isName = isAboutPeople && /^\p{Lu}\p{Ll}{2,}$/u.test(token.surface) && (index > 0 || passage.kind === 'contact') && !token.isStop
        if (isName) named.add(token.plain)
        // The name in an e-mail address is no other use of it.
        else if (!isAboutPeople) elsewhere.add(token.plain)
      }
    }
  }
  return new Set([...named].filter((name) => !elsewhere.has(name)))
}
