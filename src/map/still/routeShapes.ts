import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { MapContent } from '#domain/mapContent.ts'
import { discPath, NO_LOOK, type PictureShape } from '#lib/picture.ts'
import { flowState } from '#map/flowWidth.ts'
import type { IncidentCircle } from '#map/incidents/incidentCircles.ts'
import { ARROW_LAYERS, ARROW_SOURCE, headShare, toArrowheadFeatures } from '#map/layers/arrowheads.ts'
import { HUB_LAYERS, HUB_SOURCE, toHubFeatures } from '#map/layers/hubs.ts'
import { INCIDENT_LAYERS, INCIDENT_SOURCE, toIncidentFeatures } from '#map/layers/incidents.ts'
import { REGION_LAYERS, REGION_SOURCE, toRegionFeatures } from '#map/layers/regions.ts'
import { toLegFeatures, toRouteFeatures } from '#map/layers/routePieces.ts'
import { LEG_SOURCE, ROUTE_LAYERS, ROUTE_SOURCE } from '#map/layers/routes.ts'
import type { ThemedLayers } from '#map/layers/themedLayers.ts'
import { regionLensState, routeLensState } from '#map/lensStates.ts'
import type { MapTheme } from '#map/palette.ts'
import { blurOf, type Disc, discsOf, FADING } from '#map/svg/discs.ts'
import { featuresOfLayer, isLayerShown, type LayerFeature, type SourceLayer } from '#map/svg/layerValues.ts'
import { relativeData, round } from '#map/svg/linePaths.ts'
import { capAndJoin, lineStrokes, type Project } from '#map/svg/lineStrokes.ts'
import { signPaths } from '#map/svg/signPaths.ts'

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
  /** Widths are rounded to multiples of this, px. */
  widthStep: number
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
  const { theme } = input
  const { layers } = input.content
  const sources = sourcesOf(input)
  const shapesOf = (themed: ThemedLayers) =>
    themed[theme].flatMap((layer) => shapesOfLayer(layer, sources, input))
  return [
    ...(layers.includes('regions') ? shapesOf(REGION_LAYERS) : []),
    ...(layers.includes('routes') ? [...shapesOf(ROUTE_LAYERS), ...shapesOf(ARROW_LAYERS)] : []),
    ...(layers.includes('deaths') ? shapesOf(INCIDENT_LAYERS) : []),
    ...(layers.includes('routes') ? shapesOf(HUB_LAYERS) : []),
  ]
}

function sourcesOf(input: RouteShapesInput): ReadonlyMap<string, Source> {
  const { content, circles } = input
  const { routes, regions, otherRegions, litRoutes, lens, focus, figures } = content
  const statesOfRoutes = new Map(
    routes.map(({ id }) => {
      const flow = flowState(figures, id)
      return [
        id,
        { ...flow, head: headShare(flow.width), ...routeLensState(id, litRoutes.has(id), lens, focus) },
      ]
    }),
  )
  const ofRoutes = (
    features: readonly Feature<Feature['geometry'], { key: string; route: string }>[],
  ): Source => ({
    features,
    states: new Map(
      features.map(({ properties }) => [properties.key, statesOfRoutes.get(properties.route) ?? {}]),
    ),
  })
  const marks = toRegionFeatures(regions, otherRegions).features
  const points = circles ? toIncidentFeatures(circles.circles, circles.scale, circles.litPlaces).features : []
  return new Map<string, Source>([
    [ROUTE_SOURCE, ofRoutes(toRouteFeatures(routes).features)],
    [LEG_SOURCE, ofRoutes(toLegFeatures(routes).features)],
    [ARROW_SOURCE, ofRoutes(toArrowheadFeatures(routes).features)],
    [HUB_SOURCE, ofRoutes(toHubFeatures(routes).features)],
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
  if (layer.type === 'line') return lines(layer, drawn, input)
  if (layer.type === 'symbol') return signs(layer, drawn, input)
  return discs(layer, drawn, zoom, project)
}

/** Neighbours of nearly the same width (within `widthStep`) share a path, to keep small pictures small. */
function lines(
  layer: SourceLayer,
  drawn: readonly LayerFeature[],
  { project, widthStep, steps }: RouteShapesInput,
): PictureShape[] {
  const shapes: PictureShape[] = []
  for (const line of lineStrokes(layer, drawn, project, false)) {
    if (line.strokeWidth === 0) continue
    const shape: PictureShape = {
      ...NO_LOOK,
      ...capAndJoin(layer),
      d: relativeData(line.d, steps),
      stroke: line.stroke,
      strokeWidth: round(Math.max(1, Math.round(line.strokeWidth / widthStep)) * widthStep),
      dash: line.strokeDasharray?.split(' ').map(Number) ?? null,
      opacity: line.strokeOpacity,
    }
    const last = shapes.at(-1)
    if (last && isAlike(last, shape)) last.d += shape.d
    else shapes.push(shape)
  }
  return shapes
}

function isAlike(a: PictureShape, b: PictureShape): boolean {
  return (
    a.stroke === b.stroke &&
    a.strokeWidth === b.strokeWidth &&
    a.opacity === b.opacity &&
    a.dash?.join() === b.dash?.join()
  )
}

/** The halo of an arrowhead is a separate shape below it: not every program supports `paint-order`. */
function signs(
  layer: SourceLayer,
  drawn: readonly LayerFeature[],
  { project, steps }: RouteShapesInput,
): PictureShape[] {
  return signPaths(layer, drawn, project).flatMap((sign) => {
    const { isArrow, colour, stroke, strokeWidth, opacity } = sign
    const d = relativeData(sign.d, steps)
    if (d === '') return []
    const line: PictureShape = { ...NO_LOOK, d, stroke, strokeWidth, cap: 'round', join: 'round', opacity }
    return isArrow
      ? [
          { ...line, join: 'miter', cap: 'butt' },
          { ...NO_LOOK, d, fill: colour, opacity },
        ]
      : [line]
  })
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
