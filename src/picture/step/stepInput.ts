import type { Basemap } from '#domain/basemap.ts'
import type { Region, Route } from '#domain/route.ts'
import type { StepMap } from '#domain/stepMap.ts'
import type { PlaneCamera } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'
import type { StepMapWords } from './stepBlocks.ts'

/** Width, px, below which a map has no note, no side branches and no names of places that are not lit. */
export const SMALL = 600

/** The places of the published data. */
export interface StepGround {
  basemap: Basemap
  routes: readonly Route[]
  regions: readonly Region[]
}

/** Size and look of a map, px of the canvas of 1280 × 720. */
export interface StepMapLook {
  width: number
  height: number
  theme: MapTheme
  /** `none` for a title: lines alone. */
  labels?: 'all' | 'none'
  /** Px at the upper left that words cover; labels keep clear of them. */
  clear?: { width: number; height: number } | undefined
  /** Ground drawn beyond each edge, as a share of the size, so that the map can glide and move. */
  beyond?: number
  /** Tolerance of coasts, px; larger for small copies. */
  tolerance?: number
  /** Where the speaker moved the map; null shows the frame of the step. */
  camera?: PlaneCamera | null
}

export interface StepPictureInput extends StepMapWords {
  map: StepMap
  /** The other map of a comparison: labels of both are at the same places. */
  beside?: StepMap | null
  ground: StepGround
  look: StepMapLook
}
