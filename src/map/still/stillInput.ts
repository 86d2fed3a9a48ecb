import type { MapContent } from '#domain/mapContent.ts'
import type { StillLook } from '#domain/stillMap.ts'
import type { RouteMapProps } from '#map/routeMapProps.ts'

/** One map of a still picture: what the live map takes, without what moves. */
export interface StillInput extends Pick<RouteMapProps, 'words'> {
  content: MapContent
  camera: RouteMapProps['camera']['at']
  theme: StillLook['theme']
  /** At the top of the map: the period of one of two; null for none. */
  heading: { title: string; note: string | null } | null
}
