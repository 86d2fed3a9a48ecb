import type { StepNumber } from './briefing.ts'
import {
  type CellQuery,
  countOfQuery,
  readCellQuery,
  sameInOtherMonths,
  writeCellQuery,
} from './cellQuery.ts'
import type { FigureUnit } from './figureUnit.ts'
import { readReader } from './readerLink.ts'
import type { BackedPiece, BackingSources } from './stepBacking.ts'
import { namesOther, routesIn, unitIn } from './subjectWords.ts'

/** A piece of evidence that counts something. */
export interface Counted {
  readonly link: string
  readonly query: CellQuery
  readonly unit: FigureUnit
  readonly value: number
}

/** What pieces of evidence count: their sums, and of what the step draws the routes. */
export function countsIn(pieces: readonly BackedPiece[], { tables }: BackingSources): readonly Counted[] {
  return pieces.flatMap(({ link, drawn }) => {
    const target = readReader(drawn ? `cells:${drawn.cells}` : link)
    // Of what is drawn only a route is a subject of its own.
    if (drawn && target?.type === 'cells' && !target.query.where.route) return []
    const table = target?.type === 'cells' ? tables.get(target.query.table) : undefined
    const count = target?.type === 'cells' && table ? countOfQuery(table, target.query) : null
    return target?.type === 'cells' && count ? [{ link, query: target.query, ...count }] : []
  })
}

/** Two counts of one thing in other months, the earlier first. */
export type Pair = readonly [before: Counted, after: Counted]

/** All pairs of counts of one thing. */
export function pairsIn(counts: readonly Counted[]): readonly Pair[] {
  const cells = ({ query }: Counted) => writeCellQuery(query)
  const from = ({ query }: Counted) => query.spans[0]?.from ?? ''
  return counts.flatMap((after) =>
    counts
      .filter(
        (before) => from(before) < from(after) && sameInOtherMonths(cells(before), [cells(after)]) !== null,
      )
      .map((before) => [before, after] as const),
  )
}

/** Whether a count is of a place: a route, or all of its table. */
export function isOf(place: string | null, { query }: Counted): boolean {
  const routes = query.where.route ?? []
  if (place === null) return Object.keys(query.where).length === 0
  // The table of small boats counts the Channel alone.
  return routes.length > 0
    ? routes.length === 1 && routes[0] === place
    : place === 'channel' && query.table.includes('small-boats')
}

/** The counts that words speak of: of the unit and route that they name, else of what the step shows (`figure`); null where that is open. */
export function countsOfSubject(
  text: string,
  figure: StepNumber | null,
  counts: readonly Counted[],
  sources: BackingSources,
): readonly Counted[] | null {
  const named = routesIn(text, sources)
  if (named.length > 1) return null
  const unit = unitIn(text)
  const [route] = named
  if (route) return counts.filter((each) => isOf(route.id, each) && (unit === null || each.unit === unit))
  const shown = figure && readCellQuery(figure.cells)
  if (unit === null && namesOther(text)) return null
  const own = shown ? counts.filter((each) => isSame(each.query, shown)) : []
  if (own.some((each) => unit === null || each.unit === unit)) return own
  return unit === null ? null : counts.filter((each) => each.unit === unit && isOf(null, each))
}

function isSame(a: CellQuery, b: CellQuery): boolean {
  return a.table === b.table && a.count === b.count && JSON.stringify(a.where) === JSON.stringify(b.where)
}
