import { buildCube, cubeSpan, type FigureCube } from '#domain/figureCube.ts'
import { newestMonths } from '#domain/figurePeriod.ts'
import type { Figures, OtherPlace, StatedFigure } from '#domain/figures.ts'
import { type FigureSource, type FigureTable, type FigureTableId, loadTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { memoizeByArguments, memoizeByObject } from '#lib/memoize.ts'

/** The route counted in arrivals in the United Kingdom, not detections. */
export const CHANNEL = 'channel'

/** A monthly series: the first counted column of a table. Never added to another series. */
export interface FigureSeries<Unit extends FigureUnit = FigureUnit> {
  readonly table: FigureTableId
  readonly count: string
  readonly publisher: string
  readonly cube: FigureCube<Unit>
  /** Routes and other places. */
  readonly places: readonly string[]
  /** Whether it has a dimension of routes; else all of it is one place. */
  readonly isByRoute: boolean
  readonly partialMonths: readonly Month[]
}

/** The figures of the first load as typed columns and cubes. */
export interface LoadedFigures {
  /** Metadata by table. */
  readonly sources: ReadonlyMap<FigureTableId, FigureSource>
  readonly tables: ReadonlyMap<FigureTableId, FigureTable>
  readonly otherPlaces: readonly OtherPlace[]
  readonly stated: readonly StatedFigure[]
  /** Every series, in table order. */
  readonly series: readonly FigureSeries[]
  /** The first series by route, for headline and total. */
  readonly byRoute: FigureSeries<'detections'>
  readonly ofChannel: FigureSeries<'arrivals'>
  /** Detections by route and month. */
  readonly detections: FigureCube<'detections'>
  /** Arrivals in the United Kingdom in small boats, by month. */
  readonly arrivals: FigureCube<'arrivals'>
}

/** A published table in typed columns, memoised per table. */
export const tableOf = memoizeByObject(loadTable)

/** Loads the figures, memoised per file. Throws when a table is missing. */
export const loadFigures = memoizeByObject((figures: Figures): LoadedFigures => {
  const sources = new Map(figures.sources.map((source) => [source.id, source]))
  const tables = new Map(figures.tables.map((table) => [table.id, tableOf(table)]))
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
  return {
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
})

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

/** Narrows a series to a unit. Throws when it is missing or has another: a data error. */
function inUnit<Unit extends FigureUnit>(series: FigureSeries | undefined, unit: Unit): FigureSeries<Unit> {
  if (series?.cube.unit !== unit) {
    throw new Error(`figures.json: ${series ? `${series.table} does not count` : 'no series counts'} ${unit}`)
  }
  return { ...series, cube: { ...series.cube, unit } }
}

/** The months that numbers are of: those asked for, else the newest whole months of the first series by route. */
export const numberSpans = memoizeByArguments(
  ({ byRoute }: Pick<LoadedFigures, 'byRoute'>, requested: readonly MonthSpan[]): readonly MonthSpan[] =>
    requested.length > 0 ? requested : [newestMonths(cubeSpan(byRoute.cube), byRoute.partialMonths)],
)

/** The first series that counts at a place. */
export function countingAt(
  { series }: Pick<LoadedFigures, 'series'>,
  place: string,
): FigureSeries | undefined {
  return series.find(({ places }) => places.includes(place))
}

/** A table's coverage in months, also for tables by day or year. */
export function coverageOf(sources: ReadonlyMap<FigureTableId, FigureSource>, id: FigureTableId): MonthSpan {
  const source = sources.get(id)
  if (!source) throw new Error(`figures.json does not describe ${id}`)
  return coverageIn(source)
}

export function coverageIn({ coverage }: Pick<FigureSource, 'coverage'>): MonthSpan {
  const month = (text: string, inYear: string) => (text.length === 4 ? `${text}-${inYear}` : text.slice(0, 7))
  return { from: month(coverage.from, '01'), to: month(coverage.to, '12') }
}
