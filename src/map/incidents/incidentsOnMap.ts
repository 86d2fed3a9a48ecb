import type { IncidentColumns } from '#domain/incident.ts'
import type { RowRun } from '#domain/incidentRows.ts'
import type { MonthSpan } from '#domain/period.ts'

/** Why the incidents are not there, in the reader's words, with the way to ask for them again. */
export interface IncidentFault {
  title: string
  lines: readonly string[]
  retryLabel: string
  onRetry: () => void
}

/** What is published of the incidents, and which of them are asked for. */
export interface IncidentFile {
  columns: IncidentColumns
  /** The months that are covered. */
  coverage: MonthSpan
  /** The runs of months that are shown, inside the coverage; none where it covers nothing of what was asked. */
  spans: readonly MonthSpan[]
  /** More months were asked for than are covered. */
  isCut: boolean
  /** The rows in these months. */
  runs: readonly RowRun[]
  /** Who published them and on which terms: "IOM Missing Migrants Project", "CC BY 4.0". */
  credit: string
  licence: string
}

/** The dead and missing as the map is told of them; null in its place where the layer is off. */
export interface IncidentsOnMap {
  /** Null while they are on their way, and where they failed. */
  file: IncidentFile | null
  fault: IncidentFault | null
  /** Places whose circles are filled; null: all. */
  litPlaces: ReadonlySet<string> | null
  /** The incident that is read, by its id. */
  readId: string | null
  /** The name of a route or of another place of the publisher. */
  placeName: (place: string) => string
  onOpen: (incidentId: string) => void
}
