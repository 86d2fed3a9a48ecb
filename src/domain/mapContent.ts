import type { Basemap } from './basemap.ts'
import type { CellQuery } from './cellQuery.ts'
import type { FigurePeriod } from './figurePeriod.ts'
import type { Count, FigureUnit } from './figureUnit.ts'
import type { Focus } from './focus.ts'
import type { IncidentColumns } from './incident.ts'
import type { RowRun } from './incidentRows.ts'
import type { SourceText } from './language.ts'
import type { Lens } from './lens.ts'
import type { MajorityNationality } from './majorityNationality.ts'
import type { Marks } from './marks.ts'
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
  /** Changes shown beside the numbers of the routes; null when nothing is compared. */
  readonly changes: RouteChanges | null
  /** Routes with a measure, ignoring filters. */
  readonly tiedRoutes: ReadonlySet<string>
  /** The measures in view by place; null while unknown. */
  readonly marks: Marks | null
  /** Whether the reader's own measures show. */
  readonly hasOwn: boolean
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
