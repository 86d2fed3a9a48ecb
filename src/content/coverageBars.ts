import type { FigureSource, FigureTableId } from '#domain/figureTable.ts'
import { type MonthSpan, monthIndex, yearOf } from '#domain/period.ts'
import { coverageOf } from './loadedFigures.ts'

/** A part of the year axis, as shares of its length, 0 to 1. */
export interface Stretch {
  start: number
  length: number
}

/** A table's coverage on the shared axis; `partial` are its incomplete months. */
export interface CoverageBar {
  id: FigureTableId
  span: MonthSpan
  whole: Stretch
  partial: readonly Stretch[]
}

/** The coverage of all tables on one axis of whole years, end exclusive. */
export interface CoverageBars {
  firstYear: number
  endYear: number
  bars: readonly CoverageBar[]
}

/** Lays out the coverage of all tables. */
export function coverageBars(sources: readonly FigureSource[]): CoverageBars {
  const spans = sources.map((source) => ({
    source,
    span: coverageOf(new Map([[source.id, source]]), source.id),
  }))
  const firstYear = Math.min(...spans.map(({ span }) => yearOf(span.from)))
  const endYear = Math.max(...spans.map(({ span }) => yearOf(span.to))) + 1
  const months = (endYear - firstYear) * 12
  const stretch = ({ from, to }: MonthSpan): Stretch => ({
    start: (monthIndex(from) - firstYear * 12) / months,
    length: (monthIndex(to) - monthIndex(from) + 1) / months,
  })
  return {
    firstYear,
    endYear,
    bars: spans.map(({ source, span }) => ({
      id: source.id,
      span,
      whole: stretch(span),
      partial: source.partialMonths.map((month) => stretch({ from: month, to: month })),
    })),
  }
}
