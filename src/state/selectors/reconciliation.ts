import type { CellQuery } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import { cubeSpan, cubeSum } from '#domain/figureCube.ts'
import type { StatedFigure } from '#domain/figures.ts'
import { cutSpan, isSameSpan } from '#domain/months.ts'
import { REVISION } from '#domain/seriesTolerance.ts'
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

/** Compares every stated figure with the series, by time, totals first. */
export function reconciliation({ stated, detections, byRoute }: LoadedFigures): readonly Reconciled[] {
  const coverage = cubeSpan(detections)
  const known = detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  return stated
    .map((figure): Reconciled => {
      const { place, span, value } = figure
      const none = { stated: figure, series: null, difference: null, ratio: null, cells: null }
      // Frontex's figures for the Channel are departure attempts, which no series counts.
      if (place === CHANNEL || (place !== 'total' && !known.includes(place))) {
        return { ...none, reason: 'other-unit' }
      }
      if (!isSameSpan(cutSpan(span, coverage), span)) return { ...none, reason: 'not-covered' }
      const series = cubeSum(detections, [span], place === 'total' ? {} : { route: [place] })
      if (series === null) return { ...none, reason: 'not-covered' }
      const ratio = value === 0 ? null : (series - value) / value
      return {
        stated: figure,
        series,
        difference: series - value,
        ratio,
        reason: reasonOf(figure, series, ratio),
        cells: {
          table: byRoute.table,
          count: byRoute.count,
          spans: [span],
          where: place === 'total' ? {} : { route: [place] },
        },
      }
    })
    .sort((a, b) => byTime(a.stated, b.stated))
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
  return (
    compareText(a.span.from, b.span.from) ||
    compareText(a.span.to, b.span.to) ||
    rank(a) - rank(b) ||
    compareText(a.place, b.place)
  )
}
