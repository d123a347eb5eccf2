import type { Version } from '../domain.ts'
import type { Token } from '../text/words.ts'
import type { LanguageLibrary, Lexicon } from './lexicon.ts'
import { roleName } from './role-name.ts'

/** Roles that some words of a question name. */
export interface RoleMention {
  /** Likeliest first; several where the words fit several. */
  readonly postingIds: readonly string[]
  /** Tokens that name it. */
  readonly at: readonly number[]
  /** Named by its title, or found by a word that only its text has ("the ceph one"). */
  readonly by: 'title' | 'word'
}

/** In how many passages each posting uses a word or concept. */
export type MentionCount = (term: { readonly stem: string; readonly concept: string | null }) => ReadonlyMap<string, number>

interface TitleWord {
  readonly postingId: string
  readonly version: number
  readonly position: number
  readonly plain: string
  /** A word of the role itself counts whole, one of a "with …" part half. */
  readonly weight: number
}

interface TitleIndex {
  readonly byKey: ReadonlyMap<string, readonly TitleWord[]>
  readonly lengths: readonly number[]
  /** How many postings have a word in their title. */
  readonly postingsWith: ReadonlyMap<string, number>
}

/** "DevOps Engineer *with* a networking edge": what follows qualifies the role. */
const qualifiers = /^(with|w|for|at|in|on|focus|focusing|specialising|med|inom|pa|mot|til|hos|mit|bei|fur|im|avec|chez|pour|con|para|en|z|ze|w|dla|do|sekä)$/

/** Finds which postings a question names, by title, translated title, distinctive word or link. */
export class RoleDirectory {
  readonly #versions: readonly Version[]
  readonly #library: LanguageLibrary
  readonly #count: MentionCount
  readonly #indexes = new Map<string, TitleIndex>()
  readonly #postings: number
  #titleWords: Set<string> | undefined

  constructor(versions: readonly Version[], library: LanguageLibrary, count: MentionCount) {
    this.#versions = versions.filter((version) => version.kind === 'posting')
    this.#library = library
    this.#count = count
    this.#postings = new Set(this.#versions.map((version) => version.postingId)).size
  }

  /** Postings that a link or file name points to. */
  fromLinks(links: readonly string[]): string[] {
    if (links.length === 0) return []
    const keys = links.map(addressKey).filter((key) => key !== '')
    const found = this.#versions.filter((version) => {
      const own = [...version.addresses, ...(version.url === null ? [] : [version.url]), ...(version.applyUrl === null ? [] : [version.applyUrl])].map(
        addressKey,
      )
      return own.some((address) => keys.some((key) => key === address || (address.length > 5 && key.endsWith(`/${address}`))))
    })
    return [...new Set(found.map((version) => version.postingId))]
  }

  /** Whether any posting, by its title or its text, speaks of a concept. */
  speaksOf(concept: string): boolean {
    return this.#count({ stem: '', concept }).size > 0
  }

  /** A text without the words of titles: "Cloud Engineer" says nothing of the language that a question is in. */
  withoutTitles(text: string): string {
    this.#titleWords ??= new Set(this.#versions.flatMap((version) => version.title.toLowerCase().match(/\p{L}+/gu) ?? []))
    const words = this.#titleWords
    const rest = text.replace(/\p{L}+/gu, (word) => (word.length > 3 && words.has(word.toLowerCase()) ? ' ' : word))
    return /\p{L}{2}/u.test(rest) ? rest : text
  }

  /**
   * All roles that the tokens name, each with the tokens that do.
   * @param isOrdinary words of everyday questions, which name no role by themselves
   */
  find(tokens: readonly Token[], lexicon: Lexicon, isOrdinary: (token: Token) => boolean): RoleMention[] {
    const nouns = new Set([...lexicon.list('role-nouns', tokens), ...lexicon.list('occupations', tokens)].flatMap((hit) => hit.at))
    // "the network team" is the team of the role whose title says network.
    const nounsAndTeams = new Set([...nouns, ...lexicon.list('team-nouns', tokens).flatMap((hit) => hit.at)])
    const conceptAt = new Map(lexicon.concepts(tokens).flatMap((hit) => hit.at.map((at) => [at, hit.value] as const)))
    const runs = this.#titleRuns(tokens, conceptAt, lexicon)
    const mentions: RoleMention[] = []
    const used = new Set<number>()
    // "the devops w/ networking role": words around a role noun that one title holds together name that role, in whatever order.
    const bag = runs.some((run) => run.at.length >= 2 && run.specificity > 0) ? null : this.#aroundNoun(tokens, nouns, conceptAt, lexicon)
    if (bag !== null) {
      for (const at of bag.at) used.add(at)
      mentions.push(bag)
    }
    for (const run of runs) {
      if (run.at.some((at) => used.has(at))) continue
      const isNamed = run.at.length >= 2 || run.isComplete || this.#standsByRoleNoun(run.at, tokens, nounsAndTeams) || this.#isDistinctive(run, tokens)
      if (!isNamed || run.specificity === 0) continue
      for (const at of run.at) used.add(at)
      mentions.push({ postingIds: run.postingIds, at: run.at, by: 'title' })
    }
    if (mentions.length > 0) return mentions
    return this.#byWords(tokens, nouns, conceptAt, isOrdinary)
  }

  /** "the ceph one": a term beside a role noun, resolved by which posting speaks of it. */
  #byWords(tokens: readonly Token[], nouns: ReadonlySet<number>, conceptAt: ReadonlyMap<number, string>, isOrdinary: (token: Token) => boolean): RoleMention[] {
    for (const noun of [...nouns].sort((a, b) => a - b)) {
      for (const at of neighbours(noun, tokens)) {
        const token = tokens[at] as Token
        if (token.isStop || nouns.has(at) || token.plain.length < 3) continue
        const kind = this.#library.concepts.get(conceptAt.get(at) ?? '')?.kind
        if (kind !== 'technology' && kind !== 'field' && isOrdinary(token)) continue
        const counts = [...this.#count({ stem: token.stem, concept: conceptAt.get(at) ?? null })].sort((a, b) => b[1] - a[1])
        const [best, second] = counts
        if (best === undefined || counts.length === this.#postings) {
          if (best === undefined || second === undefined || best[1] < 3 * second[1]) continue
        }
        const clear = second === undefined || best[1] >= 2 * second[1] ? [best[0]] : counts.filter(([, count]) => count * 2 > best[1]).map(([id]) => id)
        if (clear.length <= Math.max(3, this.#postings / 3)) return [{ postingIds: clear, at: [at], by: 'word' }]
      }
    }
    return []
  }

  /** The posting whose title holds most of the words around a role noun; null unless one holds at least two of them, or one that few titles have. */
  #aroundNoun(tokens: readonly Token[], nouns: ReadonlySet<number>, conceptAt: ReadonlyMap<number, string>, lexicon: Lexicon): RoleMention | null {
    const index = this.#titleIndex(lexicon)
    for (const noun of nouns) {
      const scores = new Map<string, { score: number; words: Set<string>; at: Set<number> }>()
      for (let at = Math.max(0, noun - nounWindow); at <= Math.min(tokens.length - 1, noun + nounWindow); at++) {
        for (const { word, isExact } of titleWordsFor(index, tokens[at] as Token, conceptAt.get(at))) {
          const known = scores.get(word.postingId) ?? { score: 0, words: new Set<string>(), at: new Set<number>() }
          if (!known.words.has(word.plain)) known.score += word.weight * this.#rarity(index, word) * (isExact ? 1.1 : 1)
          known.words.add(word.plain)
          known.at.add(at)
          scores.set(word.postingId, known)
        }
      }
      const ranked = [...scores].filter(([, { at }]) => at.size >= 2).sort((a, b) => b[1].at.size - a[1].at.size || b[1].score - a[1].score)
      const best = ranked[0]
      if (best === undefined) continue
      const same = ranked.filter(([, { at, score }]) => at.size === best[1].at.size && score >= 0.9 * best[1].score)
      if (same.length <= Math.max(1, this.#postings / 3)) return { postingIds: same.map(([id]) => id), at: [...best[1].at], by: 'title' }
    }
    return null
  }

  #standsByRoleNoun(at: readonly number[], tokens: readonly Token[], nouns: ReadonlySet<number>): boolean {
    return [...nouns].some((noun) => at.includes(noun) || at.some((position) => neighbours(noun, tokens).includes(position)))
  }

  /** A lone title word names the role if no other posting uses it ("devops"). */
  #isDistinctive(run: TitleRun, tokens: readonly Token[]): boolean {
    if (run.postingIds.length !== 1 || run.isTail) return false
    const token = tokens[run.at[0] as number] as Token
    if (token.isStop || token.plain.length < 4) return false
    const counts = this.#count({ stem: token.stem, concept: null })
    return [...counts.keys()].every((id) => id === run.postingIds[0])
  }

  #titleRuns(tokens: readonly Token[], conceptAt: ReadonlyMap<number, string>, lexicon: Lexicon): TitleRun[] {
    const index = this.#titleIndex(lexicon)
    const runs: (TitleRun & { score: number; postingId: string })[] = []
    for (let from = 0; from < tokens.length; from++) {
      for (const { word, isExact } of titleWordsFor(index, tokens[from] as Token, conceptAt.get(from))) {
        const at = [from]
        let score = word.weight * this.#rarity(index, word) * (isExact ? 1.1 : 1)
        let position = word.position
        let specificity = this.#rarity(index, word) > this.#commonness() ? 1 : 0
        for (let next = from + 1; next < tokens.length; next++) {
          const following = titleWordsFor(index, tokens[next] as Token, conceptAt.get(next)).find(
            (other) => other.word.version === word.version && other.word.position === position + 1,
          )
          if (following === undefined) break
          at.push(next)
          position++
          score += following.word.weight * this.#rarity(index, following.word) * (following.isExact ? 1.1 : 1)
          if (this.#rarity(index, following.word) > this.#commonness()) specificity = 1
        }
        // A longer title that holds the same words is a worse match than the title that is just these.
        const isComplete = at.length === index.lengths[word.version]
        if (isComplete && at.length > 1) specificity = 1
        runs.push({
          by: 'title',
          postingId: word.postingId,
          postingIds: [],
          at,
          isComplete: isComplete && at.length > 0,
          isTail: word.weight < 1,
          specificity: at.length >= 2 ? 1 : specificity,
          score: score + (isComplete ? 0.5 * at.length : 0),
        })
      }
    }
    // One entry for each stretch of words, with the postings whose titles hold it best.
    const byWords = Map.groupBy(runs, (run) => run.at.join())
    return [...byWords.values()]
      .map((same) => {
        const best = same.reduce((top, run) => (run.score > top.score ? run : top))
        const postingIds = [...new Set(same.filter((other) => other.score >= best.score * 0.8).map((other) => other.postingId))]
        return { ...best, postingIds }
      })
      .sort((a, b) => b.at.length - a.at.length || b.score - a.score)
  }

  #commonness(): number {
    return this.#postings <= 1 ? 0 : Math.log(1 + this.#postings / Math.max(2, this.#postings * 0.6))
  }

  #rarity(index: TitleIndex, word: TitleWord): number {
    return Math.log(1 + this.#postings / Math.max(0.5, index.postingsWith.get(word.plain) ?? 1))
  }

  /** Title words by stem and concept, stemmed as the question's language stems. */
  #titleIndex(lexicon: Lexicon): TitleIndex {
    const known = this.#indexes.get(lexicon.language)
    if (known !== undefined) return known
    const byKey = new Map<string, TitleWord[]>()
    const lengths: number[] = []
    this.#versions.forEach((version, number) => {
      const own = this.#library.lexicon(version.language)
      const name = roleName(version.title, own)
      const tokens = lexicon.tokens(name)
      // What a title means is read in its own language; both languages cut it into the same words.
      const concepts = new Map(own.concepts(own.tokens(name)).flatMap((hit) => hit.at.map((at) => [at, hit.value] as const)))
      const tail = tokens.findIndex((token, at) => at > 0 && qualifiers.test(token.plain))
      let position = 0
      tokens.forEach((token, at) => {
        if (token.isStop) return
        const word = { postingId: version.postingId, version: number, position: position++, plain: token.plain, weight: tail >= 0 && at > tail ? 0.5 : 1 }
        for (const key of new Set([token.plain, `stem ${token.stem}`, ...(concepts.has(at) ? [`concept ${concepts.get(at)}`] : [])])) {
          const same = byKey.get(key)
          if (same === undefined) byKey.set(key, [word])
          else same.push(word)
        }
      })
      lengths.push(position)
    })
    const postingsWith = new Map([...byKey].map(([key, words]) => [key, sharesOf(words)]))
    const index = { byKey, lengths, postingsWith }
    this.#indexes.set(lexicon.language, index)
    return index
  }
}

/** In how many titles a word stands, the "with …" part of a title counting half. */
function sharesOf(words: readonly TitleWord[]): number {
  const best = new Map<string, number>()
  for (const word of words) best.set(word.postingId, Math.max(best.get(word.postingId) ?? 0, word.weight))
  return [...best.values()].reduce((sum, weight) => sum + weight, 0)
}

/** A title word this long is recognised at the head of a compound. */
const minCompoundStem = 6

/** Words to either side of a role noun that may name the role. */
const nounWindow = 4

interface TitleRun extends RoleMention {
  readonly isComplete: boolean
  readonly isTail: boolean
  /** 0 where every word of it stands in most titles ("engineer"). */
  readonly specificity: number
}

function titleWordsFor(index: TitleIndex, token: Token, concept: string | undefined): { word: TitleWord; isExact: boolean }[] {
  const found = new Map<TitleWord, boolean>()
  for (const word of index.byKey.get(token.plain) ?? []) found.set(word, true)
  // "devopsare", "devopsjobb": a title word with an ending or another word on it.
  for (let length = token.plain.length - 1; length >= minCompoundStem && found.size === 0; length--)
    for (const word of index.byKey.get(token.plain.slice(0, length)) ?? []) found.set(word, false)
  for (const key of [`stem ${token.stem}`, ...(concept === undefined ? [] : [`concept ${concept}`])]) {
    for (const word of index.byKey.get(key) ?? []) if (!found.has(word)) found.set(word, false)
  }
  return [...found].map(([word, isExact]) => ({ word, isExact }))
}

/** Positions beside a role noun, nearest first; small words between are skipped. */
function neighbours(noun: number, tokens: readonly Token[]): number[] {
  const found = [noun]
  for (const step of [-1, 1]) {
    let at = noun + step
    for (let skipped = 0; skipped < 3 && tokens[at]?.isStop === true; skipped++) at += step
    if (tokens[at] !== undefined) found.push(at)
    if (tokens[at + step] !== undefined && step < 0) found.push(at + step)
  }
  return found
}

const addressKey = (address: string): string => {
  const path = address.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '')
  return path
    .replace(/\.(md|markdown|mdx|html?)$/i, '')
    .replace(/^\/+|\/+$/g, '')
    .toLowerCase()
}
