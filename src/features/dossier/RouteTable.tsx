import { type ReactNode, useMemo } from 'react'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { askedSpans } from '#domain/months.ts'
import type { RouteAsked } from '#state/selectors/routeCells.ts'
import { useWords } from '#words/words.ts'
import details from './Details.module.css'
import { usePanel } from './panelContext.ts'
import { type CoveredTable, TableGate } from './TableGate.tsx'

interface RouteTableProps<Found> {
  routeId: string
  table: FigureTableId
  /** Lines to keep free until the table is there. */
  rows: number
  title: string
  /** What is said of a route by which the table does not count. */
  noRoute: string
  /** What is said of a time that the table does not cover; `last` is its last month. */
  notCovered: (last: string) => string
  /** What the table has of the route; the same function on every drawing. */
  count: (asked: RouteAsked) => Found | null
  children: (found: Found, last: string) => ReactNode
}

/** A section of a route's dossier from a table that has a file of its own and ends before the series by route does. */
export function RouteTable<Found extends { readonly period: FigurePeriod }>(props: RouteTableProps<Found>) {
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{props.title}</h3>
      <TableGate id={props.table} rows={props.rows}>
        {(covered) => <Content {...props} covered={covered} />}
      </TableGate>
    </section>
  )
}

function Content<Found extends { readonly period: FigurePeriod }>({
  routeId,
  noRoute,
  notCovered,
  count,
  children,
  covered,
}: RouteTableProps<Found> & { covered: CoveredTable }) {
  const words = useWords()
  const { years, period } = usePanel().filters
  const found = useMemo(
    () => count({ ...covered, asked: askedSpans({ years, period }), routeId }),
    [count, covered, years, period, routeId],
  )
  const last = words.months({ from: covered.coverage.to, to: covered.coverage.to })
  if (!found) return <p className={details.caption}>{noRoute}</p>
  if (found.period.spans.length === 0) return <p className={details.caption}>{notCovered(last)}</p>
  return children(found, last)
}
