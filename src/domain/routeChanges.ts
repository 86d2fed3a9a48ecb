import type { CellQuery } from './cellQuery.ts'
import type { MonthSpan } from './period.ts'

/** How what was counted on a route changed from one period to another. */
export interface RouteChange {
  /** The difference over the earlier count: 0.11 for 11 % more. */
  readonly ratio: number
  /** The cells of both periods. */
  readonly cells: CellQuery
}

/** The change on each route that has one, by its id, from `before` to `after`; each is of one unit. */
export interface RouteChanges {
  readonly before: MonthSpan
  readonly after: MonthSpan
  readonly routes: ReadonlyMap<string, RouteChange>
}
