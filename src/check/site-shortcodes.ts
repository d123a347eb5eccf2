import { existsSync, readdirSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'

/** Hugo's own: https://gohugo.io/shortcodes/ and what earlier versions had. */
const ofHugo = ['comment', 'details', 'figure', 'gist', 'highlight', 'instagram', 'param', 'qr', 'ref', 'relref', 'tweet', 'twitter', 'vimeo', 'x', 'youtube']

const layoutFolders = ['layouts/shortcodes', 'layouts/_shortcodes']
/** A content folder stands a few levels below its site. */
const maxLevelsUp = 8

/** Names, in small letters, of the shortcodes that the Hugo sites above some folders define, with their themes' and Hugo's own; null where no site stands above. */
export function shortcodesOfSite(folders: readonly string[]): ReadonlySet<string> | null {
  const layouts = [...new Set(folders.flatMap(siteOf))]
  if (layouts.length === 0) return null
  return new Set([...ofHugo, ...layouts.flatMap(namesIn)])
}

/** The nearest folder above that has layouts of shortcodes, and those of its themes. */
function siteOf(folder: string): string[] {
  let above = resolve(folder)
  for (let level = 0; level < maxLevelsUp; level++) {
    const own = layoutFolders.map((layout) => join(above, layout)).filter((path) => existsSync(path))
    if (own.length > 0) {
      const themes = join(above, 'themes')
      const ofThemes = existsSync(themes) ? readdirSync(themes).flatMap((theme) => layoutFolders.map((layout) => join(themes, theme, layout))) : []
      return [...own, ...ofThemes.filter((path) => existsSync(path))]
    }
    if (dirname(above) === above) break
    above = dirname(above)
  }
  return []
}

/** `cards/person.html` is called as `cards/person`. */
const namesIn = (layout: string): string[] =>
  readdirSync(layout, { recursive: true, encoding: 'utf8' })
    .filter((path) => extname(path) !== '')
    .map((path) =>
      path
        .replace(/(?:\.\w+)+$/, '')
        .replaceAll('\\', '/')
        .toLowerCase(),
    )
