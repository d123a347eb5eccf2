import { countOf, type Report } from './report.ts'

/** The contract of `knowledge -- check --json`: one object, sources relative to the knowledge folder. */
export function renderJson({ now, pages, findings, coverage, nameOf }: Report): string {
  const counts = { error: countOf(findings, 'error'), warning: countOf(findings, 'warning'), note: countOf(findings, 'note') }
  const rows = coverage.map(({ posting: { source, title, language }, standing, topics }) => ({
    source,
    title,
    language,
    isPublished: standing === 'published',
    topics: topics.map(({ topic, answer }) => ({ topic, name: nameOf(topic), answer })),
  }))
  return `${JSON.stringify({ now: new Date(now).toISOString(), pages, counts, findings, coverage: rows }, null, 2)}\n`
}
