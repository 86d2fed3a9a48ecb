import { buildCube, type FigureCube } from '#domain/figureCube.ts'
import type { FigureSource, FigureTableId } from '#domain/figureSource.ts'
import type { Figures, OtherPlace, StatedFigure } from '#domain/figures.ts'
import { type FigureTable, loadTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Month, MonthSpan } from '#domain/period.ts'

/** The route whose figures are arrivals in the United Kingdom, not detections. */
export const CHANNEL = 'channel'

/** A monthly series: the first column of a table that counts, laid out for sums. It is never added to another series. */
export interface FigureSeries<Unit extends FigureUnit = FigureUnit> {
  readonly table: FigureTableId
  readonly count: string
  readonly publisher: string
  readonly cube: FigureCube<Unit>
  /** The routes and other places that it counts. */
  readonly places: readonly string[]
  /** Whether the table has a dimension of routes; else all of it is of its one place. */
  readonly isByRoute: boolean
  readonly partialMonths: readonly Month[]
}

/** The figures of the start in the shapes in which they are added up: typed columns and cubes. */
export interface LoadedFigures {
  /** What a reader has to know of each table. */
  readonly sources: ReadonlyMap<FigureTableId, FigureSource>
  readonly tables: ReadonlyMap<FigureTableId, FigureTable>
  readonly otherPlaces: readonly OtherPlace[]
  readonly stated: readonly StatedFigure[]
  /** Every series, in the order in which the tables declare themselves. */
  readonly series: readonly FigureSeries[]
  /** The first series by route: it gives the headline and the total. */
  readonly byRoute: FigureSeries<'detections'>
  /** The series of the Channel. */
  readonly ofChannel: FigureSeries<'arrivals'>
  /** Detections by route and month. */
  readonly detections: FigureCube<'detections'>
  /** Persons who arrived in the United Kingdom in small boats, by month. */
  readonly arrivals: FigureCube<'arrivals'>
}

const loaded = new WeakMap<Figures, LoadedFigures>()

/** Loads the figures of the start; the same file is loaded once. Throws where the file lacks one of its tables. */
export function loadFigures(figures: Figures): LoadedFigures {
  const known = loaded.get(figures)
  if (known) return known
  const sources = new Map(figures.sources.map((source) => [source.id, source]))
  const tables = new Map(figures.tables.map((table) => [table.id, loadTable(table)]))
  const series = figures.sources.flatMap((source) => {
    const table = tables.get(source.id)
    const column = table?.counts[0]
    return source.role === 'series' && table && column ? [seriesOf(source, table, column.unit)] : []
  })
  const byRoute = inUnit(
    series.find(({ isByRoute }) => isByRoute),
    'detections',
  )
  const ofChannel = inUnit(countingAt({ series }, CHANNEL), 'arrivals')
  const result: LoadedFigures = {
    sources,
    tables,
    otherPlaces: figures.otherPlaces,
    stated: figures.stated,
    series,
    byRoute,
    ofChannel,
    detections: byRoute.cube,
    arrivals: ofChannel.cube,
  }
  loaded.set(figures, result)
  return result
}

function seriesOf(source: FigureSource, table: FigureTable, unit: FigureUnit): FigureSeries {
  const count = table.counts[0]?.name ?? ''
  const cube = buildCube(table, count, unit, coverageIn(source))
  const routes = cube.dimensions.find(({ name }) => name === 'route')
  return {
    table: source.id,
    count,
    publisher: source.publisher,
    cube,
    places: routes?.keys ?? (source.route === null ? [] : [source.route]),
    isByRoute: routes !== undefined,
    partialMonths: source.partialMonths,
  }
}

/** A series with its unit in the type. Throws where there is none or it counts something else: a fault of the data. */
function inUnit<Unit extends FigureUnit>(series: FigureSeries | undefined, unit: Unit): FigureSeries<Unit> {
  if (series?.cube.unit !== unit) {
    throw new Error(`figures.json: ${series ? `${series.table} does not count` : 'no series counts'} ${unit}`)
  }
  return { ...series, cube: { ...series.cube, unit } }
}

/** The series that counts at a place: the first that has it, as the tables are ordered. */
export function countingAt(
  { series }: Pick<LoadedFigures, 'series'>,
  place: string,
): FigureSeries | undefined {
  return series.find(({ places }) => places.includes(place))
}

/** The months that a table covers; of a table of days or years, the months that these lie in. */
export function coverageOf(sources: ReadonlyMap<FigureTableId, FigureSource>, id: FigureTableId): MonthSpan {
  const source = sources.get(id)
  if (!source) throw new Error(`figures.json does not describe ${id}`)
  return coverageIn(source)
}

/** The months that the table of a description covers. */
export function coverageIn({ coverage }: FigureSource): MonthSpan {
  const month = (text: string, inYear: string) => (text.length === 4 ? `${text}-${inYear}` : text.slice(0, 7))
  return { from: month(coverage.from, '01'), to: month(coverage.to, '12') }
}
