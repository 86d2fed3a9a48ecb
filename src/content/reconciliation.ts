import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import { cubeSpan, cubeSum, REVISION } from '#domain/figureCube.ts'
import type { StatedFigure } from '#domain/figures.ts'
import type { FigureTable, FigureTableId } from '#domain/figureTable.ts'
import { cutSpan, isSameSpan } from '#domain/period.ts'
import { groundOfCount } from '#domain/textAgainstSeries.ts'
import { CHANNEL, type LoadedFigures } from './loadedFigures.ts'

/** Why a stated number differs from the sum of its series. */
export type Difference =
  | 'same'
  /** It is the series, rounded. */
  | 'rounded'
  /** A preliminary figure, corrected since. */
  | 'preliminary'
  /** Not marked as preliminary, but within usual revisions. */
  | 'revised'
  /** Beyond usual revisions. */
  | 'beyond'
  /** In another unit: not compared. */
  | 'other-unit'
  /** Its months are not covered. */
  | 'not-covered'

/** A stated figure beside the series' sum for the same place and months. */
export interface Reconciled {
  readonly stated: StatedFigure
  /** Null when not compared. */
  readonly series: number | null
  /** series − stated. */
  readonly difference: number | null
  /** Difference relative to the stated number. */
  readonly ratio: number | null
  readonly reason: Difference
  readonly cells: CellQuery | null
}

type Compared = Pick<Reconciled, 'series' | 'cells'>

/**
 * Compares every stated figure with its series: first those of the series by route, by time and with totals first, then
 * those of other tables. `others` are the tables that load on their own; without its table a figure is not compared.
 */
export function reconciliation(
  figures: LoadedFigures,
  others: readonly FigureTable[] = [],
): readonly Reconciled[] {
  const tables = new Map([...figures.tables, ...others.map((table) => [table.id, table] as const)])
  return figures.stated
    .map((figure): Reconciled => {
      const found = figure.series ? ofTable(figure, figure.series, tables) : ofPlace(figure, figures)
      const none = { stated: figure, series: null, difference: null, ratio: null, cells: null }
      if (typeof found === 'string') return { ...none, reason: found }
      const { series, cells } = found
      if (series === null) return { ...none, reason: 'not-covered' }
      const ratio = figure.value === 0 ? null : (series - figure.value) / figure.value
      return {
        stated: figure,
        series,
        difference: series - figure.value,
        ratio,
        reason: reasonOf(figure, series, ratio),
        cells,
      }
    })
    .sort((a, b) => byTime(a.stated, b.stated))
}

/** The sum of the series by route at a place, or why there is none. */
function ofPlace(
  { place, span }: StatedFigure,
  { detections, byRoute }: LoadedFigures,
): Compared | Difference {
  const known = detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  // Frontex's figures for the Channel are departure attempts, which no series counts.
  if (place === null || place === CHANNEL || (place !== 'total' && !known.includes(place)))
    return 'other-unit'
  if (!isSameSpan(cutSpan(span, cubeSpan(detections)), span)) return 'not-covered'
  const where = place === 'total' ? {} : { route: [place] }
  const cells = { table: byRoute.table, count: byRoute.count, spans: [span], where }
  return { series: cubeSum(detections, [span], where), cells }
}

/** The sum of a column of another table, or why there is none. */
function ofTable(
  { span }: StatedFigure,
  { table, count }: NonNullable<StatedFigure['series']>,
  tables: ReadonlyMap<FigureTableId, FigureTable>,
): Compared | Difference {
  const found = tables.get(table)
  const column = found?.counts.find(({ name }) => name === count)
  const cells = { table, count, spans: [span], where: {} }
  if (!found || !column) return 'not-covered'
  return { series: sumOfRows(column, rowsOfQuery(found, cells)).value, cells }
}

/** What revisions of the stated numbers were, from the data. */
export interface Revisions {
  /** Stated numbers that could be compared, and those of them within the usual revision. */
  readonly compared: number
  readonly within: number
  /** Those beyond it, furthest first. */
  readonly furthest: readonly (Reconciled & { readonly ratio: number; readonly cells: CellQuery })[]
}

/** Maximum number of revisions named. */
const MAX_NAMED = 3

export function revisionsIn(rows: readonly Reconciled[]): Revisions {
  const compared = rows.flatMap(({ ratio, cells, ...row }) =>
    ratio === null || cells === null ? [] : [{ ...row, ratio, cells }],
  )
  const beyond = compared.filter(({ ratio }) => Math.abs(ratio) > REVISION)
  return {
    compared: compared.length,
    within: compared.length - beyond.length,
    furthest: beyond.toSorted((a, b) => Math.abs(b.ratio) - Math.abs(a.ratio)).slice(0, MAX_NAMED),
  }
}

function reasonOf(
  { value, isRounded, isPreliminary }: StatedFigure,
  series: number,
  ratio: number | null,
): Difference {
  if (series === value) return 'same'
  if (isRounded && groundOfCount(value, series) === 'rounded') return 'rounded'
  if (ratio === null || Math.abs(ratio) > REVISION) return 'beyond'
  return isPreliminary ? 'preliminary' : 'revised'
}

function byTime(a: StatedFigure, b: StatedFigure): number {
  const rank = ({ place }: StatedFigure) => (place === 'total' ? 0 : 1)
  const seriesOf = ({ series }: StatedFigure) => (series ? `${series.table} ${series.count}` : '')
  return (
    compareText(seriesOf(a), seriesOf(b)) ||
    compareText(a.span.from, b.span.from) ||
    compareText(a.span.to, b.span.to) ||
    rank(a) - rank(b) ||
    compareText(a.place ?? '', b.place ?? '')
  )
}
