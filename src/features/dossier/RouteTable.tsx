import { type ReactNode, useMemo } from 'react'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { FILE_OF_TABLE, type Figures } from '#domain/figures.ts'
import { askedSpans } from '#domain/months.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { coverageOf, loadFigures } from '#state/selectors/loadedFigures.ts'
import type { RouteAsked } from '#state/selectors/routeCells.ts'
import { type TableFile, tableIn } from '#state/useFigureTable.ts'
import { useWords } from '#words/words.ts'
import details from './Details.module.css'
import { usePanel } from './panelContext.ts'
import { Skeleton } from './Skeleton.tsx'

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
      <DataGate needs={['figures', FILE_OF_TABLE[props.table]]} skeleton={<Skeleton rows={props.rows} />}>
        {(figures, file) => <Content {...props} figures={figures} file={file} />}
      </DataGate>
    </section>
  )
}

function Content<Found extends { readonly period: FigurePeriod }>({
  routeId,
  table: id,
  noRoute,
  notCovered,
  count,
  children,
  figures,
  file,
}: RouteTableProps<Found> & { figures: Figures; file: TableFile }) {
  const words = useWords()
  const { years, period } = usePanel().filters
  const { sources } = loadFigures(figures)
  const coverage = coverageOf(sources, id)
  const found = useMemo(() => {
    const table = tableIn(file, id)
    const figuresCoverage = coverageOf(sources, 'frontex-detections')
    const asked = askedSpans({ years, period })
    return table && count({ table, coverage, figuresCoverage, asked, routeId })
  }, [count, id, file, sources, coverage, years, period, routeId])
  const last = words.months({ from: coverage.to, to: coverage.to })
  if (!found) return <p className={details.caption}>{noRoute}</p>
  if (found.period.spans.length === 0) return <p className={details.caption}>{notCovered(last)}</p>
  return children(found, last)
}
