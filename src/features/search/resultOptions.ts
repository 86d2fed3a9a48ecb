import type { SearchKind } from './searchEntry.ts'
import type { SearchHit, SearchOutcome } from './searchIndex.ts'

/** An option of the list: a result, or "show all" for its group. */
export type ResultOption =
  | { type: 'hit'; kind: SearchKind; hit: SearchHit }
  | { type: 'more'; kind: SearchKind; count: number }

/** Results shown per collapsed group. */
const SHOWN = 5

/** The options in order: the first results of each group, or all when expanded. Pure. */
export function resultOptions(
  outcome: SearchOutcome,
  unfolded: readonly SearchKind[],
): readonly ResultOption[] {
  return outcome.groups.flatMap(({ kind, hits }): ResultOption[] => {
    // A single hidden result takes no more room than its "show all".
    const isWhole = unfolded.includes(kind) || hits.length <= SHOWN + 1
    const shown = isWhole ? hits : hits.slice(0, SHOWN)
    const results = shown.map((hit): ResultOption => ({ type: 'hit', kind, hit }))
    return isWhole ? results : [...results, { type: 'more', kind, count: hits.length }]
  })
}

/** The position after a key press in a list of `count`, or null; up and down wrap around. Pure. */
export function stepTo(key: string, from: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count
    case 'ArrowUp':
      return (from - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
