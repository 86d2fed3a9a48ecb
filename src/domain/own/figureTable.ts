import { type CellQuery, rowsOfQuery } from '#domain/cellQuery.ts'
import { type Dimension, type FigureTable, NOT_STATED } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { type MonthSpan, monthCount } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import { groupBy } from '#lib/groupBy.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import type { OwnData } from './data.ts'
import { type OwnMark, type OwnRow, ownMarksOf, ownSeriesOf, ownSum, rowOf, wholeMonthsOf } from './series.ts'
import type { OwnFigure } from './table.ts'
import { countedBy } from './whose.ts'

/** The key of figures of all nationalities together. */
export const ALL_NATIONALITIES = 'all'

/** A table of the reader's own as cell queries read it, with the figure and the column of each row. */
export interface OwnFigureTable extends FigureTable {
  readonly role: 'own'
  readonly figures: readonly OwnFigure[]
  readonly columns: readonly string[]
}

/**
 * The reader's own tables as cell queries read them, by id. Only figures that can be counted are in it: of a known unit, in
 * whole months or within one, and not kept apart. A column counts one unit of one publisher, and days and weeks are in a
 * column of their own, so that no query adds two.
 */
export const ownFigureTables = memoizeByObject(
  (figures: OwnData['figures']): ReadonlyMap<string, OwnFigureTable> => {
    const countable = figures.flatMap((figure): Countable[] => {
      const { unit, term, isApart } = figure
      const whole = wholeMonthsOf(figure)
      const months = whole ?? monthAround(figure)
      if (unit === null || term !== null || isApart || !months) return []
      return [{ figure, unit, months, isWhole: whole !== null }]
    })
    const byTable = groupBy(countable, ({ figure }) => figure.tableId)
    return new Map([...byTable].map(([id, rows]) => [id, tableOf(id, rows)]))
  },
)

interface Countable {
  figure: OwnFigure
  unit: FigureUnit
  /** The months that it covers, or the one that it lies in. */
  months: MonthSpan
  isWhole: boolean
}

/** The month in which a figure of days lies; null where it leaves it. */
function monthAround({ span }: OwnFigure): MonthSpan | null {
  const [from, to] = [span.from.slice(0, 7), span.to.slice(0, 7)]
  return from === to ? { from, to } : null
}

function tableOf(id: string, rows: readonly Countable[]): OwnFigureTable {
  const figures = rows.map(({ figure }) => figure)
  const counts = new Map<string, { name: string; unit: FigureUnit }>()
  const columns = rows.map(({ unit, figure, isWhole }) => {
    const key = JSON.stringify([unit, figure.publisher, isWhole])
    const isFirst = isWhole && ![...counts.values()].some(({ name }) => name === unit)
    // The row tells publishers apart: their names are not fit for a link.
    const count = counts.get(key) ?? { name: isFirst ? unit : `${unit}.${figure.row}`, unit }
    counts.set(key, count)
    return count.name
  })
  const hasNationalities = figures.some(({ nationality }) => nationality !== null)
  return {
    figures,
    columns,
    id,
    role: 'own',
    rows: rows.length,
    dimensions: [
      dimensionOf('period', rows, ({ months: { from, to } }) => (from === to ? from : `${from}/${to}`)),
      dimensionOf('route', rows, ({ figure }) => figure.place),
      ...(hasNationalities
        ? [dimensionOf('nationality', rows, ({ figure }) => figure.nationality ?? ALL_NATIONALITIES)]
        : []),
    ],
    counts: [...counts.values()].map(({ name, unit }) => ({
      name,
      unit,
      addsUp: true,
      values: Int32Array.from(figures, ({ value }, row) =>
        columns[row] === name ? (value ?? NOT_STATED) : NOT_STATED,
      ),
    })),
    countable: ({ name }, matched, spans) => {
      const counted = matched.filter((row) => columns[row] === name)
      const ofRows = counted.flatMap((row) => figures[row] ?? [])
      return areWhole(ofRows, spans) ? counted : null
    },
  }
}

/** Whether figures may be one number: a single series, all stated, none overlapping, and together exactly these months. */
function areWhole(figures: readonly OwnFigure[], spans: readonly MonthSpan[]): boolean {
  const [first] = figures
  if (!first || figures.some(({ value }) => value === null)) return false
  const { marks, undrawn } = ownMarksOf(figures)
  const months = marks.reduce((sum, mark) => sum + monthCount(mark.months), 0)
  if (undrawn.size > 0 || months !== spans.reduce((sum, span) => sum + monthCount(span), 0)) return false
  return figures.length === 1 || (ownSeriesOf(figures).length === 1 && ownSum(figures) !== null)
}

/** The query that leads to the figures that a mark adds up; null where they cannot be counted. */
export function queryOfMark(
  figures: OwnData['figures'],
  { months, figures: added }: OwnMark,
): CellQuery | null {
  const [first] = added
  const found = ownFigureTables(figures).get(first.tableId)
  const count = found?.columns[found.figures.indexOf(first)]
  if (!found || count === undefined) return null
  const nationality = found.dimensions.some(({ name }) => name === 'nationality')
  return {
    table: first.tableId,
    count,
    spans: [months],
    where: {
      route: [first.place],
      ...(nationality ? { nationality: [first.nationality ?? ALL_NATIONALITIES] } : {}),
    },
  }
}

function dimensionOf(name: string, rows: readonly Countable[], keyOf: (row: Countable) => string): Dimension {
  const keys = [...new Set(rows.map(keyOf))]
  const codeOf = new Map(keys.map((key, code) => [key, code]))
  return { name, keys, codes: Uint16Array.from(rows, (row) => codeOf.get(keyOf(row)) ?? 0), codeOf }
}

/** The rows of own tables that a link names, one or those of its cells; null for a link to anything else. */
export function rowsAt(
  own: Pick<OwnData, 'figures' | 'tables'> | null | undefined,
  target: ReaderTarget | null,
): readonly OwnRow[] | null {
  if (target?.type === 'row') return [rowOf(own ?? null, target) ?? []].flat()
  if (target?.type !== 'cells' || countedBy(target.query) === 'published') return null
  const table = own?.tables.find(({ id }) => id === target.query.table)
  return table ? ownFiguresOf(own ?? null, target.query).map((figure) => ({ table, figure })) : []
}

/** The figures that a query of an own table names, in the table's order; none when this device lacks the table. */
export function ownFiguresOf(own: Pick<OwnData, 'figures'> | null, query: CellQuery): readonly OwnFigure[] {
  const found = own && ownFigureTables(own.figures).get(query.table)
  if (!found) return []
  return rowsOfQuery(found, query).flatMap((row) =>
    found.columns[row] === query.count ? (found.figures[row] ?? []) : [],
  )
}
