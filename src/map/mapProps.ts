import type { ReactNode, RefObject } from 'react'
import type { StepFrame } from '#domain/briefing.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { MapContent } from '#domain/mapContent.ts'
import type { Camera, Layer, Selection } from '#domain/view.ts'
import type { Space } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'
import type { Words } from '#words/words.ts'
import type { CameraLink } from './useCamera.ts'

/** Id of the menu of the layers. */
export const LAYERS_ID = 'map-layers'

/** Props of WebGlMap and SvgMap. */
export interface MapProps {
  /** Layers and labels compare its parts by identity. */
  content: MapContent
  camera: MapCamera
  look: MapLook
  on: MapCallbacks
  words: Words
  /** Highlights places that are hovered elsewhere on the page. */
  pointed?: PointedSource | undefined
  /** Imperative handle: paints a lens or figures before React renders. */
  handle?: RefObject<MapHandle | null> | undefined
}

/** Camera of the map, and what covers the map. */
export interface MapCamera {
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  at: Camera | null
  /** Px on each side that something covers. */
  padding: Space
  /** Px that a floating panel covers at the right edge; the map's cards keep clear of it. */
  covered?: number | undefined
  /** Maps that are given the same link move together. */
  link?: CameraLink | undefined
}

/** Appearance of the map, apart from its content. */
export interface MapLook {
  theme: MapTheme
  /** Scale of all text, 1 by default. */
  textScale?: number | undefined
  /** Names, lines and numbers alone: no layer switches. */
  isPlain?: boolean | undefined
  /** A plain map whose labels are those of a map with controls: what stands beside it says what is counted, and when. */
  hasBareNumbers?: boolean | undefined
  /** For print: no buttons. */
  isPrinted?: boolean | undefined
  isLayersOpen?: boolean | undefined
  /** Accessible name, where a page has several maps; else "Map". */
  title?: string | undefined
  /** A card over the map with `data-map-card`; labels keep clear of it. */
  corner?: ReactNode
  /** Appended to the note at the bottom. */
  note?: ReactNode
}

/** Callbacks of the map. */
export interface MapCallbacks {
  /** `isByKey`: without a pointer. */
  select: (selection: Selection, isByKey?: boolean) => void
  toggleLayer: (layer: Layer) => void
  /** Opens or closes the layers; without it there is no button for them. */
  openMenu?: ((isOpen: boolean) => void) | undefined
  /** The reader moved the map, or asked to fit it (null). */
  moveCamera: (camera: Camera | null) => void
  /** The map rests: the box that it shows beside what covers it, degrees, and its camera. */
  rested?: ((box: StepFrame, camera: Camera) => void) | undefined
  /** A place of the map gained or lost (null) the pointer or the focus. */
  hover?: ((hovered: Hovered | null) => void) | undefined
  /** Opens the cells behind a number; without it, numbers are plain text. */
  openCells?: ((query: CellQuery) => void) | undefined
  openIncident?: ((incidentId: string) => void) | undefined
  /** Requests the files behind the incidents again. */
  retryIncidents?: (() => void) | undefined
  /** Reports the legend's height, px; only a map with this callback has that legend. */
  keyHeight?: ((height: number) => void) | undefined
  /** Reports the routes whose numbers have no room, by id. */
  withoutRoom?: ((routes: readonly string[]) => void) | undefined
  /** Reports the hubs that labels name, by id. */
  named?: ((hubs: readonly string[]) => void) | undefined
  /** The first complete picture is drawn. */
  ready: () => void
  /** The map cannot be drawn: no WebGL, or its context was lost for good. */
  unavailable?: (() => void) | undefined
}

/** Imperative handle of a drawn map. */
export interface MapHandle {
  /** Paints these parts of the next content now; omitted parts stay unchanged. */
  paint: (next: Partial<Pick<MapContent, 'lens' | 'figures'>>) => void
}

/** The place under the pointer or the focus. */
export interface Hovered {
  kind: 'route' | 'region' | 'country'
  id: string
}

/** Places highlighted from outside the map; ids, countries as ISO 3166-1 alpha-2. */
export interface PointedPlaces {
  routes: readonly string[]
  regions: readonly string[]
  countries: readonly string[]
}

/** Source of what is hovered elsewhere on the page. The map subscribes: it changes too often to render for. */
export interface PointedSource {
  get: () => PointedPlaces | null
  /** Returns the unsubscribe function. */
  subscribe: (onChange: () => void) => () => void
}
