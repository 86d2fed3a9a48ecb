import type { CellQuery } from '#domain/cellQuery.ts'
import { coveredPeriod, type FigurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { choosesRoutes, passesPlaces } from '#domain/filters.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import type { Filters, View } from '#domain/view.ts'
import { coverageOf, type LoadedFigures, numberSpans } from './loadedFigures.ts'
import { cellsOfGroup, type GroupTotal, groupTotals, nationalityGroups, together } from './nationalities.ts'

/** A group of nationalities: a country, all others together, or not stated. */
export interface FlowSource {
  readonly kind: 'country' | 'others' | 'unknown'
  readonly total: GroupTotal
  readonly cells: CellQuery
  /** By target key; null where the table lists nothing. */
  readonly values: readonly (FlowValue | null)[]
}

/** What one group counts at one target, with its cells. */
export interface FlowValue {
  readonly value: number
  readonly cells: CellQuery
}

/** Counts from nationalities to routes or countries. Sources and targets each add up to the same total. */
export interface Flows {
  readonly sources: readonly FlowSource[]
  readonly targets: readonly (FlowValue & { readonly key: string })[]
}

/** A publisher's own remainders, which are no nationality of their own: "others", and stateless persons. */
const REMAINDERS: readonly string[] = ['OTH', 'STL']

interface FlowsInput {
  table: FigureTable
  query: CellQuery
  unit: FigureUnit
  /** The dimension of the targets. */
  to: string
  /** Whether the publisher's remainders count as others, and not as unknown. */
  hasRemainder: boolean
}

/** Counts a query's cells from the most frequent nationalities, all others and not stated to each target. */
export function flowsOf({ table, query, unit, to, hasRemainder }: FlowsInput): Flows {
  const totals = groupTotals(table, query, unit, 'nationality').filter(({ value }) => value > 0)
  const isRemainder = ({ keys }: GroupTotal) => hasRemainder && keys.every((key) => REMAINDERS.includes(key))
  const { first, rest, unknown } = nationalityGroups(totals.filter((total) => !isRemainder(total)))
  const others = together([...(rest ? [rest] : []), ...totals.filter(isRemainder)])
  const targets = groupTotals(table, query, unit, to)
    .filter(({ value }) => value > 0)
    .map((total) => ({ key: total.keys[0] ?? '', value: total.value, cells: cellsOfGroup(query, to, total) }))
  const source = (kind: FlowSource['kind'], total: GroupTotal): FlowSource => {
    const cells = cellsOfGroup(query, 'nationality', total)
    const own = new Map(groupTotals(table, cells, unit, to).map((one) => [one.keys[0], one]))
    const values = targets.map(({ key }): FlowValue | null => {
      const found = own.get(key)
      return found ? { value: found.value, cells: cellsOfGroup(cells, to, found) } : null
    })
    return { kind, total, cells, values }
  }
  return {
    sources: [
      ...first.map((total) => source('country', total)),
      ...(others ? [source('others', others)] : []),
      ...(unknown ? [source('unknown', unknown)] : []),
    ],
    targets,
  }
}

interface ChartCellsInput {
  figures: LoadedFigures
  routes: readonly Route[]
  period: View['period']
  filters: Filters
  table: FigureTable
}

/** The routes of a table that pass the filters; null when no place is filtered. */
export function countedRoutes({
  routes,
  filters,
  table,
}: Omit<ChartCellsInput, 'figures' | 'period'>): { route: string[] } | null {
  if (!choosesRoutes(filters)) return null
  const counted = dimensionOf(table, 'route').keys
  return { route: routesInView(routes, filters).filter((id) => counted.includes(id)) }
}

/**
 * The cells of one count in the period, or in the newest months of a table that ends before it, that pass the place
 * filters; `counted` are the months, `isEmpty` when there are none.
 */
export function chartCells(
  requested: ChartCellsInput,
  count: string,
): { counted: FigurePeriod; query: CellQuery; isEmpty: boolean } {
  const { figures, table } = requested
  const counted = coveredPeriod(numberSpans(figures, requested.period), coverageOf(figures.sources, table.id))
  const places = countedRoutes(requested)
  return {
    counted,
    query: { table: table.id, count, spans: [...counted.spans], where: { ...places } },
    isEmpty: counted.spans.length === 0 || places?.route.length === 0,
  }
}

/** The routes that pass the place filters, in their order; all without a filter. */
export function routesInView(routes: readonly Route[], filters: Filters): readonly string[] {
  const regions = routeRegionsOf(routes)
  return routes
    .filter(({ id }) => passesPlaces({ routes: [id], regions: [] }, filters, regions))
    .map(({ id }) => id)
}
