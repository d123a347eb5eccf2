import type { Finding, Level, Rule } from './finding.ts'

/** What the reader says, by its words; the first that fits counts. Null: another rule says it with more. */
const kinds: readonly { readonly says: RegExp; readonly found: { readonly rule: string; readonly level: Level } | null }[] = [
  { says: /^the front matter says language/, found: null },
  { says: /^the file is empty|^a symbolic link|folders deep|^not a file/, found: { rule: 'unreadable-file', level: 'warning' } },
  { says: /front matter/, found: { rule: 'broken-front-matter', level: 'error' } },
  { says: /rest of the page is left out/, found: { rule: 'broken-tag', level: 'error' } },
  { says: /is not closed|without its opening tag/, found: { rule: 'broken-tag', level: 'warning' } },
]

/** What the reader of the knowledge met and could not use as it stands. */
export const reader: Rule = ({ warnings }) =>
  warnings.flatMap(({ source, line, message }): Finding[] => {
    const kind = kinds.find(({ says }) => says.test(message))
    const found = kind === undefined ? ({ rule: 'unreadable-file', level: 'error' } as const) : kind.found
    return found === null ? [] : [{ ...found, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, source, line, excerpts: [] }]
  })
