import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { countOf } from '#domain/figureTable.ts'
import { type Change, type Count, changeWithin } from '#domain/figureUnit.ts'
import type { IsoDate, MonthSpan } from '#domain/period.ts'
import { holdsAny } from './figureModel.ts'
import { coverageOf, type LoadedFigures } from './loadedFigures.ts'

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

const TABLE = 'missing-migrants-annual'
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
    cells: cellsOf(span),
    before: before.value === null ? null : { total: before, cells: cellsOf(earlier) },
    asOf: figures.sources.get(TABLE)?.asOf ?? null,
  }
}

function countIn(figures: LoadedFigures, span: MonthSpan): Count<'dead-and-missing'> {
  const table = figures.tables.get(TABLE)
  const value = table
    ? sumOfRows(countOf(table, COUNT, 'dead-and-missing'), rowsOfQuery(table, cellsOf(span))).value
    : null
  const partial = figures.sources.get(TABLE)?.partialMonths ?? []
  const isCut = coverageOf(figures.sources, TABLE).to < span.to
  return { unit: 'dead-and-missing', value, isPartial: isCut || holdsAny([span], partial) }
}

function cellsOf(span: MonthSpan): CellQuery {
  return { table: TABLE, count: COUNT, spans: [span], where: {} }
}

function spanOfYear(year: number): MonthSpan {
  return { from: `${year}-01`, to: `${year}-12` }
}
