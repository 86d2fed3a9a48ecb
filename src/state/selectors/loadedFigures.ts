import { buildCube, type FigureCube } from '#domain/figureCube.ts'
import type { FigureSource, FigureTableId } from '#domain/figureSource.ts'
import type { Figures, OtherPlace, StatedFigure } from '#domain/figures.ts'
import { type FigureTable, loadTable } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'

/** The route whose figures are arrivals in the United Kingdom, not detections. */
export const CHANNEL = 'channel'

/** The figures of the start in the shapes in which they are added up: typed columns and cubes. */
export interface LoadedFigures {
  /** What a reader has to know of each table. */
  readonly sources: ReadonlyMap<FigureTableId, FigureSource>
  readonly tables: ReadonlyMap<FigureTableId, FigureTable>
  readonly otherPlaces: readonly OtherPlace[]
  readonly stated: readonly StatedFigure[]
  /** Detections by route and month. */
  readonly detections: FigureCube<'detections'>
  /** Persons who arrived in the United Kingdom in small boats, by month. */
  readonly arrivals: FigureCube<'arrivals'>
  readonly boats: FigureCube<'boats'>
}

const loaded = new WeakMap<Figures, LoadedFigures>()

/** Loads the figures of the start; the same file is loaded once. Throws where the file lacks one of its tables. */
export function loadFigures(figures: Figures): LoadedFigures {
  const known = loaded.get(figures)
  if (known) return known
  const sources = new Map(figures.sources.map((source) => [source.id, source]))
  const tables = new Map(figures.tables.map((table) => [table.id, loadTable(table)]))
  const tableOf = (id: FigureTableId): FigureTable => {
    const table = tables.get(id)
    if (!table) throw new Error(`figures.json has no table ${id}`)
    return table
  }
  const covered = (id: FigureTableId) => coverageOf(sources, id)
  const channel = tableOf('uk-small-boats-monthly')
  const result: LoadedFigures = {
    sources,
    tables,
    otherPlaces: figures.otherPlaces,
    stated: figures.stated,
    detections: buildCube(
      tableOf('frontex-detections'),
      'detections',
      'detections',
      covered('frontex-detections'),
    ),
    arrivals: buildCube(channel, 'arrivals', 'arrivals', covered('uk-small-boats-monthly')),
    boats: buildCube(channel, 'boats', 'boats', covered('uk-small-boats-monthly')),
  }
  loaded.set(figures, result)
  return result
}

/** The months that a table covers; of a table of days or years, the months that these lie in. */
export function coverageOf(sources: ReadonlyMap<FigureTableId, FigureSource>, id: FigureTableId): MonthSpan {
  const coverage = sources.get(id)?.coverage
  if (!coverage) throw new Error(`figures.json does not describe ${id}`)
  const month = (text: string, inYear: string) => (text.length === 4 ? `${text}-${inYear}` : text.slice(0, 7))
  return { from: month(coverage.from, '01'), to: month(coverage.to, '12') }
}
