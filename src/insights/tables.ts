import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

/** Columns that a name may take before it is wrapped: six more of ten fit beside it in a terminal of 100. */
const maxNameColumns = 40

/** Names to the left, numbers to the right, in columns. */
export function tableText({ head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }): string {
  const lines = [head, ...rows].flatMap(([name = '', ...rest]) => {
    const [first = '', ...more] = wrapAnsi(name, maxNameColumns, { hard: true }).split('\n')
    return [[first, ...rest], ...more.map((line) => [line])]
  })
  const widths = head.map((_, column) => Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))))
  return lines
    .map((line) =>
      line
        .map((cell, column) => aligned(cell, widths[column] as number, column === 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

function aligned(cell: string, width: number, isName: boolean): string {
  const space = ' '.repeat(width - stringWidth(cell))
  return isName ? `${cell}${space}` : `${space}${cell}`
}
