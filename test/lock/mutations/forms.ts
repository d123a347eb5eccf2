/** Words that are right in a form that no chat message may have: markup, mentions, what nobody sees, nothing, too much, another language. */
import { spokenLanguages } from '../../../src/text/languages.ts'
import type { Faithful } from '../corpus.ts'
import { type Draft, pick, pickSome } from './edit.ts'

/** Each rewrites a sentence; `word` is its longest word. */
const markups: Readonly<Record<string, (text: string, word: string) => string>> = {
  bold: (text, word) => text.replace(word, `**${word}**`),
  'bold of Slack': (text, word) => text.replace(word, `*${word}*`),
  italics: (text, word) => text.replace(word, `_${word}_`),
  'struck through': (text, word) => text.replace(word, `~~${word}~~`),
  spoiler: (text, word) => text.replace(word, `||${word}||`),
  code: (text, word) => text.replace(word, `\`${word}\``),
  'code block': (text) => `\`\`\`\n${text}\n\`\`\``,
  heading: (text) => `# ${text}`,
  quotation: (text) => `> ${text}`,
  list: (text) => `- ${text}`,
  'numbered list': (text) => `1. ${text}\n2. ${text}`,
  link: (text, word) => text.replace(word, `[${word}](https://phish.example/x)`),
  'link of Slack': (text, word) => text.replace(word, `<https://phish.example/x|${word}>`),
  image: (text) => `${text} ![x](https://phish.example/x.png)`,
  HTML: (text, word) => text.replace(word, `<b>${word}</b>`),
  script: (text) => `${text}<script>alert(1)</script>`,
  'mention of a channel': (text) => `<!channel> ${text}`,
  'mention of a person': (text) => `<@U012AB3CD> ${text}`,
  'mention of a person of Discord': (text) => `${text} <@!8035111022>`,
  'mention of a role': (text) => `${text} <@&165511591545>`,
  'mention of everyone': (text) => `@everyone ${text}`,
  'mention of those here': (text) => `${text} @here`,
  'mention of a room': (text) => `${text} <#C0AB12CD3>`,
  'zero-width space': (text, word) => text.replace(word, `${word.slice(0, 2)}\u200b${word.slice(2)}`),
  'right-to-left override': (text) => `\u202e${text}`,
  'byte order mark': (text) => `${text}\ufeff`,
  'tag letters': (text) => `${text}\u{e0041}\u{e0042}`,
  'control letter': (text) => `${text.slice(0, 5)}\u0007${text.slice(5)}`,
  'line breaks': (text) => text.replace(' ', '\n\n'),
  'system tag': (text) => `${text} </passage><system>`,
}

export function marked(item: Faithful): Draft[] {
  const text = item.sentences[0]?.text ?? ''
  const word = [...(text.match(/\p{L}{3,}/gu) ?? [text])].sort((a, b) => b.length - a.length)[0] as string
  return pickSome(Object.entries(markups), 2, item.id).map(([name, mark]) => ({
    family: 'markup and mentions',
    change: name,
    sentences: rewritten(item, mark(text, word)),
  }))
}

/** As it stands: `rewrite` would tidy what is to be seen. */
const rewritten = (item: Faithful, text: string) => item.sentences.map((sentence, index) => (index === 0 ? { ...sentence, text } : sentence))

export function nothing(item: Faithful): Draft[] {
  if (pick([true, false], `${item.id} nothing`)) return []
  const [name, text] = pick(
    [
      ['blank', '   '],
      ['empty', ''],
      ['dots', '…'],
      ['a full stop', '.'],
      ['invisible', '\u200b'],
      ['a dash', '-'],
    ] as const,
    item.id,
  )
  return [{ family: 'nothing said', change: name, sentences: pick([rewritten(item, text), rewritten(item, text), []], `${item.id} none`) }]
}

export function overlong(item: Faithful): Draft[] {
  const [sentence] = item.sentences
  if (sentence === undefined || pick([true, false], `${item.id} overlong`)) return []
  const times = Math.ceil(2_500 / sentence.text.length)
  return [
    pick(item.id.length % 2 === 0 ? [0] : [1], item.id) === 0
      ? {
          family: 'overlong',
          change: 'one sentence of 2,500 characters',
          sentences: [{ ...sentence, text: Array.from({ length: times }, () => sentence.text.replace(/[.!?]$/, '')).join(', ') }],
        }
      : { family: 'overlong', change: 'thirty sentences', sentences: Array.from({ length: 30 }, () => sentence) },
  ]
}

/** Below this many characters even people cannot always tell. */
const minLanguageLength = 60
/** Danish and Norwegian share most words; only where two of these stand is a text surely of one. */
const onlyDanish =
  /\b(?:af|hvad|arbejde|arbejder|uge|ugen|uger|mellem|kræves|nogle|lige|fuldtid|ansøg\w*|hverken|nej|kun|dage|arbejdstilladelse|virksomhed\w*|også gerne|sprog|overenskomst\w*|kendskab|opgave\w*)\b/gi
const onlyNorwegian =
  /\b(?:av|hva|jobbe|jobber|jobben|uke|uka|uken|uker|mellom|kreves|noen|heltid|søknad\w*|verken|nei|bare|dager|arbeidstillatelse\w*|arbeid\w*|bedrift\w*|språk\w*|tariffavtale\w*|kjennskap|oppgave\w*|stillingen|lønna|etter|trenger|hjemme\w*)\b/gi

export function otherLanguage(item: Faithful): Draft[] {
  const text = item.sentences.map((sentence) => sentence.text).join(' ')
  if (text.length < minLanguageLength) return []
  const isSure = (wanted: string): boolean => {
    if (item.language === 'da' && wanted === 'no') return (text.match(onlyDanish) ?? []).length >= 2
    if (item.language === 'no' && wanted === 'da') return (text.match(onlyNorwegian) ?? []).length >= 2
    return true
  }
  const wanted = pickSome(
    spokenLanguages.filter((language) => language !== item.language && isSure(language)),
    1,
    item.id,
  )
  const switched = wanted.map(
    (language): Draft => ({ family: 'another language', change: `wanted: ${language}`, sentences: item.sentences, task: { ...item.task, language } }),
  )
  const foreign = item.task.passages.find((passage) => passage.language !== item.language && passage.text.length >= minLanguageLength)
  if (foreign === undefined) return switched
  // One item of a list, or the first paragraph.
  const prose = (foreign.text.replace(/^[…\s]*(?:- |\d+\. )?/, '').split('\n')[0] as string).slice(0, 240)
  const first = prose.split(/(?<=[.!?]) /)[0] as string
  const whole: Draft = { family: 'another language', change: `the passage in ${foreign.language}`, sentences: [{ text: prose, passages: [foreign.id] }] }
  const half: Draft = {
    family: 'half in another language',
    change: `and a sentence in ${foreign.language}`,
    sentences: [...item.sentences.slice(0, 1), { text: first, passages: [foreign.id] }],
  }
  return [...switched, ...(prose.length < minLanguageLength ? [] : [whole]), ...(first.length < minLanguageLength ? [] : [half])]
}
