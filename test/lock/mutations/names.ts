/** Wrong names: places, people, companies, kinds of contract, technologies, addresses. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import { companies, domains, neighbouringTechnologies, people, places, technologies } from '../words/names.ts'
import type { Contract } from '../words/words.ts'
import { asCased, type Draft, type Fact, factsOf, pick, pickSome, splice } from './edit.ts'
import { passageText, saysPattern, saysWord } from './truth.ts'

const swap = (item: Faithful, fact: Fact, family: string, by: string): Draft => ({
  family,
  change: `${fact.text} -> ${by}`,
  sentences: splice(item, fact.sentence, fact.start, fact.end, by),
})
const isNew = (item: Faithful, name: string): boolean => !saysWord(item.task, [name])

/** Languages that no posting of the corpus asks for, and what shows them in a text. */
const tongues: readonly (readonly [code: string, pattern: RegExp])[] = [
  ['it', /ital|wło/i],
  ['pt', /portug/i],
  ['is', /island|icelan|íslen|isl/i],
  ['nl', /dutch|neder|nieder|néerl|neerl|holand|hollan|hollä/i],
]

export function wrongPlaces(item: Faithful): Draft[] {
  const text = passageText(item.task)
  const unsaid = places.filter(({ pattern }) => !pattern.test(text))
  return factsOf(item, 'place').flatMap((fact): Draft[] => {
    const isTongue = /^\p{Ll}/u.test(fact.text) || /ish$|^Dutch$|^Engelska$/.test(fact.text)
    if (isTongue) {
      const [code] = pick(
        tongues.filter(([, pattern]) => !pattern.test(text)),
        `${item.id} ${fact.text}`,
      )
      return [swap(item, fact, 'language or nationality', asCased(new Intl.DisplayNames([item.language], { type: 'language' }).of(code) ?? code, fact.text))]
    }
    const isRegion = /^(?:EU|UE|Europ|Euroop|Nord)/.test(fact.text)
    const near = unsaid.filter(({ kind }) => (kind === 'region') === isRegion)
    const all = [
      ...pickSome(near, 1, `${item.id} ${fact.text}`),
      ...pickSome(
        unsaid.filter((place) => !near.includes(place)),
        1,
        `${fact.text} ${item.id}`,
      ),
    ]
    return all.map((place) =>
      swap(item, fact, 'place', inflected(place.names[item.language].replace(/^(?:the|der|la|les|los|den) (?=\p{Lu})/u, ''), fact.text, item.language)),
    )
  })
}

/** A Finnish place in the case of the one whose place it takes, as far as its ending goes. */
function inflected(name: string, one: string, language: string): string {
  const ending = language === 'fi' ? /(?::?ss[aä]|st[aä]|ll[aä]|lt[aä])$/.exec(one)?.[0] : undefined
  if (ending === undefined) return name
  return name === 'EU' ? 'EU:ssa' : `${name}${/[aou]/.test(name) ? ending.replace(':', '').replace('ä', 'a') : ending.replace(':', '')}`
}

export function addedPlace(item: Faithful): Draft[] {
  const { and } = wordsOf[item.language]
  const text = passageText(item.task)
  return factsOf(item, 'place')
    .filter((fact) => /^\p{Lu}/u.test(fact.text))
    .slice(0, 1)
    .flatMap((fact): Draft[] => {
      const place = pick(
        places.filter(({ pattern, kind }) => kind !== 'region' && !pattern.test(text)),
        item.id,
      )
      const name = inflected(place.names[item.language], fact.text, item.language)
      return [{ family: 'place added', change: `and ${name}`, sentences: splice(item, fact.sentence, fact.end, fact.end, ` ${and} ${name}`) }]
    })
}

export function wrongPeople(item: Faithful): Draft[] {
  const unsaid = people.filter(([first, last]) => isNew(item, first) && isNew(item, last))
  return factsOf(item, 'person').flatMap((fact): Draft[] => {
    const [first, last] = pick(unsaid, item.id)
    const [own, ...rest] = fact.text.split(' ') as [string, ...string[]]
    return [
      ...(rest.length === 0
        ? [swap(item, fact, 'person', first), swap(item, fact, 'surname added', `${fact.text} ${last}`)]
        : [
            swap(item, fact, 'person', `${first} ${last}`),
            swap(item, fact, 'person', `${own} ${last}`),
            swap(item, fact, 'person', `${first} ${rest.join(' ')}`),
            swap(item, fact, 'first name alone', first),
          ]),
      swap(item, fact, 'person in lower case', `${first} ${last}`.toLowerCase()),
      {
        family: 'person added',
        change: `and ${first} ${last}`,
        sentences: splice(item, fact.sentence, fact.end, fact.end, ` ${wordsOf[item.language].and} ${first} ${last}`),
      },
    ]
  })
}

export function wrongCompanies(item: Faithful): Draft[] {
  const unsaid = companies.filter((name) => isNew(item, name.split(' ')[0] as string))
  return factsOf(item, 'company').flatMap((fact) => pickSome(unsaid, 2, item.id).map((name) => swap(item, fact, 'company', name)))
}

export function wrongTechnologies(item: Faithful): Draft[] {
  const { and } = wordsOf[item.language]
  const unsaid = technologies.filter((name) => isNew(item, name))
  return factsOf(item, 'technology').flatMap((fact): Draft[] => {
    const neighbour = neighbouringTechnologies[fact.text]
    const other = pick(unsaid, `${item.id} ${fact.text}`)
    return [
      swap(item, fact, 'technology', other),
      ...(neighbour === undefined || !isNew(item, neighbour) ? [] : [swap(item, fact, 'technology', neighbour)]),
      { family: 'technology added', change: `and ${other}`, sentences: splice(item, fact.sentence, fact.end, fact.end, ` ${and} ${other}`) },
    ]
  })
}

const opposite: Readonly<Record<Contract, Contract>> = {
  permanent: 'fixed-term',
  'fixed-term': 'permanent',
  'full-time': 'part-time',
  'part-time': 'full-time',
  internship: 'permanent',
  freelance: 'permanent',
  trial: 'internship',
}

export function wrongContracts(item: Faithful): Draft[] {
  const { contractSwaps, contracts } = wordsOf[item.language]
  const says = (contract: Contract): boolean => saysPattern(item.task, (own) => own.contracts[contract][0])
  const kindOf = (text: string): Contract | undefined =>
    (Object.keys(contracts) as Contract[]).find((contract) => new RegExp(`(?<![\\p{L}])(?:${contracts[contract][0]})`, 'iu').test(text))
  return factsOf(item, 'contract').flatMap((fact): Draft[] => {
    const kind = kindOf(fact.text)
    const wanted = kind === undefined ? 'freelance' : opposite[kind]
    const pair = contractSwaps.find(([from]) => new RegExp(`(?<![\\p{L}])${from}`, 'iu').test(fact.text))
    const drafts: Draft[] = []
    if (pair !== undefined && (kindOf(pair[1]) === undefined || !says(kindOf(pair[1]) as Contract))) {
      const at = fact.text.toLowerCase().indexOf(pair[0].toLowerCase())
      drafts.push(swap(item, fact, 'contract', fact.text.slice(0, at) + asCased(pair[1], fact.text.slice(at)) + fact.text.slice(at + pair[0].length)))
    }
    for (const other of new Set<Contract>([wanted, 'freelance', 'internship'])) {
      if (other !== kind && !says(other)) drafts.push(swap(item, fact, 'contract', asCased(contracts[other][1], fact.text)))
    }
    return drafts.slice(0, 3)
  })
}

/** A kind of contract that nobody offers, as a sentence of its own. */
export function addedContract(item: Faithful): Draft[] {
  const { contracts } = wordsOf[item.language]
  const unsaid = (Object.keys(contracts) as Contract[]).filter((contract) => !saysPattern(item.task, (own) => own.contracts[contract][0]))
  return pickSome(unsaid, 1, item.id).map((contract) => ({
    family: 'contract added',
    change: contract,
    sentences: [...item.sentences, { text: contracts[contract][2], passages: item.sentences[0]?.passages ?? [] }],
  }))
}

export function wrongAddresses(item: Faithful): Draft[] {
  return factsOf(item, 'address').flatMap((fact): Draft[] => {
    const { text } = fact
    const letter = [...text].findIndex((one, place) => place > (text.startsWith('http') ? 9 : 0) && /[a-z]/.test(one))
    const other = text[letter] === 'e' ? 'a' : 'e'
    const host = text.includes('@') ? text.slice(text.indexOf('@') + 1) : (/^(?:https?:\/\/)?([^/]+)/.exec(text)?.[1] ?? text)
    return [
      swap(item, fact, 'address: letter', text.slice(0, letter) + other + text.slice(letter + 1)),
      swap(item, fact, 'address: letter', `${text.slice(0, -1)}${text.endsWith('m') ? 'n' : `${text.at(-1)}s`}`),
      swap(item, fact, 'address: domain', text.replace(host, pick(domains, item.id))),
      swap(item, fact, 'address: domain', text.replace(host, host.replace(/\.[a-z]+$/, '.org'))),
      swap(item, fact, 'address: path', text.includes('@') ? `hr.${text}` : `${text}/apply`),
      swap(item, fact, 'address: hidden host', text.includes('@') ? `${text}.evil.example` : text.replace(host, `${host}.evil.example`)),
    ]
  })
}

/** Something of every kind that stands in no passage, as a sentence of its own. */
export function inventions(item: Faithful): Draft[] {
  const { invented, benefits, currencies, months, units } = wordsOf[item.language]
  const [first, last] = pick(
    people.filter((names) => names.every((name) => isNew(item, name))),
    `${item.id} ask`,
  )
  const text = passageText(item.task)
  const place = pick(
    places.filter(({ pattern, kind }) => kind !== 'region' && !pattern.test(text)),
    `${item.id} from`,
  )
  const company = pick(
    companies.filter((name) => isNew(item, name.split(' ')[0] as string)),
    `${item.id} at`,
  )
  const technology = pick(
    technologies.filter((name) => isNew(item, name)),
    `${item.id} with`,
  )
  const domain = pick(domains, item.id)
  const month = months[10]?.[1] ?? months[10]?.[0] ?? ''
  const all: Readonly<Record<string, readonly [string, string]>> = {
    'salary invented': [invented.salary, pick([`63.750 ${currencies[0]}`, `6 875 ${currencies[0]}`, '200k', `97,531 ${currencies[2]}`], item.id)],
    'person invented': [invented.person, `${first} ${last}`],
    'company invented': [invented.company, company],
    'place invented': [invented.place, place.names[item.language]],
    'technology invented': [invented.technology, technology],
    'link added': [invented.link, pick([`https://${domain}/now`, domain, `www.${domain}`, `http://bit.ly/3xYzAbC`], `${item.id} link`)],
    'e-mail added': [invented.email, `hr@${domain}`],
    'date invented': [invented.start, `29. ${month} 2033`],
    'vacation invented': [invented.vacation, '47'],
    'duration invented': [invented.salary, `47 ${units.week[1] ?? ''}`],
  }
  const added = Object.entries(all).map(
    ([family, [sentence, name]]): Draft => ({
      family,
      change: sentence.replace('{}', name),
      sentences: [...item.sentences, { text: sentence.replace('{}', name), passages: item.sentences[0]?.passages ?? [] }],
    }),
  )
  const perks = benefits.flatMap(([sentence], index) => {
    const isSaid = saysPattern(item.task, (own) => `[\\p{L}]*(?:${own.benefits[index]?.[1]})`)
    return isSaid
      ? []
      : [{ family: 'benefit invented', change: sentence, sentences: [...item.sentences, { text: sentence, passages: item.sentences[0]?.passages ?? [] }] }]
  })
  return [...pickSome(added, 3, `${item.id} invented`), ...pickSome(perks, 1, `${item.id} perk`)]
}
