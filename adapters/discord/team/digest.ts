import type { Digest } from '../../../src/chat/surface.ts'
import { oneLine } from '../../../src/text/visible.ts'
import { bold, showText } from '../markdown.ts'
import { type DiscordMessage, plainMessages } from '../pages.ts'

/** A summary for the recruiting team. */
export const renderDigest = ({ title, sections }: Digest): readonly DiscordMessage[] =>
  plainMessages([
    ...showText(oneLine(title)).map(bold),
    ...sections.flatMap((section) => [...showText(oneLine(section.title)).map(bold), ...showText(section.lines.map((line) => `• ${line}`).join('\n'))]),
  ])
