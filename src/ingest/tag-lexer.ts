/** Finds the tags of a page: Hugo shortcodes, Jekyll (Liquid) tags, HTML and the components of MDX, comments. */

export interface Tag {
  readonly kind: 'open' | 'close' | 'void' | 'comment'
  /** `html`: an element that the browser knows; a component (`<Card>`) counts as a shortcode. */
  readonly family: 'shortcode' | 'liquid' | 'html'
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly positional: readonly string[]
  readonly start: number
  readonly end: number
}

export interface TagProblem {
  readonly offset: number
  readonly message: string
}

/** HTML elements that end a line of text. */
export const blockElements = new Set(
  'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const tagStart = /\{\{[<%]|\{\{|\{%|<!--|<\/?[A-Za-z][A-Za-z0-9-]*(?![\w:.@+-])|\{\/\*/g
/** Lines that go on with an unclosed tag: a parameter, or the closing marks alone. */
const restOfTag = /\n[ \t]*(?:[\p{L}_][\w.-]*[ \t]*=[ \t]*["'`“]|[>%]?\}\}|\/?>)[^\n]*/uy

/** All tags of a text in order; what is not closed as it should be is in `problems`, and is a tag as far as it can be told. */
export function lexTags(text: string, problems: TagProblem[]): Tag[] {
  const tags: Tag[] = []
  tagStart.lastIndex = 0
  for (let match = tagStart.exec(text); match !== null; match = tagStart.exec(text)) {
    const start = match.index
    const tag = lexTag(text, start, match[0])
    // "<five ms" is no tag: it stays text.
    if (tag === null && match[0].startsWith('<') && match[0] !== '<!--') continue
    const taken = tag === null ? unclosed(text, start, match[0], problems) : withoutSecrets(text, tag, problems)
    tags.push(taken)
    tagStart.lastIndex = taken.end
  }
  return tags
}

const noAttributes: ReadonlyMap<string, string> = new Map()
const comment = (start: number, end: number): Tag => ({ kind: 'comment', family: 'html', name: '', attributes: noAttributes, positional: [], start, end })

/** What belongs to a tag that is never closed: no piece of a tag may be quoted, and nothing of a comment. */
function unclosed(text: string, start: number, opening: string, problems: TagProblem[]): Tag {
  if (opening === '<!--') {
    problems.push({ offset: start, message: 'a comment that starts with <!-- is not closed; the rest of the page is left out' })
    return comment(start, text.length)
  }
  problems.push({ offset: start, message: `a tag that starts with ${opening} is not closed` })
  let end = lineEnd(text, start)
  for (;;) {
    restOfTag.lastIndex = end
    const more = restOfTag.exec(text)
    if (more === null) return { ...comment(start, end), family: 'shortcode' }
    end += more[0].length
  }
}

const lineEnd = (text: string, from: number): number => {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

const secrets: Record<string, (name: string) => RegExp> = {
  html: (name) => new RegExp(`</${name}\\s*>`, 'gi'),
  liquid: (name) => new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g'),
  shortcode: (name) => new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'g'),
}

/** Text that no reader of the site sees: `{% comment %}`, `{{< comment >}}`, `<script>`. It is one tag with all that it holds, for it may hold anything. */
function withoutSecrets(text: string, tag: Tag, problems: TagProblem[]): Tag {
  const isSecret = tag.kind === 'open' && (tag.family === 'html' ? tag.name === 'script' || tag.name === 'style' : tag.name === 'comment')
  if (!isSecret) return tag
  const closing = secrets[tag.family]?.(tag.name) as RegExp
  closing.lastIndex = tag.end
  const close = closing.exec(text)
  if (close === null) problems.push({ offset: tag.start, message: `"${tag.name}" is not closed; the rest of the page is left out` })
  return { ...comment(tag.start, close === null ? text.length : close.index + close[0].length), family: tag.family, name: tag.family === 'html' ? 'div' : '' }
}

function lexTag(text: string, start: number, opening: string): Tag | null {
  if (opening === '<!--') return until(text, start, opening, '-->')
  if (opening === '{/*') return until(text, start, opening, '*/}')
  if (opening === '{{<' || opening === '{{%') return lexDelimited(text, start, opening.charAt(2) === '<' ? '>}}' : '%}}', 'shortcode')
  if (opening === '{%') return lexDelimited(text, start, '%}', 'liquid')
  if (opening === '{{') return until(text, start, opening, '}}')
  return lexHtml(text, start)
}

const maxExpressionChars = 20_000

function until(text: string, start: number, opening: string, closing: string): Tag | null {
  const end = opening === '<!--' ? text.indexOf(closing, start) : text.slice(start, start + maxExpressionChars).indexOf(closing)
  if (end < 0) return null
  return comment(start, (opening === '<!--' ? end : start + end) + closing.length)
}

/** A shortcode `{{< name key="value" >}}` or Liquid tag `{% include name.html key="value" %}`; may span lines. */
function lexDelimited(text: string, start: number, closing: string, family: 'shortcode' | 'liquid'): Tag | null {
  const inner = start + (family === 'liquid' ? 2 : 3)
  const end = findClosing(text, inner, closing)
  if (end === null) return null
  const body = text.slice(inner, end).replace(/^-|-$/g, '').trim()
  if (body.startsWith('/*')) return { ...comment(start, end + closing.length), family }
  const head = /^(\/\s*)?([^\s=/"'`]+(?:\/[^\s=/"'`]+)*)?\s*/.exec(body) as RegExpExecArray
  let name = (head[2] ?? '').toLowerCase()
  let rest = body.slice(head[0].length)
  let isClosing = head[1] !== undefined
  if (family === 'liquid') {
    if (/^end./.test(name)) {
      isClosing = true
      name = name.slice(3)
    }
    if (name.startsWith('include')) {
      const file = /^(\S+)\s*/.exec(rest)
      name = (file?.[1] ?? name).replace(/\.\w+$/, '').toLowerCase()
      rest = rest.slice(file?.[0].length ?? 0)
      return { ...tagOf(start, end + closing.length, family, name, rest), kind: 'void' }
    }
    // Only tags with a matching end tag hold text; `{% if %}`, `{% raw %}` give theirs as it is.
    return { kind: isClosing ? 'close' : 'open', family, name, attributes: noAttributes, positional: [], start, end: end + closing.length }
  }
  const selfClosing = /\/\s*$/.test(rest) && !/=\s*\S*\/\s*$/.test(rest)
  const tag = tagOf(start, end + closing.length, family, name, selfClosing ? rest.replace(/\/\s*$/, '') : rest)
  return { ...tag, kind: isClosing ? 'close' : selfClosing ? 'void' : 'open' }
}

/** Offset of the closing delimiter, skipping quoted values; null where another tag starts first or the text ends. */
function findClosing(text: string, from: number, closing: string): number | null {
  let quote = ''
  let at = from
  for (; at < text.length; at++) {
    const char = text[at] as string
    if (quote !== '') {
      if (char === '\\') at++
      else if (char === quote) quote = ''
    } else if (text.startsWith(closing, at)) return at
    else if ((char === '"' || char === '`') && text.indexOf(char, at + 1) > 0) quote = char
    else if (char === '{' && /^\{(?:\{[<%]|%)/.test(text.slice(at, at + 3))) break
  }
  // An unbalanced quote swallowed the end, or a new tag began inside: take the nearest delimiter.
  const seen = text.slice(from, at)
  const nearest = seen.indexOf(closing)
  return nearest < 0 || /\{\{[<%]|\{%/.test(seen.slice(0, nearest)) ? null : from + nearest
}

function tagOf(start: number, end: number, family: Tag['family'], name: string, params: string): Omit<Tag, 'kind'> {
  const attributes = new Map<string, string>()
  const positional: string[] = []
  const pattern = /(?:([\p{L}_@:][\p{L}\p{N}_.:-]*)\s*=\s*)?(?:"((?:\\[\s\S]|[^"\\])*)"|`([^`]*)`|“([^”]*)”|'((?:\\[\s\S]|[^'\\])*)'|([^\s"`=]+))/gu
  for (const match of params.matchAll(pattern)) {
    const value = (match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? '').replace(/\\(["'\\])/g, '$1')
    if (match[1] === undefined) positional.push(value)
    else attributes.set(match[1].toLowerCase(), value)
  }
  return { family, name, attributes, positional, start, end }
}

/** A value may be an image in letters and digits, so a tag has no greatest length; it ends before the next `<`, and no value holds an empty line. */
const wholeTag = /<(\/)?([A-Za-z][A-Za-z0-9-]*)((?:\s(?:"(?:[^"\n]|\n(?![ \t]*\n))*"|'(?:[^'\n]|\n(?![ \t]*\n))*'|\{[^}]{0,2000}\}|[^<>"'{])*)?)(\/)?>/y
/** What is left of a tag whose quotes or brackets do not match. */
const brokenTag = /<\/?[A-Za-z][A-Za-z0-9-]*\s+[\w:@-]+\s*=[^<>\n]*>?/y

function lexHtml(text: string, start: number): Tag | null {
  wholeTag.lastIndex = start
  const match = wholeTag.exec(text)
  if (match === null) {
    brokenTag.lastIndex = start
    const broken = brokenTag.exec(text)
    if (broken !== null) return { ...comment(start, start + broken[0].length), name: 'div' }
    const name = /^<\/?([A-Za-z]+\d?)/.exec(text.slice(start, start + 20))
    return name !== null && blockElements.has((name[1] as string).toLowerCase()) && (name[1] as string).length > 1
      ? { ...comment(start, start + name[0].length), name: 'div' }
      : null
  }
  const spelled = match[2] as string
  const name = spelled.toLowerCase()
  const tag = tagOf(start, start + match[0].length, isComponent(spelled) ? 'shortcode' : 'html', name, match[3] ?? '')
  const stands = match[4] !== undefined || /\/\s*$/.test(match[3] ?? '') || voidElements.has(name)
  return { ...tag, kind: match[1] !== undefined ? 'close' : stands ? 'void' : 'open' }
}

/** `<JobCard>`, `<Note>`: MDX names its components with a capital, HTML in capitals is `<DIV>`. */
const isComponent = (name: string): boolean => /^[A-Z]\w*[a-z]/.test(name) && !blockElements.has(name.toLowerCase()) && !voidElements.has(name.toLowerCase())
