/** Names longer than this take two lines where the map is narrow, in letters: about 150 px. */
const LONGEST = 22

/** A name in one line, or in two as like in length as whole words allow. Joined by a space they are the name. */
export function nameLines(name: string, isNarrow: boolean, longest = LONGEST): readonly string[] {
  if (!isNarrow || name.length <= longest) return [name]
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const [first, ...others] = spaces
  if (first === undefined) return [name]
  const middle = name.length / 2
  const at = others.reduce(
    (best, next) => (Math.abs(next - middle) < Math.abs(best - middle) ? next : best),
    first,
  )
  return [name.slice(0, at), name.slice(at + 1)]
}
