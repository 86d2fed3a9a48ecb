import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Camera, Layer, Selection } from '#domain/view.ts'
import type { Focus } from '#map/focus.ts'
import type { IncidentFile } from '#map/incidents/incidentsOnMap.ts'
import type { MapWords } from '#map/mapWords.ts'
import type { Marks } from '#map/marks.ts'
import type { MapTheme } from '#map/palette.ts'
import type { RouteFigures } from '#map/routeFigures.ts'

/** All that one map of a still picture is told: what the live map is, without what moves. */
export interface StillInput {
  basemap: Basemap
  routes: readonly Route[]
  /** Regions of origin that have a mark. */
  regions: readonly Region[]
  /** Regions that have a mark only while a lens lights them. */
  otherRegions: readonly Region[]
  litRoutes: ReadonlySet<string>
  lens: Lens | null
  /** What was counted on each route; null while it is not known. */
  figures: RouteFigures | null
  marks: Marks | null
  /** Countries of those who act, ISO 3166-1 alpha-2. */
  actors: readonly string[]
  selected: Selection | null
  focus: Focus
  layers: readonly Layer[]
  /** The dead and missing in the period; null where the layer is off or its file is not there. */
  incidents: { file: IncidentFile; litPlaces: ReadonlySet<string> | null } | null
  camera: Camera | null
  theme: MapTheme
  words: MapWords
  /** What stands at the top of the map: the period of one of two; null for none. */
  heading: { title: string; note: string | null } | null
}
