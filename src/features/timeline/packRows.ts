/**
 * Puts stretches into the fewest rows in which none touches another. `stretches` are in order of `from`; the answer
 * holds the row of each (0 first).
 */
export function packRows(stretches: readonly { from: number; to: number }[], gap: number): readonly number[] {
  const rowEnds: number[] = []
  return stretches.map(({ from, to }) => {
    const free = rowEnds.findIndex((end) => end + gap <= from)
    const row = free === -1 ? rowEnds.length : free
    rowEnds[row] = to
    return row
  })
}
