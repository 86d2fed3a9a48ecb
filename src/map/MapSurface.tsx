import type { FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { type ComponentType, createContext, memo, use } from 'react'
import type { RouteLines } from './lines/RouteLines.ts'

export interface SourceProps {
  id: string
  type: 'geojson'
  data: FeatureCollection
  /** The property that identifies a feature for feature-state. */
  promoteId?: string
  tolerance?: number
}

/** Components that draw sources, layers and lines: the map library's, or SVG. */
export interface MapSurface {
  Source: ComponentType<SourceProps>
  Layer: ComponentType<LayerSpecification>
  Lines: ComponentType<LinesProps>
}

interface LinesProps {
  lines: RouteLines
}

/** Provides the surface to the sources and layers inside it. */
export const SurfaceContext = createContext<MapSurface | null>(null)

function useSurface(): MapSurface {
  const surface = use(SurfaceContext)
  if (!surface) throw new Error('Source and Layer must be rendered inside SurfaceContext.')
  return surface
}

/** Data for layers, which refer to it by id. Must precede them. */
export const Source = memo(function Source(props: SourceProps) {
  const surface = useSurface()
  return <surface.Source {...props} />
})

/** One layer, drawn above the previous ones. */
export function Layer(props: LayerSpecification) {
  const surface = useSurface()
  return <surface.Layer {...props} />
}

/** The lines and hubs of the routes, drawn above the previous layers. */
export const Lines = memo(function Lines(props: LinesProps) {
  const surface = useSurface()
  return <surface.Lines {...props} />
})
