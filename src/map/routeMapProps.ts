import type { RefObject } from 'react'
import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Camera, Layer as LayerName, Selection } from '#domain/view.ts'
import type { Focus } from './focus.ts'
import type { Hovered, PointedSource } from './hovered.ts'
import type { MapWords } from './mapWords.ts'
import type { Marks } from './marks.ts'
import type { MapTheme } from './palette.ts'
import type { Padding } from './useCamera.ts'
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
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  camera: Camera | null
  /** Px of the map that something covers. */
  padding: Padding
  /** Px at the right edge that a floating panel covers: the map's own cards keep clear of them. */
  covered?: number
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
