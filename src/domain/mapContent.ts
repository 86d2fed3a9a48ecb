import type { Basemap } from './basemap.ts'
import type { CellQuery } from './cellQuery.ts'
import type { FigurePeriod } from './figurePeriod.ts'
import type { Count, FigureUnit } from './figureUnit.ts'
import type { Focus } from './focus.ts'
import type { IncidentColumns } from './incident.ts'
import type { RowRun } from './incidentRows.ts'
import type { Lens } from './lens.ts'
import type { Marks } from './marks.ts'
import type { MonthSpan } from './period.ts'
import type { Region, Route } from './route.ts'
import type { Layer, Selection } from './view.ts'

/** All that a map shows, whoever draws it: on the screen, as SVG, on paper or as a still picture. */
export interface MapContent {
  readonly basemap: Basemap
  readonly routes: readonly Route[]
  /** Regions of origin that always have a mark. */
  readonly regions: readonly Region[]
  /** Regions that have a mark only while a lens lights them. */
  readonly otherRegions: readonly Region[]
  /** Routes in full colour; the others are drawn hollow. */
  readonly litRoutes: ReadonlySet<string>
  /** What the choice lights, and what ties each place to it; null where nothing is dimmed. */
  readonly lens: Lens | null
  /** Counts in the period of the view; null while they are not known: then all lines have one width and no number. */
  readonly figures: RouteFigures | null
  /** Nationalities of the chosen route; null for no route, and where none are known. */
  readonly nationalities: Nationalities | null
  /** How the count on each route changed, between its name and its number; null where nothing is compared. */
  readonly changes: RouteChanges | null
  /** Routes that any text ties a measure to, whatever the filters. */
  readonly tiedRoutes: ReadonlySet<string>
  /** The measures in view by their places; null while they are not known. */
  readonly marks: Marks | null
  /** Countries of the actors, ISO 3166-1 alpha-2. */
  readonly actors: readonly string[]
  readonly selected: Selection | null
  /** The places of what is selected. */
  readonly focus: Focus
  readonly layers: readonly Layer[]
  /** The dead and missing; null where their layer is off. */
  readonly incidents: IncidentsOnMap | null
}

/** The count on one route in a period: the mean of a month sets the width of its line, the total stands under its name. */
export interface RouteFigure {
  readonly total: Count<FigureUnit>
  /** The mean of a month; null where no month is covered. */
  readonly monthlyMean: number | null
  readonly period: FigurePeriod
  /** The cells that add up to the total. */
  readonly cells: CellQuery
}

/** The figures of each route that has any, by its id. */
export type RouteFigures = ReadonlyMap<string, RouteFigure>

/** One nationality of a route, or several put together; `share` of all detections, 0 to 1. */
export interface NationalityShare {
  readonly codes: readonly string[]
  readonly share: number
  readonly cells: CellQuery
}

/** The nationalities of a route in a period, as far as the series goes. */
export interface Nationalities {
  readonly route: string
  /** The covered months; empty where none is. */
  readonly spans: readonly MonthSpan[]
  /** The period has months that the series does not cover: nothing is drawn for these. */
  readonly isCut: boolean
  /** The last month that the series covers. */
  readonly coveredTo: string
  /** The largest first; each is a thin line, the first next to the route's. */
  readonly top: readonly NationalityShare[]
  readonly rest: NationalityShare | null
  readonly unknown: NationalityShare | null
}

/** The published incidents, and which of them a period asks for. */
export interface IncidentFile {
  readonly columns: IncidentColumns
  /** The months that are covered. */
  readonly coverage: MonthSpan
  /** The runs of months that are shown, inside the coverage; none where it covers nothing of what was asked. */
  readonly spans: readonly MonthSpan[]
  /** More months were asked for than are covered. */
  readonly isCut: boolean
  /** The rows in these months. */
  readonly runs: readonly RowRun[]
  /** Who published them and on which terms: "IOM Missing Migrants Project", "CC BY 4.0". */
  readonly credit: string
  readonly licence: string
}

/** The layer of the dead and missing. */
export interface IncidentsOnMap {
  /** Null while it is on its way, and where it failed. */
  readonly file: IncidentFile | null
  /** Which published file failed, and why. */
  readonly fault: DataFileFault | null
  /** Places whose circles are filled; null: all. */
  readonly litPlaces: ReadonlySet<string> | null
  /** Id of the incident that is read. */
  readonly readId: string | null
}

/** A published file that could not be used; `file` with its ending. */
export interface DataFileFault {
  readonly file: string
  readonly error: Error
}

/** How what was counted on a route changed from one period to another. */
export interface RouteChange {
  /** The difference over the earlier count: 0.11 for 11 % more. */
  readonly ratio: number
  /** The cells of both periods. */
  readonly cells: CellQuery
}

/** The change on each route that has one, by its id, from `before` to `after`; each is of one unit. */
export interface RouteChanges {
  readonly before: MonthSpan
  readonly after: MonthSpan
  readonly routes: ReadonlyMap<string, RouteChange>
}
