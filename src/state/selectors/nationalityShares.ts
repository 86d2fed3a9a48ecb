import type { CellQuery } from '#domain/cellQuery.ts'
import type { MonthSpan } from '#domain/period.ts'
import { cellsOfGroup, type GroupTotal } from './groupTotals.ts'
import type { RouteNationalities } from './nationalities.ts'

/** One nationality, or several put together, as a part of all detections on the route (0 to 1). */
export interface NationalityShare {
  readonly codes: readonly string[]
  readonly share: number
  readonly cells: CellQuery
}

/** The nationalities of a route as shares, for lines beside it. */
export interface NationalityShares {
  readonly route: string
  /** The covered months; empty where none is. */
  readonly spans: readonly MonthSpan[]
  /** The period has months that the series does not cover. */
  readonly isCut: boolean
  /** The last month that the series covers. */
  readonly coveredTo: string
  readonly top: readonly NationalityShare[]
  readonly rest: NationalityShare | null
  readonly unknown: NationalityShare | null
}

/** The parts of what was detected on a route; all of them together are 1, or nothing where no month is covered. */
export function nationalityShares(
  route: string,
  { period, total, cells, first, rest, unknown }: RouteNationalities,
  coverage: MonthSpan,
): NationalityShares {
  const shareOf = (group: GroupTotal): NationalityShare => ({
    codes: group.keys,
    share: group.value / total,
    cells: cellsOfGroup(cells, 'nationality', group),
  })
  return {
    route,
    spans: period.spans,
    isCut: period.isCut,
    coveredTo: coverage.to,
    top: first.map(shareOf),
    rest: rest && shareOf(rest),
    unknown: unknown && shareOf(unknown),
  }
}
