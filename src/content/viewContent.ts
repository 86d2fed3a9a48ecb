import type { CellQuery } from '#domain/cellQuery.ts'
import type { Evidence } from '#domain/evidence.ts'
import { evidenceTarget } from '#domain/evidence.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import type { Measure } from '#domain/measure.ts'
import { whoseMark, yoursOf } from '#domain/own/data.ts'
import type { MonthSpan } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import { unique } from '#lib/groupBy.ts'
import type { ChangeRow, CompareModel } from './compareModel.ts'
import type { FigureModel } from './figureModel.ts'
import { cellsOfSeries, type MonthlySeries } from './monthlySeries.ts'

/** A number in a view, with its cells. */
export interface ShownFigure {
  /** A route, another place, or `total`. */
  place: string
  total: Count<FigureUnit>
  spans: readonly MonthSpan[]
  publisher: string
  cells: CellQuery
}

/** A view's content for files: numbers, measures and lit routes. */
export interface ViewContent {
  figures: readonly ShownFigure[]
  measures: readonly Measure[]
  routes: readonly Route[]
}

interface ExploredInput {
  routes: readonly Route[]
  lit: { has: (id: string) => boolean } | null
  figures: FigureModel['routes']
  sources: ReadonlyMap<string, FigureSource>
  measures: readonly Measure[]
}

/** Explore's content: the lit routes with their numbers, and the measures in view. */
export function exploredContent({ routes, lit, figures, sources, measures }: ExploredInput): ViewContent {
  const shown = routes.filter(({ id }) => lit === null || lit.has(id))
  return {
    figures: [...figures.values()].flatMap(({ place, total, cells, period }) => {
      if (!shown.some(({ id }) => id === place)) return []
      const publisher = sources.get(cells.table)?.publisher ?? cells.table
      return [{ place, total, spans: period.spans, publisher, cells }]
    }),
    measures,
    routes: shown.filter(({ legs }) => legs.length > 0),
  }
}

/** Compare's content: each place twice, once per period. */
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

/** Link form of a piece of evidence; null for a page outside the app. */
export function evidenceId(evidence: Evidence): string | null {
  const target = evidenceTarget(evidence)
  return target && writeReader(target)
}

/** Link form of the first evidence that has one; undefined where none has. */
export function firstEvidenceId(
  mark: { readonly evidence: readonly Evidence[] } | undefined,
): string | undefined {
  return mark?.evidence.flatMap((piece) => evidenceId(piece) ?? [])[0]
}

/** Link form of a number's cells. */
export function cellsId(query: CellQuery): string {
  return writeReader({ type: 'cells', query })
}

/** Link forms of the cells of several series, without duplicates. */
export function cellsOfAll(series: readonly MonthlySeries[]): readonly string[] {
  return [...new Set(series.flatMap((one) => cellsOfSeries(one) ?? []).map(cellsId))]
}

/** Link forms of the content's cells, without duplicates. */
export function cellsOfContent({ figures }: ViewContent): readonly string[] {
  return [...new Set(figures.map(({ cells }) => cellsId(cells)))]
}

/** The evidence of lines: their cells, and the sentences of the reader's own documents that name their routes. */
export function evidenceOfLines(content: ViewContent): readonly string[] {
  const own = content.routes.flatMap(({ evidence }) =>
    evidence.filter((piece) => whoseMark({ evidence: [piece] }) === 'yours'),
  )
  return unique([...cellsOfContent(content), ...own.flatMap((piece) => evidenceId(piece) ?? [])])
}

/** The evidence of a map that lights no measures: its cells, and what bears the reader's own signs on it. */
export function evidenceOfMap(content: ViewContent): readonly string[] {
  const own = yoursOf(content.measures)
  return [...cellsOfContent(content), ...evidenceOfContent({ ...content, figures: [], measures: own })]
}

/** All evidence of the content, without duplicates: cells, then sentences and records. */
export function evidenceOfContent(content: ViewContent): readonly string[] {
  const ids = [
    ...cellsOfContent(content),
    ...content.measures.flatMap(({ evidence }) => evidence.flatMap((piece) => evidenceId(piece) ?? [])),
  ]
  return [...new Set(ids)]
}
