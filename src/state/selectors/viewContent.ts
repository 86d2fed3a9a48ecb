import type { CellQuery } from '#domain/cellQuery.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import type { Measure } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import type { ChangeRow, CompareModel } from './compareModel.ts'
import type { FigureModel } from './figureModel.ts'
import { cellsOfSeries, type MonthlySeries } from './monthlySeries.ts'

/** A number that a view shows, with the cells that add up to it. */
export interface ShownFigure {
  /** A route, another place of the publisher, or `total`. */
  place: string
  total: Count<FigureUnit>
  spans: readonly MonthSpan[]
  publisher: string
  cells: CellQuery
}

/** What a view shows, for files: numbers, measures, and the routes that are drawn in colour. */
export interface ViewContent {
  figures: readonly ShownFigure[]
  measures: readonly Measure[]
  routes: readonly Route[]
}

interface ExploredInput {
  routes: readonly Route[]
  /** Routes in full colour; null for all. */
  lit: { has: (id: string) => boolean } | null
  figures: FigureModel['routes']
  sources: ReadonlyMap<string, FigureSource>
  measures: readonly Measure[]
}

/** What Explore shows: the routes that are lit with their numbers, and the measures in view. */
export function exploredContent({ routes, lit, figures, sources, measures }: ExploredInput): ViewContent {
  const shown = routes.filter(({ id }) => lit === null || lit.has(id))
  return {
    figures: shown.flatMap(({ id }) => {
      const figure = figures.get(id)
      if (!figure) return []
      const { total, cells, period } = figure
      const publisher = sources.get(cells.table)?.publisher ?? cells.table
      return [{ place: id, total, spans: period.spans, publisher, cells }]
    }),
    measures,
    routes: shown.filter(({ legs }) => legs.length > 0),
  }
}

/** What Compare shows: each place twice, once a period. */
export function comparedContent(model: CompareModel, routes: readonly Route[]): ViewContent {
  const rows: readonly ChangeRow[] = [
    model.total,
    ...model.routes,
    ...model.others,
    ...(model.channel ? [model.channel] : []),
  ]
  return {
    figures: rows.flatMap(({ place, publisher, change, cells }) =>
      (['before', 'after'] as const).map((side) => ({
        place,
        publisher,
        total: change[side],
        spans: cells[side].spans,
        cells: cells[side],
      })),
    ),
    measures: [],
    routes: routes.filter(({ legs }) => legs.length > 0),
  }
}

/** What a piece of evidence is called in a link; null for a page that the app does not hold. */
export function evidenceId(evidence: Evidence): string | null {
  switch (evidence.type) {
    case 'citation': {
      const { documentId, start, end } = evidence.citation
      return writeReader({ type: 'document', documentId, span: { start, end } })
    }
    case 'record':
      return writeReader({ type: 'record', recordId: evidence.recordId })
    case 'reference':
      return null
  }
}

/** The id of the cells behind a number. */
export function cellsId(query: CellQuery): string {
  return writeReader({ type: 'cells', query })
}

/** The ids of the cells of several series, each once. */
export function cellsOfAll(series: readonly MonthlySeries[]): readonly string[] {
  return [...new Set(series.flatMap((one) => cellsOfSeries(one) ?? []).map(cellsId))]
}

/** What its numbers stand on, each once. */
export function cellsOfContent({ figures }: ViewContent): readonly string[] {
  return [...new Set(figures.map(({ cells }) => cellsId(cells)))]
}

/** All that the content stands on, each once: cells first, then sentences and records. */
export function evidenceOfContent(content: ViewContent): readonly string[] {
  const ids = [
    ...cellsOfContent(content),
    ...content.measures.flatMap(({ evidence }) => evidence.flatMap((piece) => evidenceId(piece) ?? [])),
  ]
  return [...new Set(ids)]
}
