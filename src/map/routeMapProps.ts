import type { ReactNode, RefObject } from 'react'
import type { Basemap } from '#domain/basemap.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Lens } from '#domain/lens.ts'
import type { Region, Route } from '#domain/route.ts'
import type { RouteChanges } from '#domain/routeChanges.ts'
import type { Camera, Layer as LayerName, Selection } from '#domain/view.ts'
import type { Padding } from './cameraFit.ts'
import type { CameraLink } from './cameraLink.ts'
import type { Focus } from './focus.ts'
import type { Hovered, PointedSource } from './hovered.ts'
import type { IncidentsOnMap } from './incidents/incidentsOnMap.ts'
import type { MapWords } from './mapWords.ts'
import type { Marks } from './marks.ts'
import type { Nationalities } from './nationalities.ts'
import type { MapTheme } from './palette.ts'
import type { RouteFigures } from './routeFigures.ts'
import type { PaintFigures } from './useFlowState.ts'
import type { PaintLens } from './useLensState.ts'

/** All that the map is told, and what it calls back with. */
export interface RouteMapProps {
  basemap: Basemap
  routes: readonly Route[]
  /** Regions of origin that have a mark on the map. */
  regions: readonly Region[]
  /** Regions that have a mark only while a lens lights them. */
  otherRegions: readonly Region[]
  /** Routes in full colour; the others are drawn hollow. */
  litRoutes: ReadonlySet<string>
  /**
   * What the choice lights, and what ties each place; null where nothing is dimmed. The layers turn it into
   * feature-state (`isLit`, `isDashed`, `isDimmed`), which every drawing of the map reads.
   */
  lens: Lens | null
  /** Filled with what paints another lens at once, before it comes as `lens`. */
  paintLens?: RefObject<PaintLens | null> | undefined
  /** The chosen kinds of measures, or the name of the chosen thing. */
  lensName: string
  /**
   * What was counted on each route in the period of the map: its line is as wide as the mean of a month, its name stands
   * over the total. The scale depends on the zoom alone, so that two maps that move together have one.
   * Null while it is not known: then all lines are alike, and nothing is said.
   */
  figures: RouteFigures | null
  /** Filled with what draws other figures at once, before they come as `figures`. */
  paintFigures?: RefObject<PaintFigures | null> | undefined
  /** The nationalities of the chosen route; null for no route, or where none are known. */
  nationalities?: Nationalities | null | undefined
  /** Opens the cells behind a number. */
  onOpenCells?: ((query: CellQuery) => void) | undefined
  /** What the map is called where there are several; else it is "Map". */
  title?: string
  /** Lines, names and numbers alone: no legend and no layers to switch. */
  isPlain?: boolean
  /** How what was counted on the routes changed: it stands between name and number. */
  changes?: RouteChanges | null | undefined
  /** How many times as large as usual its letters are, for a room; 1 where it is left out. */
  textScale?: number | undefined
  /** On a stage: a key of what the map shows stands at its foot, and so many px of the map it takes. */
  onKeyHeight?: ((height: number) => void) | undefined
  /** Maps that are given the same link move together. */
  together?: CameraLink | undefined
  /** Routes that any text ties a measure to, whatever the filters. */
  tiedRoutes: ReadonlySet<string>
  /** The measures in view by their places; null while they are not known. */
  marks: Marks | null
  /** Countries of those who act, ISO 3166-1 alpha-2. */
  actors: readonly string[]
  selected: Selection | null
  /** The places of what is selected. */
  focus: Focus
  layers: readonly LayerName[]
  /** The dead and missing; null where the layer is off. */
  incidents: IncidentsOnMap | null
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  camera: Camera | null
  /** Px of the map that something covers. */
  padding: Padding
  /** Px at the right edge that a floating panel covers: the map's own cards keep clear of them. */
  covered?: number
  /** A card of the page's own over the map, marked `data-map-card`: names keep clear of it. */
  corner?: ReactNode
  theme: MapTheme
  words: MapWords
  /** What is pointed at on the rest of the screen: its places light up. */
  pointed?: PointedSource | undefined
  /** What the pointer or the focus is on in the map changed. */
  onHover?: ((hovered: Hovered | null) => void) | undefined
  onSelect: (selection: Selection) => void
  onToggleLayer: (layer: LayerName) => void
  /** Takes back the choice that dims. */
  onLeaveLens: () => void
  /** The reader moved the map, or asked to fit it (null). */
  onCameraChange: (camera: Camera | null) => void
  /** Everything is drawn for the first time. */
  onReady: () => void
  /** The map cannot be drawn here: no WebGL, or its context was lost and did not come back. */
  onUnavailable: () => void
}
