import type { CellQuery } from '#domain/cellQuery.ts'
import { cubeSeries, cubeSpan, type FigureCube } from '#domain/figureCube.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { monthAt, monthCount, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { yearOf } from '#domain/period.ts'
import { CHANNEL, type LoadedFigures } from './loadedFigures.ts'

/** One month of a series. */
export interface MonthValue {
  readonly month: Month
  /** null where the series does not reach. */
  readonly value: number | null
  /** `partial`: the month had not ended, or is known to be incomplete; `uncovered`: the series does not reach there. */
  readonly state: 'whole' | 'partial' | 'uncovered'
}

/** What one publisher counted at one place, month by month. */
export interface MonthlySeries {
  /** A route, another place of the publisher, or `total`. */
  readonly place: string
  readonly table: FigureTableId
  readonly count: string
  readonly unit: FigureUnit
  /** The first and last month of the series itself, whatever is shown of it. */
  readonly coverage: MonthSpan
  readonly values: readonly MonthValue[]
  readonly where: Readonly<Record<string, string[]>>
}

/** The months of a place: detections, or on the Channel arrivals, which are never one series. */
export function monthlySeries(figures: LoadedFigures, place: string, span: MonthSpan): MonthlySeries {
  if (place === CHANNEL) {
    return seriesOf(figures, figures.arrivals, {
      place,
      table: 'uk-small-boats-monthly',
      count: 'arrivals',
      where: {},
      span,
    })
  }
  const where: Record<string, string[]> = place === 'total' ? {} : { route: [place] }
  return seriesOf(figures, figures.detections, {
    place,
    table: 'frontex-detections',
    count: 'detections',
    where,
    span,
  })
}

interface Asked {
  place: string
  table: FigureTableId
  count: string
  where: Record<string, string[]>
  span: MonthSpan
}

function seriesOf(
  figures: LoadedFigures,
  cube: FigureCube<FigureUnit>,
  { place, table, count, where, span }: Asked,
): MonthlySeries {
  const all = cubeSeries(cube, where)
  const partial = new Set(figures.sources.get(table)?.partialMonths)
  const from = monthIndex(cube.from)
  const values = monthsIn(span).map((month): MonthValue => {
    const value = all[monthIndex(month) - from]
    if (value === undefined) return { month, value: null, state: 'uncovered' }
    return { month, value, state: partial.has(month) ? 'partial' : 'whole' }
  })
  return { place, table, count, unit: cube.unit, coverage: cubeSpan(cube), values, where }
}

/** The cells of one month of a series. */
export function cellsOfMonth({ table, count, where }: MonthlySeries, month: Month): CellQuery {
  return { table, count, spans: [{ from: month, to: month }], where: { ...where } }
}

/** Every month of a span, in order. */
export function monthsIn(span: MonthSpan): readonly Month[] {
  const from = monthIndex(span.from)
  return Array.from({ length: monthCount(span) }, (_, index) => monthAt(from + index))
}

/** The calendar year that is set beside the one before it: the last of the period, of a default the last whole year. */
export function yearBeside(series: Pick<MonthlySeries, 'coverage'>, spans: readonly MonthSpan[]): number {
  const last = spans.at(-1)
  if (last) return yearOf(last.to)
  const covered = yearOf(series.coverage.to)
  return series.coverage.to.endsWith('-12') ? covered : covered - 1
}

/** A calendar year from January to December. */
export function yearSpan(year: number): MonthSpan {
  return { from: `${year}-01`, to: `${year}-12` }
}
