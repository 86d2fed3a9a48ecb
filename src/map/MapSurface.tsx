import type { FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { type ComponentType, createContext, use } from 'react'

export interface SourceProps {
  id: string
  type: 'geojson'
  data: FeatureCollection
  /** The property that identifies a feature for feature-state. */
  promoteId?: string
  tolerance?: number
}

/** How sources and layers are drawn: by the map library, or as SVG. */
export interface MapSurface {
  Source: ComponentType<SourceProps>
  Layer: ComponentType<LayerSpecification>
}

/** The surface for the sources and layers inside it. */
export const SurfaceContext = createContext<MapSurface | null>(null)

function useSurface(): MapSurface {
  const surface = use(SurfaceContext)
  if (!surface) throw new Error('A source or layer stands outside of SurfaceContext. Wrap it in one.')
  return surface
}

/** The data of layers, which refer to it by id. It must precede them. */
export function Source(props: SourceProps) {
  const surface = useSurface()
  return <surface.Source {...props} />
}

/** One layer of the map, above the ones before it. */
export function Layer(props: LayerSpecification) {
  const surface = useSurface()
  return <surface.Layer {...props} />
}
