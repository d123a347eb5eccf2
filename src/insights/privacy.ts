/**
 * What a report may show, so that it tells what is asked and never who asks:
 * - Nothing of it names a person; people are only ever counted, by their keyed hashes, and those who had themselves erased are not.
 * - A question stands word for word only where its text may be kept at all and at least this many people asked it.
 * - Counts by one property of the question (its day, topic, role or outcome) are shown from 1: each row tells that something was asked. Outcome may be crossed
 *   with the others, for it tells of the postings, not of who asked.
 * - Role by topic narrows down what one person wanted, so a cell below this count is not shown, nor one that would let it be found by subtraction.
 * - Language tells of the person: languages below this count are one row without a name, and language is crossed with nothing.
 * - Of fewer questions than this every row may be of the same person: roles and languages are then left out.
 * Counts are of questions, for counters know no people: three questions may be of one person, and then tell no more than that somebody asked thrice.
 */
export const minPeople = 3

/** How often it was asked about one topic and one role. */
export interface Cell {
  readonly topic: string
  readonly postingId: string
  readonly count: number
}

/**
 * The cells that may be shown: of every topic and every role, what is left over is nothing, or too much to be told apart.
 * @param totals of each topic and each role, which are shown as well
 */
export function showableCells<T extends Cell>(
  cells: readonly T[],
  totals: { readonly ofTopic: (topic: string) => number; readonly ofRole: (postingId: string) => number },
): T[] {
  const shown = new Set(cells.filter((cell) => cell.count >= minPeople))
  for (let isStable = false; !isStable; ) {
    isStable = true
    for (const cell of shown) {
      const smallest = [smallestToHide(shown, totals.ofTopic(cell.topic), (other) => other.topic === cell.topic)]
      smallest.push(smallestToHide(shown, totals.ofRole(cell.postingId), (other) => other.postingId === cell.postingId))
      if (!smallest.includes(cell)) continue
      shown.delete(cell)
      isStable = false
    }
  }
  return cells.filter((cell) => shown.has(cell))
}

/** Of a line that leaves over too little, the cell whose absence says least. */
function smallestToHide<T extends Cell>(shown: ReadonlySet<T>, total: number, isOfLine: (cell: T) => boolean): T | undefined {
  const line = [...shown].filter(isOfLine).sort((one, other) => one.count - other.count)
  const rest = total - line.reduce((sum, { count }) => sum + count, 0)
  return rest > 0 && rest < minPeople ? line[0] : undefined
}
