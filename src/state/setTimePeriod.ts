import { isSameSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { View } from '#domain/view.ts'
import { setPeriod, useViewStore } from './viewStore.ts'

/** The view after the last change of the current gesture. */
let moving: View | null = null

/** Sets the period (null: newest whole months) in a gesture: the first change pushes a history entry, later ones replace it. */
export function setTimePeriod(span: MonthSpan | null): void {
  const { view } = useViewStore.getState()
  const requested = view.period
  const isSame = requested.length === (span ? 1 : 0) && isSameSpan(requested[0] ?? null, span)
  if (isSame) return
  setPeriod(span, view === moving ? 'replace' : 'push')
  moving = useViewStore.getState().view
}

/** Ends the gesture: the next change pushes a new entry. */
export function endTimeGesture(): void {
  moving = null
}
