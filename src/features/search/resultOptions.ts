import type { SearchKind } from './searchEntry.ts'
import type { SearchHit, SearchOutcome } from './searchIndex.ts'

/** What can be chosen in the list: a result, or the rest of its group. */
export type ResultOption =
  | { type: 'hit'; kind: SearchKind; hit: SearchHit }
  | { type: 'more'; kind: SearchKind; count: number }

/** Results that a group shows before it is unfolded. */
const SHOWN = 5

/** The list from top to bottom: of each group the first results, and all where it was unfolded. Pure. */
export function optionsOf(outcome: SearchOutcome, unfolded: readonly SearchKind[]): readonly ResultOption[] {
  return outcome.groups.flatMap(({ kind, hits }): ResultOption[] => {
    // One more line is no shorter than the line that offers it.
    const isWhole = unfolded.includes(kind) || hits.length <= SHOWN + 1
    const shown = isWhole ? hits : hits.slice(0, SHOWN)
    const results = shown.map((hit): ResultOption => ({ type: 'hit', kind, hit }))
    return isWhole ? results : [...results, { type: 'more', kind, count: hits.length }]
  })
}

/** Where a key leads in a list of `count`, null for a key that leads nowhere; up and down go round. Pure. */
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
