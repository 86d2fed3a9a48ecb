import { askedSpans, isSameSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { View } from '#domain/view.ts'
import { setPeriod, useViewStore } from './viewStore.ts'

/** The view that the last change of time left, for as long as its movement goes on. */
let moving: View | null = null

/**
 * Asks for a run of months (null: for the whole time) as part of a movement: the first change becomes an entry of
 * the history and the next ones replace it, so that Back returns to before the movement however long it was.
 */
export function askTime(span: MonthSpan | null): void {
  const { view } = useViewStore.getState()
  const asked = askedSpans(view.filters)
  const isSame = asked.length === (span ? 1 : 0) && isSameSpan(asked[0] ?? null, span)
  if (isSame) return
  setPeriod(span, view === moving ? 'replace' : 'push')
  moving = useViewStore.getState().view
}

/** Ends a movement: the next change of time is an entry of its own. */
export function endTimeMove(): void {
  moving = null
}
