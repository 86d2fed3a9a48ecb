import { type ReactNode, useMemo } from 'react'
import { cubeSpan } from '#domain/figureCube.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { FigureRole, FigureSource } from '#domain/figureSource.ts'
import type { Figures } from '#domain/figures.ts'
import { askedSpans } from '#domain/months.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { coverageIn, loadFigures } from '#state/selectors/loadedFigures.ts'
import type { RouteAsked } from '#state/selectors/routeCells.ts'
import { type TableFile, tableIn } from '#state/useFigureTable.ts'
import { useWords } from '#words/words.ts'

interface RouteTableProps<Found> {
  routeId: string
  tableRole: FigureRole
  /** Skeleton rows while the table loads. */
  rows: number
  title: string
  /** Text for a route that the table does not have. */
  noRoute: string
  /** Text for a period outside the table's coverage; `last` is its last month. */
  notCovered: (last: string) => string
  /** Counts the route in the table; null if the table does not have it. Must keep its identity across renders. */
  count: (asked: RouteAsked) => Found | null
  children: (found: Found, last: string) => ReactNode
}

/** A section of a route's dossier with data from a separately loaded table, whose coverage may end before the series does. */
export function RouteTable<Found extends { readonly period: FigurePeriod }>(props: RouteTableProps<Found>) {
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{props.title}</h3>
      <TableGate asked={{ role: props.tableRole }} skeleton={<Skeleton rows={props.rows} />}>
        {(figures, found) => found && <Content {...props} figures={figures} {...found} />}
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
  figures,
  source,
  file,
}: RouteTableProps<Found> & { figures: Figures; source: FigureSource; file: TableFile }) {
  const words = useWords()
  const { years, period } = usePanel().filters
  const { byRoute } = loadFigures(figures)
  const coverage = useMemo(() => coverageIn(source), [source])
  const found = useMemo(() => {
    const table = tableIn(file, source)
    const figuresCoverage = cubeSpan(byRoute.cube)
    const asked = askedSpans({ years, period })
    return table && count({ table, coverage, figuresCoverage, asked, routeId })
  }, [count, source, file, byRoute, coverage, years, period, routeId])
  const last = words.months({ from: coverage.to, to: coverage.to })
  if (!found) return <p className={details.caption}>{noRoute}</p>
  if (found.period.spans.length === 0) return <p className={details.caption}>{notCovered(last)}</p>
  return children(found, last)
}
