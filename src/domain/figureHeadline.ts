import type { Change, FigureUnit } from './figureUnit.ts'
import type { MonthSpan } from './period.ts'
import { type RoundedChange, roundedChange, wayOf } from './roundedChange.ts'

/** What the headline is made from: a change and the months of its later side; the earlier are those of a year before. */
export interface HeadlineInput {
  readonly total: Change<FigureUnit>
  readonly span: MonthSpan
  /** The same months of each route, in its own unit; null where its series has no such pair. */
  readonly routes: ReadonlyMap<string, Change<FigureUnit> | null>
}

/** What the headline says: how the total changed, in which months, and which routes rose. */
export interface FigureHeadline {
  readonly change: RoundedChange
  readonly span: MonthSpan
  /** A side of the comparison, or of one of the routes, is not covered in full. */
  readonly isPartial: boolean
  /** Routes whose count rose by two per cent or more. */
  readonly risen: readonly string[]
  /** Of how many routes that can be said. */
  readonly compared: number
}

/** The finding in the figures, without a cause; null where the total has no comparison that means something. */
export function figureHeadline({ total, span, routes }: HeadlineInput): FigureHeadline | null {
  if (total.ratio === null) return null
  const ways = [...routes].flatMap(([id, change]) => {
    const way = change && wayOf(change.before.value, change.after.value)
    return way ? [{ id, way, isPartial: isPartial(change) }] : []
  })
  return {
    change: roundedChange(total.ratio),
    span,
    isPartial: isPartial(total) || ways.some((route) => route.isPartial),
    risen: ways.flatMap(({ id, way }) => (way === 'rose' ? [id] : [])),
    compared: ways.length,
  }
}

function isPartial(change: Change<FigureUnit> | null): boolean {
  return change !== null && (change.before.isPartial || change.after.isPartial)
}
