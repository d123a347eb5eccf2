import type { Digest } from '../../../src/chat/surface.ts'
import { isBlank, oneLine } from '../../../src/text/visible.ts'
import { bold, joinLines, showText } from '../mrkdwn.ts'
import { paginate, type SlackMessage, sectionPiece } from '../pages.ts'

/** A summary for the recruiting team, each section with its lines below its title. */
export function renderDigest({ title, sections }: Digest): readonly SlackMessage[] {
  const groups = sections.map((section) =>
    joinLines([...showText(oneLine(section.title)).map(bold), ...section.lines.filter((line) => !isBlank(line)).flatMap((line) => showText(`• ${line}`))]).map(
      sectionPiece,
    ),
  )
  return paginate([showText(oneLine(title)).map(bold).map(sectionPiece), ...groups])
}
