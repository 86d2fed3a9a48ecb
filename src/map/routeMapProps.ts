import type { ReactNode, RefObject } from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Lens } from '#domain/lens.ts'
import type { MapContent } from '#domain/mapContent.ts'
import type { Camera, Layer, Selection } from '#domain/view.ts'
import type { Words } from '#words/words.ts'
import type { Padding } from './cameraFit.ts'
import type { Hovered, PointedSource } from './hovered.ts'
import type { MapTheme } from './palette.ts'
import type { CameraLink } from './useCamera.ts'

/** What a map takes, whether the map library or SVG draws it. */
export interface RouteMapProps {
  /** What is shown. Layers and labels compare its parts by identity. */
  content: MapContent
  camera: MapCamera
  look: MapLook
  on: MapCallbacks
  words: Words
  /** What is pointed at on the rest of the screen: its places light up. */
  pointed?: PointedSource | undefined
  /** Imperative handle: paints a lens or figures before React renders. */
  handle?: RefObject<MapHandle | null> | undefined
}

/** Where the map looks, and what covers it. */
export interface MapCamera {
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  at: Camera | null
  /** Px on each side that something covers. */
  padding: Padding
  /** Px at the right edge that a floating panel covers: the map's own cards keep clear of them. */
  covered?: number | undefined
  /** Maps that are given the same link move together. */
  link?: CameraLink | undefined
}

/** How the map looks, apart from what it shows. */
export interface MapLook {
  theme: MapTheme
  /** Size of the letters, 1 by default; larger in a room. */
  textScale?: number | undefined
  /** Names, lines and numbers alone: no legend, no layer switches. */
  isPlain?: boolean | undefined
  /** For paper: nothing can be unfolded, so the legend is open. */
  isPrinted?: boolean | undefined
  /** Accessible name, where a page has several maps; else "Map". */
  title?: string | undefined
  /** A card of the page over the map, marked `data-map-card`: names keep clear of it. */
  corner?: ReactNode
  /** Added to the note at the foot. */
  note?: ReactNode
}

/** What the map calls back with. */
export interface MapCallbacks {
  select: (selection: Selection) => void
  toggleLayer: (layer: Layer) => void
  /** Takes back the choice that dims. */
  leaveLens: (lens: Lens) => void
  /** The reader moved the map, or asked to fit it (null). */
  moveCamera: (camera: Camera | null) => void
  /** The pointer or the focus came to a place of the map, or left it (null). */
  hover?: ((hovered: Hovered | null) => void) | undefined
  /** Opens the cells behind a number; without it numbers are plain text. */
  openCells?: ((query: CellQuery) => void) | undefined
  openIncident?: ((incidentId: string) => void) | undefined
  /** Requests the files behind the incidents again. */
  retryIncidents?: (() => void) | undefined
  /** Reports the stage legend's height, px; only a map with this callback has that legend. */
  keyHeight?: ((height: number) => void) | undefined
  /** Everything is drawn for the first time. */
  ready: () => void
  /** The map cannot be drawn here: no WebGL, or its context was lost and did not come back. */
  unavailable?: (() => void) | undefined
}

/** Imperative handle of a drawn map. */
export interface MapHandle {
  /** Paints these parts of the next content at once; a part that is left out stays as it is. */
  paint: (next: Partial<Pick<MapContent, 'lens' | 'figures'>>) => void
}
