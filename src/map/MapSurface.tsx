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

/** How sources and layers come onto the screen: by the map library, or as SVG. */
export interface MapSurface {
  Source: ComponentType<SourceProps>
  Layer: ComponentType<LayerSpecification>
}

/** The surface on which the layers below are drawn. */
export const SurfaceContext = createContext<MapSurface | null>(null)

function useSurface(): MapSurface {
  const surface = use(SurfaceContext)
  if (!surface) throw new Error('A source or layer stands outside of SurfaceContext. Wrap it in one.')
  return surface
}

/** The data of some layers, which name it by its id; it comes before them. */
export function Source(props: SourceProps) {
  const surface = useSurface()
  return <surface.Source {...props} />
}

/** One layer of the map, over those before it. */
export function Layer(props: LayerSpecification) {
  const surface = useSurface()
  return <surface.Layer {...props} />
}
