/** What stands for something that was taken out. */
export const marks = { email: '[e-mail]', link: '[link]', phone: '[phone]', number: '[number]', address: '[address]', name: '[name]' } as const

/** Ends of bare domains: without a scheme, "Node.js" and "e.g" are none. */
const domainEnds =
  'com|org|net|edu|gov|int|info|biz|name|pro|io|dev|app|ai|me|co|cloud|tech|online|site|xyz|jobs|careers|eu|se|dk|no|de|fr|es|pl|fi|is|ee|lv|lt|at|ch|li|be|nl|lu|it|pt|ie|uk|gb|us|ca|cz|sk|hu|ro|bg|gr|hr|si|rs|ua|ru|tr|in|cn|jp|au|nz|br|mx|ar|cl|za|ng|ke|il|nu|tv|ly|gg|to|page|link|social'

const scheme = /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"]+|\b(?:mailto|tel|sms|xmpp):[^\s<>"]+|\bwww\.[^\s<>"]+/giu
const bareDomain = new RegExp(
  `(?<![\\p{L}\\p{N}@.-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(?:${domainEnds})(?![\\p{L}\\p{N}-])(?::\\d+)?(?:[/?#][^\\s<>"]*)?`,
  'giu',
)
const email = /[^\s<>()[\]{},;:"'|]*[^\s<>()[\]{},;:"'|.]\s?(?:@|\(at\)|\[at\]|\{at\}|＠)\s?[^\s<>()[\]{},;:"'|@]+\.[^\s<>()[\]{},;:"'|@]*[\p{L}\p{N}]/giu
/** Anything with an at sign inside, as a last resort: addresses of machines, names with a server. */
const atSign = /[^\s<>()[\]{},;"|]+[@＠][^\s<>()[\]{},;"|]+/gu
/** As chat writes them: `<@U123>`, `<#C1|general>`, `<!here>`, `@anna`. */
const mention = /<[@#!][^>]*>|(?<![\p{L}\p{N}])@[\p{L}\p{N}][\p{L}\p{N}._-]*/gu

const iban = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b/g
/** Numbers that states give people: six or eight figures of a birthday, then three or four more signs. */
const personal = /(?<!\d)(?:19|20)?\d{6}[-+A ]\d{3}[\dA-Z](?![\dA-Z])/g
/** Passports, badges, application ids: letters with at least six figures. */
const lettered = /\b(?:[A-Z]{1,4}[- ]?|[a-z]{1,4})\d{6,}[A-Za-z0-9]*\b/g
/** Figures with what people part them by. */
const figures = /(?<![\p{L}\p{N}.,])(?:\+|00)?\(?\d[\d\s()./\u00a0\u2007\u202f-]{3,}\d(?![\p{L}\p{N}])/gu

const date = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))$/
/** A sum, or two with a dash: `50000`, `50 000`, `45.000-55.000`. */
const sum = /^\d{1,3}(?:[\s.\u00a0\u202f]\d{3})+$|^\d{1,9}$/
const currency =
  /^\s?(?:€|\$|£|¥|kr\b|sek\b|nok\b|dkk\b|eur|usd\b|gbp\b|chf\b|pln\b|zł|zl\b|k\b|mkr\b|kronor|kroner|dollar|pounds?\b|złot|zlot|:-|,-|brutto|gross|netto|net\b)/i
const currencyBefore = /(?:€|\$|£|¥|kr|sek|nok|dkk|eur|euros?|usd|gbp|chf|pln)\s?$/i
/** From so many figures on a number that is no sum tells of a person. */
const minPhoneDigits = 7
const minLongDigits = 6

/**
 * Takes out of a text what reaches or identifies somebody: e-mail and web addresses, mentions, telephone numbers, postal addresses, ids. Sums, dates and years stay.
 * @param isTechnology whether a word that looks like a domain is a technology ("ASP.NET", "socket.io")
 * @param namesPlace whether a text begins with a place, as what follows a postal code does
 */
export function redactContacts(text: string, isTechnology: (word: string) => boolean, namesPlace: (text: string) => boolean): string {
  const withoutLinks = text
    .replace(/<([a-z]+:[^|>\s]*|www\.[^|>\s]*)(?:\|[^>]*)?>/gi, (_, address: string) =>
      /^mailto:/i.test(address) ? marks.email : /^tel:/i.test(address) ? marks.phone : marks.link,
    )
    .replace(/\bmailto:[^\s<>"]+/gi, marks.email)
    .replace(scheme, (found) => (/^(?:tel|sms):/i.test(found) ? marks.phone : marks.link))
    .replace(email, marks.email)
    .replace(atSign, marks.email)
    .replace(mention, marks.name)
    .replace(bareDomain, (domain) => (isTechnology(domain.toLowerCase()) ? domain : marks.link))
  return redactPostcodes(redactStreets(redactNumbers(redactHouses(withoutLinks))), namesPlace)
}

function redactNumbers(text: string): string {
  return (
    text
      .replace(iban, (found) => (/\d{6}/.test(found.replace(/[ -]/g, '')) ? marks.number : found))
      .replace(personal, (found, at: number, whole: string) => (isMoney(found, at, whole) || isRange(found) ? found : marks.number))
      .replace(lettered, (found) => (currencyBefore.test(found.replace(/[\d -].*$/, '')) ? found : marks.number))
      .replace(figures, (found, at: number, whole: string) => {
        const trimmed = found.trim()
        const digits = trimmed.replace(/\D/g, '')
        const isCalled = /^(?:\+|00|\(?0)/.test(trimmed)
        if (date.test(trimmed) || isMoney(trimmed, at, whole) || isRange(trimmed)) return found
        if (isCalled && digits.length >= minPhoneDigits) return marks.phone
        if (digits.length >= minPhoneDigits) return /^\d+$/.test(trimmed) ? marks.number : marks.phone
        return digits.length >= minLongDigits && /^\d+$/.test(trimmed) && !digits.endsWith('00') ? marks.number : found
      })
      // What figures of other scripts or other marks between them leave over.
      .replace(/\+\s?\d[\d\s().\-–/]{5,}\d/g, marks.phone)
      .replace(/(?<![\p{L}\p{N}])\d{9,}(?![\p{L}\p{N}])/gu, (found, at: number, whole: string) => (isMoney(found, at, whole) ? found : marks.number))
  )
}

const isMoney = (found: string, at: number, whole: string): boolean => {
  const parts = found.split(/\s?[-–/]\s?/)
  return (
    parts.length <= 2 &&
    parts.every((part) => sum.test(part.trim())) &&
    !found.startsWith('0') &&
    (currency.test(whole.slice(at + found.length)) || currencyBefore.test(whole.slice(0, at)))
  )
}

/** "45000-55000" without a currency: both ends are round. */
const isRange = (found: string): boolean => {
  const parts = found.split(/\s?[-–/]\s?/).map((part) => part.trim())
  return parts.length === 2 && parts.every((part) => sum.test(part) && /00$/.test(part) && !part.startsWith('0') && part.replace(/\D/g, '').length <= 7)
}

const word = "[\\p{L}\\p{M}'’.-]+"
const house = '\\d{1,4}\\s?[a-zA-Z]?(?:\\s?[/-]\\s?\\d{1,4}[a-zA-Z]?)?(?![\\p{L}\\p{N}])'
/** Streets whose last part says so, in the Germanic languages and Finnish. */
const plainEnds =
  'gatan|gata|vägen|vagen|gränd|gränden|torget|stigen|vejen|gaden|stræde|boulevarden|veien|vegen|gaten|plassen|straße|strasse|katu|kadun|puistotie'
/** The same where only a capital tells them from other words: "delegate 3" is none. */
const capitalEnds = `${plainEnds}|väg|torg|backen|allén|allé|allee|alle|leden|vej|gade|plads|vei|gate|svingen|bakken|str\\.|weg|platz|gasse|damm|ufer|chaussee|tie|kuja|polku|raitti`
const streetEnded = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:\\p{Lu}[\\p{L}'’.-]*\\s)?(?:\\p{Lu}[\\p{L}'’-]*?(?:${capitalEnds})|\\p{L}[\\p{L}'’-]*?(?:${plainEnds}))|(?:\\p{Lu}${word}\\s){1,2}(?:${capitalEnds}|Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse))\\s${house}`,
  'gu',
)
/** Either case of the first letter: the rest of a pattern tells names by their capitals. */
const eitherCase = (words: string): string =>
  words
    .split('|')
    .map((one) => `[${one.charAt(0)}${one.charAt(0).toUpperCase()}]${one.slice(1)}`)
    .join('|')
/** Streets that begin with a word for it; "calle" is Spanish for a street and Polish for calls. */
const streetWords = eitherCase(
  'rue|avenue|boulevard|bd\\.?|impasse|chemin|allée|quai|c/|avenida|avda\\.?|av\\.|plaza|paseo|carrer|camino|ulica|ulicy|ul\\.|aleja|alei|al\\.|osiedle|os\\.|plac|placu',
)
const streetBegins = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${streetWords})\\s(?:${word}\\s){0,4}?${word}|[Cc]alle\\s(?:(?:de|del|la|los|las)\\s){0,2}(?:\\p{Lu}${word}(?:\\s(?:de\\s)?\\p{Lu}${word})*|\\p{L}{4,})),?\\s(?:n[º°o.]\\s?)?${house}`,
  'gu',
)
/** House number first: French and English. "2 people to drive" is no address, so that some words count with a capital alone. */
const frenchStreets = eitherCase('rue|avenue|boulevard|bd\\.?|impasse|chemin|place|allée|quai|route')
const englishStreets = 'Street|St\\.?|Road|Rd\\.?|Lane|Ln\\.?|Avenue|Ave\\.?|Drive|Dr\\.?|Close|Court|Square|Crescent|Terrace|Boulevard|Blvd\\.?|Parkway|Way'
const houseFirst = new RegExp(
  `(?<![\\p{L}\\p{N}])\\d{1,5}\\s?[a-zA-Z]?(?:\\s(?:bis|ter))?,?\\s(?:(?:${frenchStreets})(?:\\s(?:de|du|des|la|le|les|d['’]${word}|l['’]${word}|\\p{Lu}${word})){1,5}|(?:\\p{Lu}${word}\\s){1,3}(?:${englishStreets})(?![\\p{L}\\p{N}])|\\p{L}{3,}\\s(?:street|road|lane|avenue|boulevard)(?![\\p{L}\\p{N}]))`,
  'gu',
)

const redactHouses = (text: string): string => text.replace(houseFirst, marks.address)
const redactStreets = (text: string): string => text.replace(streetBegins, marks.address).replace(streetEnded, marks.address)

const postcode = '(?:[A-Z]{1,2}-)?(?:\\d{3}\\s\\d{2}|\\d{2}-\\d{3}|\\d{4,5}|\\d{4}\\s?[A-Z]{2})|[A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2}'
const besideAddress = new RegExp(`\\[address\\](?:\\s?[,;/]\\s?|\\s)(?:${postcode})(?![\\p{L}\\p{N}])`, 'gu')
const beforePlace = new RegExp(`(?<![\\p{L}\\p{N}.,])(${postcode})\\s(?=\\p{Lu})`, 'gu')
const britishPostcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/g

/** Postal codes beside a street, and before a place; a year before one is none. */
function redactPostcodes(text: string, namesPlace: (text: string) => boolean): string {
  return text
    .replace(besideAddress, marks.address)
    .replace(beforePlace, (found, code: string, at: number, whole: string) =>
      !/^(?:19|20)\d\d$/.test(code) && namesPlace(whole.slice(at + found.length)) ? `${marks.address} ` : found,
    )
    .replace(britishPostcode, marks.address)
    .replace(/\[address\](?:[,;\s]+\[address\])+/g, marks.address)
}
