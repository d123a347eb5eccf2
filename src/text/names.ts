import { createRequire } from 'node:module'
import type { Faker } from '@faker-js/faker'
import { fold, stripMarks } from './fold.ts'

/** By sex, or `generic`. */
type Names = Readonly<Record<string, readonly string[]>> | null
interface PersonNames {
  readonly first_name?: Names
  readonly last_name?: Names
}

// A tenth of a second for all of them: they load at the first name that is looked up.
const require = createRequire(import.meta.url)

/** Lists of names in Latin letters, by the library's own codes: the languages that the assistant speaks, and where else people apply from. */
const nameLists =
  'en sv da nb_NO de fr es pl fi de_AT de_CH fr_BE fr_CH es_MX en_IN en_NG en_ZA en_GH en_IE it nl nl_BE pt_PT pt_BR cs_CZ sk hu ro hr tr lv id_ID vi'.split(
    ' ',
  )

/** A name as it is compared: folded, without diacritics. */
export const plainName = (name: string): string => stripMarks(fold(name), '')

interface NameSets {
  readonly first: ReadonlySet<string>
  readonly last: ReadonlySet<string>
}

let sets: NameSets | undefined

function nameSets(): NameSets {
  if (sets !== undefined) return sets
  const first = new Set<string>()
  const last = new Set<string>()
  for (const code of nameLists) {
    const { faker } = require(`@faker-js/faker/locale/${code}`) as { faker: Faker }
    const person = faker.rawDefinitions.person as PersonNames | undefined
    for (const names of Object.values(person?.first_name ?? {})) for (const name of names) for (const part of partsOf(name)) first.add(part)
    for (const names of Object.values(person?.last_name ?? {})) for (const name of names) for (const part of partsOf(name)) last.add(part)
  }
  sets = { first, last }
  return sets
}

/** "Ana María", "Ann-Christin": each part is a name of its own. */
const partsOf = (name: string): string[] =>
  name
    .split(/[\s'’-]+/)
    .map(plainName)
    .filter((part) => part.length >= 3 && /^[a-z]+$/.test(part))

/** Whether people are called so by their first name, in any of many countries. */
export const isFirstName = (plain: string): boolean => nameSets().first.has(plain)

/** Whether families are called so. */
export const isLastName = (plain: string): boolean => nameSets().last.has(plain)
