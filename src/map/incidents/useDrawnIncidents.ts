import { useCallback, useEffect, useMemo, useState } from 'react'
import { countMonths } from '#domain/figurePeriod.ts'
import type { IncidentsOnMap } from '#domain/mapContent.ts'
import type { MapEngine } from '#map/mapEngine.ts'
import type { MapCallbacks } from '#map/mapProps.ts'
import {
  circleScale,
  type IncidentCircle,
  incidentCircles,
  levelOf,
  levelThatParts,
} from '#picture/incidentCircles.ts'

/** The incidents as drawn, and their actions. */
export interface DrawnIncidents {
  /** Null while the layer is off. */
  layer: IncidentsOnMap | null
  /** Largest first; empty without a file. */
  circles: readonly IncidentCircle[]
  /** Px per √person. */
  scale: number
  /** The circle with the pointer or the focus. */
  pointed: IncidentCircle | null
  /** The circle whose incidents are listed; `sight` lists all in view; null if the list is closed. */
  listed: IncidentCircle | 'sight' | null
  onPoint: (key: string | null) => void
  onList: (listed: IncidentCircle | 'sight' | null) => void
  /** Opens a single incident, zooms in on several, or lists those that zooming cannot separate. */
  onPress: (key: string) => void
  onOpen: MapCallbacks['openIncident']
  onRetry: MapCallbacks['retryIncidents']
}

const NO_CIRCLES: readonly IncidentCircle[] = []

/** Groups the incidents of the period by zoom, and keeps which circle is pointed at and listed. */
export function useDrawnIncidents(
  map: MapEngine | null,
  layer: IncidentsOnMap | null,
  { moveCamera, openIncident, retryIncidents }: MapCallbacks,
): DrawnIncidents {
  const file = layer?.file ?? null
  const level = useLevel(map, file !== null)
  const circles = useMemo(
    () => (file ? incidentCircles(file.columns, file.runs, level) : NO_CIRCLES),
    [file, level],
  )
  const [pointedKey, onPoint] = useState<string | null>(null)
  const [listed, onList] = useState<DrawnIncidents['listed']>(null)
  const pointed = useMemo(() => circles.find(({ key }) => key === pointedKey) ?? null, [circles, pointedKey])

  const onPress = useCallback(
    (key: string) => {
      const circle = circles.find((candidate) => candidate.key === key)
      if (!circle || !file) return
      const [row, ...others] = circle.rows
      if (row === undefined) return
      if (others.length === 0) {
        openIncident?.(file.columns.id[row] ?? '')
        return
      }
      const nearer = levelThatParts(file.columns, circle.rows, level)
      onPoint(null)
      if (nearer === null) onList(circle)
      else moveCamera({ longitude: circle.longitude, latitude: circle.latitude, zoom: nearer })
    },
    [circles, file, level, openIncident, moveCamera],
  )
  return {
    layer,
    circles,
    scale: circleScale(file ? countMonths(file.spans) : 12),
    pointed,
    listed: layer ? listed : null,
    onPoint,
    onList,
    onPress,
    onOpen: openIncident,
    onRetry: retryIncidents,
  }
}

/** The level of detail at the map's zoom; subscribes only while `isEnabled`. */
function useLevel(map: MapEngine | null, isEnabled: boolean): number {
  const [level, setLevel] = useState(() => levelOf(map?.getZoom() ?? 0))
  useEffect(() => {
    if (!map || !isEnabled) return
    const update = () => setLevel(levelOf(map.getZoom()))
    update()
    map.on('zoom', update)
    return () => void map.off('zoom', update)
  }, [map, isEnabled])
  return level
}
