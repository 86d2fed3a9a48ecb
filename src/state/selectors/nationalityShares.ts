import type { FigureFile, Figures } from '#domain/figures.ts'
import type { Nationalities, NationalityShare } from '#domain/mapContent.ts'
import { filteredSpans } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Filters } from '#domain/view.ts'
import { cellsOfGroup, type GroupTotal } from './groupTotals.ts'
import { coverageOf, loadFigures, tableOf } from './loadedFigures.ts'
import { type RouteNationalities, routeNationalities } from './nationalities.ts'

/** The shares of a route's detections; they add up to 1, or are empty when no month is covered. */
export function nationalityShares(
  route: string,
  { period, total, cells, first, rest, unknown }: RouteNationalities,
  coverage: MonthSpan,
): Nationalities {
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

interface SharesInput {
  figures: Figures
  /** `nationalities.json`. */
  file: FigureFile
  route: string
  filters: Pick<Filters, 'years' | 'period'>
}

/** The nationalities of a route in the requested time, as shares; null when the series does not count it. */
export function sharesOfRoute({ figures, file, route, filters }: SharesInput): Nationalities | null {
  const coded = file.tables.find(({ role }) => role === 'nationalities')
  if (!coded) return null
  const { sources, byRoute } = loadFigures(figures)
  const coverage = coverageOf(sources, coded.id)
  const figuresCoverage = coverageOf(sources, byRoute.table)
  const requested = filteredSpans(filters)
  const found = routeNationalities({
    table: tableOf(coded),
    coverage,
    figuresCoverage,
    requested,
    routeId: route,
  })
  return found && nationalityShares(route, found, coverage)
}
