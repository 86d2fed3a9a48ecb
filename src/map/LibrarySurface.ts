import type { GeoJSONSource, LayerSpecification, Map as LibraryMap } from 'maplibre-gl'
import { createContext, use, useLayoutEffect, useMemo, useRef } from 'react'
import { glLines } from './lines/glLines.ts'
import type { RouteLines } from './lines/RouteLines.ts'
import type { MapSurface, SourceProps } from './MapSurface.tsx'

/** The map that the surface draws on. */
export const LibraryMapContext = createContext<LibraryMap | null>(null)

/**
 * Draws sources and layers with the map library. They are added in one commit, in their order, and stay as long as the
 * map.
 */
export const LIBRARY_SURFACE: MapSurface = { Source, Layer, Lines }

function useMap(): LibraryMap {
  const map = use(LibraryMapContext)
  if (!map) throw new Error('The surface must be rendered inside LibraryMapContext.')
  return map
}

function Source({ id, data, ...options }: SourceProps) {
  const map = useMap()
  const shown = useRef<SourceProps['data']>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the data changes.
  useLayoutEffect(() => {
    const source = map.getSource<GeoJSONSource>(id)
    if (!source) map.addSource(id, { ...options, data })
    else if (shown.current !== data) source.setData(data)
    shown.current = data
  }, [map, id, data])
  return null
}

function Layer(layer: LayerSpecification) {
  const map = useMap()
  useLayoutEffect(() => {
    if (map.getLayer(layer.id)) updateLayer(map, layer)
    else map.addLayer(layer)
  })
  return null
}

/** The library skips what is equal. */
function updateLayer(map: LibraryMap, layer: LayerSpecification): void {
  for (const [name, value] of Object.entries(layer.paint ?? {}))
    map.setPaintProperty(layer.id, name as Parameters<LibraryMap['setPaintProperty']>[1], value)
  for (const [name, value] of Object.entries(layer.layout ?? {}))
    map.setLayoutProperty(layer.id, name as Parameters<LibraryMap['setLayoutProperty']>[1], value)
  if ('filter' in layer) map.setFilter(layer.id, layer.filter)
}

function Lines({ lines }: { lines: RouteLines }) {
  const map = useMap()
  const layer = useMemo(() => glLines(lines), [lines])
  useLayoutEffect(() => {
    if (!map.getLayer(layer.id)) map.addLayer(layer)
  }, [map, layer])
  return null
}
