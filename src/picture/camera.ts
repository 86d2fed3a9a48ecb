import { type Camera, roundCamera } from '#domain/view.ts'

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** What the map shows at the start at least: the crossings to Europe. A high window also shows the Sahel and the north. */
export const START_BOUNDS: Bounds = [-21, 21, 47, 54]

/** Maximum zoom of every map. */
export const MAX_ZOOM = 9

/** Edge of the basemap: the camera stays inside. */
export const OUTER_BOUNDS: Bounds = [-40, -8, 85, 73]

/**
 * What the camera stays inside on a map of which so many px at the right are covered: under a panel nobody sees that the
 * basemap ends, and without that room a narrow map could not show its east beside it.
 */
export function outerBounds(covered: number): Bounds {
  const [west, south, east, north] = OUTER_BOUNDS
  return [west, south, covered > 0 ? 180 : east, north]
}

/** Whether two cameras are equal after rounding, so that a map does not react to its own move. */
export function isSameCamera(a: Camera, b: Camera): boolean {
  const [first, second] = [roundCamera(a), roundCamera(b)]
  return (
    first.longitude === second.longitude && first.latitude === second.latitude && first.zoom === second.zoom
  )
}
