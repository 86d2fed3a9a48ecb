import type { Basemap } from './basemap.ts'
import type { CellQuery } from './cellQuery.ts'
import type { FigurePeriod } from './figurePeriod.ts'
import type { Count, FigureUnit } from './figureUnit.ts'
import type { IncidentColumns, RowRun } from './incident.ts'
import type { SourceText } from './language.ts'
import type { Focus, Lens } from './lens.ts'
import type { MajorityNationality } from './majorityNationality.ts'
import type { Measure } from './measure.ts'
import type { MonthSpan } from './period.ts'
import type { Region, Route } from './route.ts'
import type { Layer, Selection } from './view.ts'

/** Everything a map shows, for every renderer: screen, SVG, print and still picture. */
export interface MapContent {
  readonly basemap: Basemap
  readonly routes: readonly Route[]
  /** Regions of origin that are always marked. */
  readonly regions: readonly Region[]
  /** Regions marked only while lit by a lens. */
  readonly otherRegions: readonly Region[]
  /** Routes in full colour; others are drawn hollow. */
  readonly litRoutes: ReadonlySet<string>
  /** The lens; null when nothing is dimmed. */
  readonly lens: Lens | null
  /** Counts in the view's period; null while unknown: all lines then have one width and no number. */
  readonly figures: RouteFigures | null
  /** Finds the nationality with more than half of a route's number; null until a route is hovered. */
  readonly majorityOf: ((total: CellQuery) => MajorityNationality | null) | null
  /** The measures in view by place; null while unknown. */
  readonly marks: Marks | null
  /** Countries of the actors, ISO 3166-1 alpha-2. */
  readonly actors: readonly string[]
  readonly selected: Selection | null
  /** The places of the selection. */
  readonly focus: Focus
  /** Places that the lens of the selection lights besides; the camera shows those in and around Europe. */
  readonly tied: Focus
  readonly layers: readonly Layer[]
  /** The dead and missing; null when their layer is off. */
  readonly incidents: IncidentsOnMap | null
}

/** A route's count in a period: the monthly mean sets its line width, the total is its number. */
export interface RouteFigure {
  readonly total: Count<FigureUnit>
  /** Mean per month; null when no month is covered. */
  readonly monthlyMean: number | null
  readonly period: FigurePeriod
  /** The cells that add up to the total. */
  readonly cells: CellQuery
}

/** Figures by route id. */
export type RouteFigures = ReadonlyMap<string, RouteFigure>

/** The published incidents, and the rows in a period. */
export interface IncidentFile {
  readonly columns: IncidentColumns
  readonly coverage: MonthSpan
  /** The months shown; empty when the coverage has none of the requested ones. */
  readonly spans: readonly MonthSpan[]
  /** More months were requested than are covered. */
  readonly isCut: boolean
  readonly runs: readonly RowRun[]
  /** Publisher and licence: "IOM Missing Migrants Project", "CC BY 4.0". */
  readonly credit: SourceText
  readonly licence: SourceText
}

/** The layer of the dead and missing. */
export interface IncidentsOnMap {
  /** Null while loading and after a failure. */
  readonly file: IncidentFile | null
  /** The file that failed, and why. */
  readonly fault: DataFileFault | null
  /** Places with filled circles; null: all. */
  readonly litPlaces: ReadonlySet<string> | null
  /** Id of the incident open in the Reader. */
  readonly readId: string | null
}

/** A published file that failed; `file` includes the extension. */
export interface DataFileFault {
  readonly file: string
  readonly error: Error
}

/** The change of a route's count between two periods. */
export interface RouteChange {
  /** Relative to the earlier count: 0.11 for 11 % more. */
  readonly ratio: number
  /** The cells of both periods. */
  readonly cells: CellQuery
}

/** Changes by route id, from `before` to `after`; each has one unit. */
export interface RouteChanges {
  readonly before: MonthSpan
  readonly after: MonthSpan
  readonly routes: ReadonlyMap<string, RouteChange>
}

/** The measures in view by place; a measure that names two places is at both. */
export interface Marks {
  routes: ReadonlyMap<string, readonly Measure[]>
  countries: ReadonlyMap<string, readonly Measure[]>
  regions: ReadonlyMap<string, readonly Measure[]>
}

interface MarksInput {
  measures: readonly Measure[]
  /** Under a lens a measure is at every place it names, so that each lit place has its count. */
  isAtEveryPlace?: boolean
  /** The places that the map can mark. */
  drawn: { routes: ReadonlySet<string>; countries: ReadonlySet<string>; regions: ReadonlySet<string> }
}

/** Places each measure at its routes, else countries, else regions; under a lens at all. Those without a place are left out. */
export function placeMarks({ measures, isAtEveryPlace = false, drawn }: MarksInput): Marks {
  const routes = new Map<string, Measure[]>()
  const countries = new Map<string, Measure[]>()
  const regions = new Map<string, Measure[]>()
  for (const measure of measures) {
    if (measure.scope !== 'placed') continue
    const isAtRoute = addTo(routes, measure.routes, drawn.routes, measure)
    if (isAtRoute && !isAtEveryPlace) continue
    const isAtCountry = addTo(countries, measure.countries, drawn.countries, measure)
    if (isAtCountry && !isAtEveryPlace) continue
    addTo(regions, measure.regions, drawn.regions, measure)
  }
  return { routes, countries, regions }
}

function addTo(
  places: Map<string, Measure[]>,
  ids: readonly string[],
  drawn: ReadonlySet<string>,
  measure: Measure,
): boolean {
  const known = ids.filter((id) => drawn.has(id))
  for (const id of known) places.set(id, [...(places.get(id) ?? []), measure])
  return known.length > 0
}

/** The regions of origin that are always marked: those that a text names or that group routes. */
export function originMarks(regions: readonly Region[], routes: readonly Route[]): readonly Region[] {
  const grouping = new Set(routes.map((route) => route.region))
  return regions.filter(
    (region) => region.role === 'origin' && (region.evidence.length > 0 || grouping.has(region.id)),
  )
}

/** The regions marked only while lit: other origins, places, transit regions. Seas, continents and borders stay in the tray. */
export function lensMarks(regions: readonly Region[], always: readonly Region[]): readonly Region[] {
  return regions.filter(
    (region) =>
      !always.includes(region) &&
      region.role !== 'destination' &&
      (region.role !== 'transit' || region.countries.length > 0),
  )
}
