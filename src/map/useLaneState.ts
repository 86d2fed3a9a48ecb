import { useEffect } from 'react'
import type { Nationalities, RouteFigures } from '#domain/mapContent.ts'
import { setState } from './featureState.ts'
import { flowState, LEAST_WIDTH } from './flowWidth.ts'
import { LANE_SCALE, LANE_SOURCE, LANES, laneKey, lanesOf } from './layers/nationalityLanes.ts'
import type { MapView } from './mapView.ts'

/** Keeps the state of the thin lines beside the chosen route with the shares of its nationalities. */
export function useLaneState(
  map: MapView,
  nationalities: Nationalities | null,
  figures: RouteFigures | null,
): void {
  useEffect(() => {
    if (!nationalities) return
    const { route, top } = nationalities
    const { width } = flowState(figures, route)
    const lanes = lanesOf(
      top.map(({ share }) => share),
      Math.max(LEAST_WIDTH, LANE_SCALE * width),
    )
    for (let index = 0; index < LANES; index += 1) {
      const lane = lanes[index]
      setState(map, LANE_SOURCE, laneKey(route, index), {
        lane: lane?.width ?? 0,
        aside: lane?.aside ?? 0,
        width,
      })
    }
  }, [map, nationalities, figures])
}
