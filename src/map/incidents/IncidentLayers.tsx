import { useEffect, useMemo, useRef } from 'react'
import { setState } from '#map/featureState.ts'
import { INCIDENT_LAYERS, INCIDENT_SOURCE, toIncidentFeatures } from '#map/layers/incidents.ts'
import { Layer, Source } from '#map/MapSurface.tsx'
import type { MapView } from '#map/mapView.ts'
import type { MapTheme } from '#map/palette.ts'
import type { DrawnIncidents } from './useDrawnIncidents.ts'

interface IncidentLayersProps {
  map: MapView
  drawn: DrawnIncidents
  theme: MapTheme
}

const HIDDEN = { visibility: 'none' } as const
const SHOWN = { visibility: 'visible' } as const

/** The circles of the dead and missing; while the layer is off the source is empty and asks nothing of the map. */
export function IncidentLayers({ map, drawn, theme }: IncidentLayersProps) {
  const { layer, circles, scale, pointed, listed } = drawn
  const litPlaces = layer?.litPlaces ?? null
  const data = useMemo(() => toIncidentFeatures(circles, scale, litPlaces), [circles, scale, litPlaces])
  const file = layer?.file ?? null
  const readId = layer?.readId ?? null
  const read = useMemo(() => {
    const row = file && readId !== null ? file.columns.id.indexOf(readId) : -1
    return row < 0 ? null : (circles.find(({ rows }) => rows.includes(row))?.key ?? null)
  }, [file, readId, circles])

  const lit = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const keys = [read, pointed?.key, listed === 'sight' ? null : listed?.key]
    const now = new Set(keys.filter((key) => typeof key === 'string'))
    for (const key of new Set([...lit.current, ...now]))
      setState(map, INCIDENT_SOURCE, key, { isHovered: now.has(key) })
    lit.current = now
  }, [map, read, pointed, listed])

  return (
    <>
      <Source id={INCIDENT_SOURCE} type="geojson" data={data} promoteId="key" />
      {INCIDENT_LAYERS[theme].map((spec) => (
        <Layer key={spec.id} {...spec} layout={layer ? SHOWN : HIDDEN} />
      ))}
    </>
  )
}
