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
  const shown = useRef<LayerSpecification>(null)
  useLayoutEffect(() => {
    if (!map.getLayer(layer.id)) map.addLayer(layer)
    else if (shown.current) updateLayer(map, layer, shown.current)
    shown.current = layer
  })
  return null
}

type PaintOf = Parameters<LibraryMap['setPaintProperty']>
type LayoutOf = Parameters<LibraryMap['setLayoutProperty']>

/** Sets what differs: the library draws the whole map for every call, even where the value is the same. */
function updateLayer(map: LibraryMap, layer: LayerSpecification, shown: LayerSpecification): void {
  for (const [name, value] of changes(layer.paint, shown.paint))
    map.setPaintProperty(layer.id, name as PaintOf[1], value as PaintOf[2])
  for (const [name, value] of changes(layer.layout, shown.layout))
    map.setLayoutProperty(layer.id, name as LayoutOf[1], value as LayoutOf[2])
  if ('filter' in layer && 'filter' in shown && layer.filter !== shown.filter)
    map.setFilter(layer.id, layer.filter)
}

function changes(now: object = {}, before: object = {}): readonly [name: string, value: unknown][] {
  const old = new Map(Object.entries(before))
  return Object.entries(now).filter(([name, value]) => old.get(name) !== value)
}

function Lines({ lines }: { lines: RouteLines }) {
  const map = useMap()
  const layer = useMemo(() => glLines(lines), [lines])
  useLayoutEffect(() => {
    if (!map.getLayer(layer.id)) map.addLayer(layer)
    let above: string | undefined
    const notePlace = () => {
      const order = map.getLayersOrder()
      const at = order.indexOf(layer.id)
      if (at >= 0) above = order[at + 1]
    }
    // After a lost context the library restores its own layers, and no custom one.
    const restore = () => {
      if (!map.getLayer(layer.id)) map.addLayer(layer, above)
    }
    map.on('idle', notePlace)
    map.on('style.load', restore)
    return () => {
      map.off('idle', notePlace)
      map.off('style.load', restore)
    }
  }, [map, layer])
  return null
}
