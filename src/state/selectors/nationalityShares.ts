import type { CellQuery } from '#domain/cellQuery.ts'
import { tableWithRole } from '#domain/figureSource.ts'
import type { FigureFile, Figures } from '#domain/figures.ts'
import {
  type MajorityNationality,
  majorityNationality,
  type NationalityTable,
} from '#domain/majorityNationality.ts'
import type { Nationalities, NationalityShare } from '#domain/mapContent.ts'
import { filteredSpans } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Filters } from '#domain/view.ts'
import { cellsOfGroup, type GroupTotal } from './groupTotals.ts'
import { coverageIn, coverageOf, loadFigures, tableOf } from './loadedFigures.ts'
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
  const nationalities = nationalityTable(figures, file)
  if (!nationalities) return null
  const { sources, byRoute } = loadFigures(figures)
  const found = routeNationalities({
    ...nationalities,
    figuresCoverage: coverageOf(sources, byRoute.table),
    requested: filteredSpans(filters),
    routeId: route,
  })
  return found && nationalityShares(route, found, nationalities.coverage)
}

/** The table of nationalities with its coverage; null when none is published. */
export function nationalityTable({ sources }: Figures, { tables }: FigureFile): NationalityTable | null {
  const source = tableWithRole(sources, 'nationalities')
  const coded = tables.find(({ id }) => id === source?.id)
  return source && coded ? { table: tableOf(coded), coverage: coverageIn(source) } : null
}

/** Finds the nationality with more than half of a number in the published table. */
export function majorityFinder(
  figures: Figures,
  file: FigureFile,
): (total: CellQuery) => MajorityNationality | null {
  const nationalities = nationalityTable(figures, file)
  return (total) => nationalities && majorityNationality(nationalities, total)
}
