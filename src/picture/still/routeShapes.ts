import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature } from 'geojson'
import type { MapContent } from '#domain/mapContent.ts'
import { discPath, NO_LOOK, type PictureShape } from '#lib/picture.ts'
import type { IncidentCircle } from '#picture/incidentCircles.ts'
import type { ThemedLayers } from '#picture/layers.ts'
import {
  INCIDENT_LAYERS,
  INCIDENT_SOURCE,
  REGION_LAYERS,
  REGION_SOURCE,
  regionLensState,
  toIncidentFeatures,
  toRegionFeatures,
} from '#picture/layers.ts'
import {
  blurOf,
  type Disc,
  discsOf,
  FADING,
  featuresOfLayer,
  isLayerShown,
  type LayerFeature,
  type SourceLayer,
} from '#picture/layerValues.ts'
import { type Project, polyline, relativeData } from '#picture/linePaths.ts'
import { HUB, outlinesOf, type Pixel, type Stroke, type Strokes } from '#picture/lines.ts'
import { MAP_COLOURS, type MapTheme } from '#picture/palette.ts'

/** The dead and missing as circles; `scale` is px per √person. */
export interface StillCircles {
  circles: readonly IncidentCircle[]
  scale: number
  litPlaces: ReadonlySet<string> | null
}

interface RouteShapesInput {
  content: MapContent
  circles: StillCircles | null
  theme: MapTheme
  zoom: number
  project: Project
  /** The lines and hubs of the routes, px of the picture. */
  strokes: Strokes
  /** Points are rounded to 1/steps px. */
  steps: number
}

type State = Readonly<Record<string, unknown>>
interface Source {
  features: readonly Feature[]
  states: ReadonlyMap<string, State>
}

/** Everything above the ground, drawn from the layers and feature-states of the live map. */
export function routeShapes(input: RouteShapesInput): PictureShape[] {
  const { theme, strokes, steps } = input
  const { layers } = input.content
  const sources = sourcesOf(input)
  const shapesOf = (themed: ThemedLayers) =>
    themed[theme].flatMap((layer) => shapesOfLayer(layer, sources, input))
  return [
    ...(layers.includes('regions') ? shapesOf(REGION_LAYERS) : []),
    ...(layers.includes('routes') ? strokes.strokes.flatMap((stroke) => strokeShapes(stroke, steps)) : []),
    ...(layers.includes('deaths') ? shapesOf(INCIDENT_LAYERS) : []),
    ...(layers.includes('routes') ? strokes.hubs.map(({ at }) => hubShape(at, theme)) : []),
  ]
}

function sourcesOf({ content, circles }: RouteShapesInput): ReadonlyMap<string, Source> {
  const { regions, otherRegions, lens, focus } = content
  const marks = toRegionFeatures(regions, otherRegions).features
  const points = circles ? toIncidentFeatures(circles.circles, circles.scale, circles.litPlaces).features : []
  return new Map<string, Source>([
    [INCIDENT_SOURCE, { features: points, states: new Map() }],
    [
      REGION_SOURCE,
      {
        features: marks,
        states: new Map(
          marks.map(({ properties }) => [properties.key, regionLensState(properties.key, lens, focus)]),
        ),
      },
    ],
  ])
}

const NO_STATE: State = {}

function shapesOfLayer(
  layer: LayerSpecification,
  sources: ReadonlyMap<string, Source>,
  input: RouteShapesInput,
): PictureShape[] {
  const { zoom, project } = input
  if (layer.type === 'background' || !isLayerShown(layer, zoom)) return []
  const { features, states } = sources.get(String(layer.source)) ?? { features: [], states: new Map() }
  const drawn = featuresOfLayer(layer, features, zoom, (key) => states.get(key) ?? NO_STATE)
  return discs(layer, drawn, zoom, project)
}

/**
 * A line as its outline; the edge is a shape below it, because not every program supports `paint-order`. Points are rounded
 * to 1/steps px.
 */
export function strokeShapes(stroke: Stroke, steps: number): PictureShape[] {
  const { fill, edge, edgeWidth } = stroke
  const outline = outlinesOf(stroke).map((points) => `${polyline(points)}Z`)
  const d = relativeData(outline.join(''), steps)
  if (d === '') return []
  const below = { ...NO_LOOK, d, fill: edge, stroke: edge, strokeWidth: 2 * edgeWidth }
  return [...(edgeWidth > 0 ? [below] : []), { ...NO_LOOK, d, fill }]
}

/** The dot of a hub. */
export function hubShape([x, y]: Pixel, theme: MapTheme): PictureShape {
  const { paper, ink } = MAP_COLOURS[theme]
  const d = discPath(x, y, HUB.radius + HUB.stroke / 2)
  return { ...NO_LOOK, d, fill: paper, stroke: ink, strokeWidth: HUB.stroke }
}

function discs(
  layer: SourceLayer,
  drawn: readonly LayerFeature[],
  zoom: number,
  project: Project,
): PictureShape[] {
  const blur = blurOf(layer, zoom)
  return discsOf(layer, drawn, project).flatMap((disc): PictureShape[] => {
    const edge = disc.strokeWidth > 0 ? { stroke: disc.stroke, strokeWidth: disc.strokeWidth } : {}
    if (disc.fillOpacity === 0 && disc.strokeWidth === 0) return []
    if (blur > 0) return disc.fillOpacity === 0 ? [] : softDisc(disc, blur)
    const d = discPath(disc.x, disc.y, disc.radius)
    const fill = { ...NO_LOOK, d, fill: disc.fill, opacity: disc.fillOpacity }
    return [
      ...(disc.fillOpacity > 0 ? [fill] : []),
      ...(disc.strokeWidth > 0 ? [{ ...NO_LOOK, d, ...edge }] : []),
    ]
  })
}

/** A fading disc as stacked discs: a gradient needs an id, and ids clash between pictures on one page. */
function softDisc({ x, y, radius, fill, fillOpacity }: Disc, blur: number): PictureShape[] {
  return FADING.slice(1).map(([way, strength], index) => {
    const [before, stronger] = FADING[index] ?? [0, 1]
    const middle = (way + before) / 2
    return {
      ...NO_LOOK,
      d: discPath(x, y, radius * (1 - blur * (1 - middle))),
      fill,
      opacity: (stronger - strength) * fillOpacity,
    }
  })
}
