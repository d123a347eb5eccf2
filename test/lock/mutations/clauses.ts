/** Clauses that begin with "if", "unless" or "except": lost, or turned round. */
import type { SpokenLanguage } from '../../../src/text/languages.ts'
import type { Faithful } from '../corpus.ts'
import type { Swap } from '../words/words.ts'
import { asCased, type Draft, findWord, splice } from './edit.ts'
import { hasPattern } from './truth.ts'

/** A condition or an exception turned round. */
const turned: Readonly<Record<SpokenLanguage, readonly Swap[]>> = {
  en: [
    ['unless', 'if'],
    ['except', 'including'],
    ['depending on', 'regardless of'],
  ],
  sv: [
    ['utom', 'inklusive'],
    ['såvida inte', 'om'],
    ['om inte', 'om'],
    ['beroende på', 'oberoende av'],
  ],
  da: [
    ['medmindre', 'hvis'],
    ['undtagen', 'inklusive'],
    ['afhængigt af', 'uafhængigt af'],
  ],
  no: [
    ['med mindre', 'hvis'],
    ['unntatt', 'inkludert'],
    ['avhengig av', 'uavhengig av'],
  ],
  de: [
    ['es sei denn,', 'wenn'],
    ['außer', 'einschließlich'],
    ['je nach', 'unabhängig von'],
  ],
  fr: [
    ['sauf si', 'si'],
    ['sauf', 'y compris'],
    ['hormis', 'y compris'],
    ['selon', 'indépendamment de'],
  ],
  es: [
    ['salvo que', 'si'],
    ['excepto', 'incluso'],
    ['salvo', 'incluso'],
    ['según', 'independientemente de'],
  ],
  pl: [
    ['chyba że', 'jeśli'],
    ['z wyjątkiem', 'łącznie z'],
    ['oprócz', 'łącznie z'],
    ['w zależności od', 'niezależnie od'],
  ],
  fi: [
    ['ellei', 'jos'],
    ['paitsi', 'myös'],
  ],
}

export function turnedCondition(item: Faithful): Draft[] {
  return item.sentences.flatMap(({ text }, sentence) =>
    turned[item.language]
      .flatMap(([from, to]): Draft[] => {
        const at = findWord(text, from)
        return at < 0
          ? []
          : [
              {
                family: 'condition turned round',
                change: `${from} -> ${to}`,
                sentences: splice(item, sentence, at, at + from.length, asCased(to, text.slice(at))),
              },
            ]
      })
      .slice(0, 1),
  )
}

/** Words that begin an exception: it is cut only where a comma shows how far it goes. */
const exceptions: Readonly<Record<SpokenLanguage, string>> = {
  en: 'except',
  sv: 'utom|med undantag',
  da: '(?:dog )?undtagen',
  no: 'unntatt',
  de: 'außer',
  fr: 'sauf|hormis|excepté',
  es: 'salvo|excepto',
  pl: 'z wyjątkiem|oprócz',
  fi: 'paitsi',
}
/** Words that begin a condition. What follows an "if" of courtesy ("if you have questions") is no condition. */
const conditions: Readonly<Record<SpokenLanguage, string>> = {
  en: '(?<!even )if|unless|provided that|as long as',
  sv: '(?<!även )om (?=du|man|ni|det|den|de|vi)|såvida|förutsatt att',
  da: '(?<!selv )hvis|medmindre|forudsat|såfremt',
  no: '(?<!selv )hvis|dersom|med mindre|forutsatt',
  de: '(?<!auch )wenn|falls|sofern|solange|es sei denn,',
  fr: '(?<!même )si|à condition',
  es: '(?<!incluso )si|salvo que|siempre que|a menos que',
  pl: '(?<!nawet )jeśli|jeżeli|o ile|chyba że|pod warunkiem',
  fi: '(?<!vaikka )jos|ellei|mikäli|edellyttäen',
}
const advice = /eye on|im Auge|utkik|øje med|øye med/i
const courtesy =
  /question|fråg|undrar|spørg|lurer|frage|pregunt|duda|pytan|kysy|want|vill|vil\b|möcht|veux|voulez|quier|chcesz|halua|idea|idé|pomys|if you can|prefer|préfér|föredr|foretr|lieber|wol|mieluu/i

const conjunctions = 'but|and|men|og|aber|mais|pero|y|i|ale|ja|mutta|och|und|et'
const onlyWords = 'only|bara|kun|bare|nur|seulement|uniquement|solo|solamente|tylko|wyłącznie|vain|ainoastaan|paitsi'

export function lostCondition(item: Faithful): Draft[] {
  // Where the page states it without a condition, nothing is lost.
  if (!item.task.passages.some(({ language, text }) => hasPattern(text, `${conditions[language as SpokenLanguage]}|${exceptions[language as SpokenLanguage]}`)))
    return []
  const marks = conditions[item.language]
  return item.sentences.flatMap(({ text }, sentence): Draft[] => {
    const leading = new RegExp(`^(?:${marks})(?![\\p{L}])[^,;:.]*[,:] +`, 'iu').exec(text)
    const trailing = new RegExp(
      `(?:,? (?:${conjunctions}))?(?:,? (?:${onlyWords}))?,? +(?:${marks})(?![\\p{L}])(?:[^,;:.!?–]|\\.(?=\\S))*(?=[,;.!?–]|$)`,
      'iu',
    ).exec(text)
    const excepted = new RegExp(`, (?:${exceptions[item.language]})(?![\\p{L}])[^,;.!?–]*(?=[,;.!?–]|$)`, 'iu').exec(text)
    const found = leading ?? trailing ?? excepted
    if (found === null || courtesy.test(found[0]) || advice.test(text) || found[0].length > text.length * 0.75) return []
    return [
      { family: 'condition lost', change: `without "${found[0].trim()}"`, sentences: splice(item, sentence, found.index, found.index + found[0].length, '') },
    ]
  })
}
