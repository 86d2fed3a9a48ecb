import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { type FigureSource, tableWithRole } from '#domain/figureSource.ts'
import { countOf } from '#domain/figureTable.ts'
import { type Change, type Count, changeWithin } from '#domain/figureUnit.ts'
import type { IsoDate, MonthSpan } from '#domain/period.ts'
import { holdsAny } from './figureModel.ts'
import { coverageIn, type LoadedFigures } from './loadedFigures.ts'

/** People recorded as dead or missing in the Mediterranean in a calendar year; the publisher gives whole years only. */
export interface DeathsOfYear {
  readonly year: number
  readonly total: Count<'dead-and-missing'>
  readonly cells: CellQuery
  /** The year before, which is set beside it only where both are whole; null where the table does not hold it. */
  readonly before: { readonly total: Count<'dead-and-missing'>; readonly cells: CellQuery } | null
  /** The date of the data; null where the publisher states none. */
  readonly asOf: IsoDate | null
}

const COUNT = 'mediterranean'

/** The dead and missing of a year; not stated where the table does not hold it. */
export function deathsOfYear(figures: LoadedFigures, year: number): DeathsOfYear {
  const span = spanOfYear(year)
  const earlier = spanOfYear(year - 1)
  const counted = (of: MonthSpan) => countIn(figures, of)
  const { before, after }: Change<'dead-and-missing'> = changeWithin(counted, earlier, span)
  return {
    year,
    total: after,
    cells: cellsOf(figures, span),
    before: before.value === null ? null : { total: before, cells: cellsOf(figures, earlier) },
    asOf: sourceOf(figures).asOf,
  }
}

function sourceOf({ sources }: LoadedFigures): FigureSource {
  const source = tableWithRole(sources.values(), 'deaths-by-year')
  if (!source) throw new Error('figures.json describes no table of deaths by year')
  return source
}

function countIn(figures: LoadedFigures, span: MonthSpan): Count<'dead-and-missing'> {
  const source = sourceOf(figures)
  const table = figures.tables.get(source.id)
  const value = table
    ? sumOfRows(countOf(table, COUNT, 'dead-and-missing'), rowsOfQuery(table, cellsOf(figures, span))).value
    : null
  const isCut = coverageIn(source).to < span.to
  return { unit: 'dead-and-missing', value, isPartial: isCut || holdsAny([span], source.partialMonths) }
}

function cellsOf(figures: LoadedFigures, span: MonthSpan): CellQuery {
  return { table: sourceOf(figures).id, count: COUNT, spans: [span], where: {} }
}

function spanOfYear(year: number): MonthSpan {
  return { from: `${year}-01`, to: `${year}-12` }
}
