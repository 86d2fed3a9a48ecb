import type { StepChartCells } from '#domain/briefing.ts'
import { type CellQuery, readCellQuery, rowsOfQuery, sumOfQuery } from '#domain/cellQuery.ts'
import type { CountColumn, FigureTable, FigureTableId } from '#domain/figureTable.ts'
import { cutSpan, hullOf, type MonthSpan, monthIndex, monthsIn } from '#domain/period.ts'
import type { StepChart, StepChartSeries } from '#domain/stepChart.ts'
import type { Words } from '#words/words.ts'
import { includesAny } from './figureModel.ts'
import { coverageOf, type LoadedFigures } from './loadedFigures.ts'

/** Maximum number of months drawn as bars. */
const MAX_BARS = 12

export interface ChartInput {
  chart: StepChartCells
  figures: Pick<LoadedFigures, 'sources'>
  /** A table by its id, one of the reader's own included, whatever layer shows; null until it has loaded. */
  tableOf: (id: FigureTableId) => FigureTable | null
  /** Whose a table is, in words, where Throughline does not publish it; else ''. */
  noteOf: (query: CellQuery) => string
  words: Pick<Words, 'figurePlace' | 'monthName' | 'shortMonths' | 'spans'>
}

/** One side of a chart: its table, and cells by category key. */
interface Side {
  query: CellQuery
  table: FigureTable
  column: CountColumn
  coverage: MonthSpan
  /** Whose its table is; '' for a published one. */
  note: string
  partial: readonly string[]
  /** Whether its publisher lists only what was counted: a covered month without a row is zero. */
  hasZeros: boolean
}

/** A step's chart; null until its tables have loaded, and where one or a cell is missing. */
export function stepChart(input: ChartInput): StepChart | null {
  const { chart, figures, words } = input
  const now = sideOf(chart.cells, input)
  const compared = chart.against === null ? null : sideOf(chart.against, input)
  if (!now || (chart.against !== null && !compared)) return null
  if (compared && compared.column.unit !== now.column.unit) return null
  const sides = compared ? [now, compared] : [now]
  const isMixed = sides.some(({ note }) => note !== now.note)

  const order = chart.kind === 'routes' ? routesByValue(now) : []
  const cellsOf = (side: Side) =>
    chart.kind === 'months'
      ? monthsOf(side).map((month) => ({ ...side.query, spans: [{ from: month, to: month }] }))
      : order.map((route) => ({ ...side.query, where: { ...side.query.where, route: [route] } }))
  const months = monthsOf(now)
  const series = sides.map((side, index): StepChartSeries => {
    const cells = cellsOf(side)
    const route = index === 0 && chart.kind === 'months' ? routeOf(side.query, figures) : null
    return {
      name: [
        words.spans(side.query.spans.length > 0 ? side.query.spans : [side.coverage]),
        isMixed ? side.note : '',
      ]
        .filter(Boolean)
        .join(' · '),
      route,
      values: cells.map((query) => countIn(side, query)),
      cells,
    }
  })
  const first = series[0]
  if (
    !first ||
    first.values.length === 0 ||
    series.some(({ values }) => values.length !== first.values.length)
  ) {
    return null
  }
  return {
    kind: chart.kind === 'months' && months.length > MAX_BARS ? 'lines' : 'bars',
    over: chart.kind,
    unit: now.column.unit,
    own: sides.map(({ note }) => note).find(Boolean) ?? null,
    categories:
      chart.kind === 'routes'
        ? order.map((route) => words.figurePlace(route))
        : // In a comparison of months, the series names distinguish them.
          months.map((month) =>
            compared || isOneYear(months)
              ? words.monthName(month)
              : words.shortMonths({ from: month, to: month }),
          ),
    series,
    isPartial: first.cells.map((_, place) =>
      sides.some((side, index) => includesAny(series[index]?.cells[place]?.spans ?? [], side.partial)),
    ),
    cells: chart.cells,
  }
}

function sideOf(text: string, { figures: { sources }, noteOf, tableOf }: ChartInput): Side | null {
  const query = readCellQuery(text)
  const table = query && tableOf(query.table)
  const column = table?.counts.find(({ name }) => name === query?.count)
  if (!query || !table || !column) return null
  const source = sources.get(query.table)
  const coverage = source ? coverageOf(sources, query.table) : hullOf(query.spans)
  return (
    coverage && {
      query,
      table,
      column,
      coverage,
      note: noteOf(query),
      partial: source?.partialMonths ?? [],
      hasZeros: source?.role === 'series' || source?.role === 'incidents',
    }
  )
}

/** The months of a side, in order; default: the table's coverage. */
function monthsOf({ query, coverage }: Side) {
  const spans = query.spans.length > 0 ? query.spans : [coverage]
  return [...new Set(spans.flatMap(monthsIn))].sort()
}

function isOneYear(months: readonly string[]): boolean {
  return new Set(months.map((month) => month.slice(0, 4))).size === 1
}

/** The routes of a side, largest first, equals in the publisher's order. */
function routesByValue(side: Side): readonly string[] {
  const keys =
    side.query.where.route ?? side.table.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const value = (route: string) =>
    countIn(side, { ...side.query, where: { ...side.query.where, route: [route] } }) ?? -1
  return [...keys].sort((a, b) => value(b) - value(a))
}

/** The single route whose line a query counts; what else is counted there has not its colour. */
function routeOf({ table, where }: CellQuery, { sources }: ChartInput['figures']): string | null {
  const source = sources.get(table)
  if (source && source.role !== 'series') return null
  if (source?.route) return source.route
  const [route, ...more] = where.route ?? []
  return route !== undefined && more.length === 0 ? route : null
}

/** Sum of cells; a month without a row is zero or unknown. */
function countIn({ table, column, coverage, hasZeros }: Side, query: CellQuery): number | null {
  if (!hasZeros || rowsOfQuery(table, query).length > 0) return sumOfQuery(table, column, query)
  return query.spans.every((span) => isWithin(span, coverage)) ? 0 : null
}

function isWithin(span: MonthSpan, coverage: MonthSpan): boolean {
  const cut = cutSpan(span, coverage)
  return (
    cut !== null &&
    monthIndex(cut.from) === monthIndex(span.from) &&
    monthIndex(cut.to) === monthIndex(span.to)
  )
}
