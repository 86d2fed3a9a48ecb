import { type BriefingStep, layoutOfStep, type StepChartCells, type StepNumber } from './briefing.ts'
import { type CellQuery, readCellQuery, writeCellQuery } from './cellQuery.ts'
import type { FigureTable } from './figureTable.ts'
import { type MonthSpan, monthIndex, monthsIn } from './period.ts'
import { LAYOUTS } from './stepLayouts.ts'
import type { ComparedPeriods } from './view.ts'
import { viewOfStep } from './viewCodec.ts'

/** Months in a year. */
const YEAR = 12

/** The months that a number ends: the thirteen from a month to the same a year later, else its own beside those compared. */
export function monthsTo({ cells, against }: StepNumber): StepChartCells | null {
  const [now, before] = [readCellQuery(cells), against === null ? null : readCellQuery(against)]
  const [span, from] = [now?.spans[0], before?.spans[0]]
  if (!now || !span || now.spans.length > 1) return null
  const isOneMonth = span.from === span.to
  const distance = from ? monthIndex(span.from) - monthIndex(from.from) : 0
  if (isOneMonth && from && from.from === from.to && distance === YEAR) {
    const spans = [{ from: from.from, to: span.to }]
    return { kind: 'months', cells: writeCellQuery({ ...now, spans }), against: null }
  }
  return isOneMonth ? null : { kind: 'months', cells, against }
}

/** The two periods that a step's number or chart compares; null when it compares nothing. */
export function comparedByStep(step: Pick<BriefingStep, 'number' | 'chart'>): ComparedPeriods | null {
  const shown = step.number ?? step.chart
  const second = shown && onlySpan(shown.cells)
  const first = shown?.against ? onlySpan(shown.against) : null
  return first && second ? { first, second } : null
}

function onlySpan(cells: string): MonthSpan | null {
  const [span, ...more] = readCellQuery(cells)?.spans ?? []
  return span && more.length === 0 ? span : null
}

/** The parts of a step that decide what it draws. */
export type DrawnStep = Pick<
  BriefingStep,
  'view' | 'title' | 'text' | 'evidence' | 'number' | 'chart' | 'look'
>

/** Cells that a step draws as part of some that it cites: a month of its chart, or a route on its map. */
interface DrawnCells {
  /** The evidence that they are part of, in link form; where none is cited, their own link. */
  readonly link: string
  readonly query: CellQuery
  /** A month of a chart stands for itself: no change of it is drawn. */
  readonly over: 'parts' | 'months'
}

/** The cells that a step draws beside those that it cites: months, routes, and each period of cells of several. */
export function drawnCells(step: DrawnStep, tables: ReadonlyMap<string, FigureTable>): readonly DrawnCells[] {
  const cited = step.evidence.flatMap((link) => {
    const query = link.startsWith('cells:') ? readCellQuery(link.slice('cells:'.length)) : null
    return query ? [{ link, query }] : []
  })
  const periods = cited.flatMap(({ link, query }) =>
    query.spans.length > 1
      ? splitBy(query, query.spans).map((each) => ({ link, query: each, over: 'parts' as const }))
      : [],
  )
  return [
    ...periods,
    ...monthsOfChart(step),
    ...routesOfChart(step, tables),
    ...routesShown(step, cited, tables),
  ]
}

function splitBy(query: CellQuery, spans: readonly MonthSpan[]): readonly CellQuery[] {
  return spans.map((span) => ({ ...query, spans: [span] }))
}

const monthly = (link: string, query: CellQuery): DrawnCells => ({ link, query, over: 'months' })

/** The months that a step draws, one by one: those of its chart, or of the number that its layout charts. */
export function monthsOfChart(step: DrawnStep): readonly DrawnCells[] {
  const { months } = LAYOUTS[layoutOfStep(step)]
  const chart = step.chart ?? (months && step.number ? monthsTo(step.number) : null)
  if (chart?.kind !== 'months') return []
  const shown = step.chart ?? step.number
  return [
    [chart.cells, shown?.cells],
    [chart.against, shown?.against],
  ].flatMap(([cells, cited]) => {
    const query = cells ? readCellQuery(cells) : null
    const months = (query?.spans ?? []).flatMap(monthsIn)
    return query
      ? splitBy(
          query,
          months.map((month) => ({ from: month, to: month })),
        ).map((each) => monthly(`cells:${cited ?? cells}`, each))
      : []
  })
}

function routesOfChart(
  { chart }: DrawnStep,
  tables: ReadonlyMap<string, FigureTable>,
): readonly DrawnCells[] {
  if (chart?.kind !== 'routes') return []
  return [chart.cells, chart.against].flatMap((cells) => {
    const query = cells === null ? null : readCellQuery(cells)
    const table = query && tables.get(query.table)
    return query && table ? byRoute(`cells:${cells}`, query, table) : []
  })
}

/** Each route of some cells, or the cells themselves where their table has no routes. Without a `link`, each has its own. */
function byRoute(link: string | null, query: CellQuery, table: FigureTable): readonly DrawnCells[] {
  const routes = query.where.route ?? table.dimensions.find(({ name }) => name === 'route')?.keys
  const all = routes?.map((route) => ({ ...query, where: { ...query.where, route: [route] } })) ?? [query]
  return all.map((each) => ({ link: link ?? `cells:${writeCellQuery(each)}`, query: each, over: 'parts' }))
}

/** The routes whose numbers the map or the changes of a step show, in the periods that it compares. */
function routesShown(
  step: DrawnStep,
  cited: readonly { link: string; query: CellQuery }[],
  tables: ReadonlyMap<string, FigureTable>,
): readonly DrawnCells[] {
  const { face, map } = LAYOUTS[layoutOfStep(step)]
  const view = viewOfStep(step)
  const isCompared = face.includes('ranking') || view.page === 'compare'
  if (!isCompared && (map.shown === 'never' || map.isUnlabelled)) return []
  const series = [...tables.values()].filter(({ role }) => role === 'series')
  const compared = (view.page === 'compare' ? view.compare : null) ?? comparedByStep(step)
  const spans = compared
    ? [compared.first, compared.second]
    : isCompared
      ? cited.flatMap(({ query }) =>
          query.spans.length === 1 && series.some(({ id }) => id === query.table) ? query.spans : [],
        )
      : []
  return series.flatMap((table) => {
    const [counted] = table.counts
    return spans.flatMap((span) => {
      const query = { table: table.id, count: counted?.name ?? '', spans: [span], where: {} }
      const all = `cells:${writeCellQuery(query)}`
      if (step.evidence.includes(all)) return byRoute(all, query, table)
      return byRoute(null, query, table).map((drawn) => {
        const [route = ''] = drawn.query.where.route ?? []
        const part = cited.find(
          ({ query: { table: id, spans, where } }) =>
            id === table.id && spans[0]?.from === span.from && (where.route?.includes(route) ?? true),
        )
        return { ...drawn, link: part?.link ?? drawn.link }
      })
    })
  })
}
