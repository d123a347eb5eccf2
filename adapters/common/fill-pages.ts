/**
 * Puts pieces into as few messages as the platform takes, in order.
 * @param groups pieces that should stand in one message if they fit into one
 * @param fits whether the platform takes these pieces as one message
 */
export function fillPages<Piece>(groups: readonly (readonly Piece[])[], fits: (pieces: readonly Piece[]) => boolean): Piece[][] {
  const pages: Piece[][] = [[]]
  const current = () => pages.at(-1) as Piece[]
  for (const group of groups) {
    if (current().length > 0 && !fits([...current(), ...group]) && fits(group)) pages.push([])
    for (const piece of group) {
      if (current().length > 0 && !fits([...current(), piece])) pages.push([])
      current().push(piece)
    }
  }
  return pages.filter((page) => page.length > 0)
}
