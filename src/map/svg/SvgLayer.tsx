import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { createContext, memo, use, useId, useLayoutEffect, useSyncExternalStore } from 'react'
import { memoizeByArguments } from '#lib/memoize.ts'
import type { LayerRenderer, RouteLines, SourceProps } from '#map/MapLayers.tsx'
import { INCIDENT_HIT_LAYER, REGION_LAYER } from '#picture/layers.ts'
import {
  areaLook,
  blurOf,
  colourOf,
  type Disc,
  discsOf,
  FADING,
  featuresOfLayer,
  type GroundLook,
  isLayerShown,
  type LayerFeature,
  lineLook,
  type SourceLayer,
  usesOperator,
} from '#picture/layerValues.ts'
import { polyline, simplifiedPath } from '#picture/linePaths.ts'
import { HUB, outlinesOf, type Stroke } from '#picture/lines.ts'
import { toDrawing } from '#picture/mercator.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import type { SvgEngine } from './SvgEngine.ts'

function SvgSource({ id, data }: SourceProps) {
  const { view } = useDrawing()
  // The next layers render in the same pass and need the data now; the effect notifies them of later changes.
  if (!view.getSource(id)) view.setSource(id, data)
  useLayoutEffect(() => {
    view.replaceSource(id, data)
  }, [view, id, data])
  return null
}

const SvgLayer = memo(function SvgLayer(layer: LayerSpecification) {
  const { zoom } = useDrawing()
  if (!isLayerShown(layer, zoom)) return null
  if (layer.type === 'background') return <Background layer={layer} />
  return (
    <g data-layer={layer.id}>
      <LayerContent layer={layer} />
    </g>
  )
})

function LayerContent({ layer }: { layer: SourceLayer }) {
  switch (layer.type) {
    case 'line':
    case 'fill':
      return <SvgGround layer={layer} />
    case 'circle':
      return <SvgCircles layer={layer} />
    default:
      throw new Error(`${layer.id}: the SVG map does not support layers of type "${layer.type}".`)
  }
}

/** Px of the drawing, far beyond what the map can show. */
const EXTENT = 1e6

function Background({ layer }: { layer: Extract<LayerSpecification, { type: 'background' }> }) {
  const colour = layer.paint?.['background-color']
  return (
    <rect
      x={-EXTENT}
      y={-EXTENT}
      width={2 * EXTENT}
      height={2 * EXTENT}
      fill={typeof colour === 'string' ? colour : 'none'}
    />
  )
}

/** Draws sources and layers as SVG. */
export const SVG_LAYERS: LayerRenderer = { Source: SvgSource, Layer: SvgLayer, Lines: memo(SvgLines) }

/** A layer of land, coasts or borders; alike parts share a path, computed once per integer zoom and scaled between. */
function SvgGround({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const level = Math.ceil(zoom)
  const paths = new Map<string, { look: GroundLook; parts: string[] }>()
  for (const drawn of features) {
    const look = layer.type === 'fill' ? areaLook(layer, drawn.facts) : lineLook(layer, drawn.facts)
    if (look.opacity === 0) continue
    const key = Object.values(look).join(' ')
    const path = paths.get(key) ?? { look, parts: [] }
    path.parts.push(pathAtLevel(drawn.feature, level))
    paths.set(key, path)
  }
  return [...paths].map(([key, { look, parts }]) => (
    <path
      key={key}
      {...look}
      d={parts.join('')}
      transform={`scale(${2 ** (zoom - level)})`}
      vectorEffect="non-scaling-stroke"
    />
  ))
}

/** Paths of a feature by zoom level; the ground never changes. */
const pathAtLevel = memoizeByArguments((feature: Feature, level: number) =>
  simplifiedPath(feature.geometry, level),
)

/** A layer of discs; with blur, they fade towards the rim. */
function SvgCircles({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const fade = useId()
  const general = { zoom, properties: {}, state: {} }
  const blur = blurOf(layer, zoom)
  return (
    <>
      {blur > 0 && (
        <radialGradient id={fade}>
          {FADING.map(([way, strength]) => (
            <stop
              key={way}
              offset={1 - blur * (1 - way)}
              stopColor={colourOf(layer, 'circle-color', general)}
              stopOpacity={strength}
            />
          ))}
        </radialGradient>
      )}
      {discsOf(layer, features, (position) => toDrawing(position, zoom)).map((disc) => (
        <circle
          key={String(disc.feature.properties?.key)}
          {...(isHitTarget(layer, disc) ? targetOf(layer, disc.feature) : null)}
          cx={disc.x}
          cy={disc.y}
          r={disc.radius}
          fill={blur > 0 ? `url(#${fade})` : disc.fill}
          fillOpacity={disc.fillOpacity}
          stroke={disc.strokeWidth > 0 ? disc.stroke : undefined}
          strokeWidth={disc.strokeWidth > 0 ? disc.strokeWidth : undefined}
        />
      ))}
    </>
  )
}

/** Whether the disc is a hit target: the incidents' hit layer, or any visible disc. */
function isHitTarget(layer: SourceLayer, disc: Disc): boolean {
  return layer.id === INCIDENT_HIT_LAYER || disc.fillOpacity > 0
}

/** Attributes that name what a click on the disc selects: a region or an incident. */
function targetOf(layer: SourceLayer, { properties }: LayerFeature['feature']): object {
  if (layer.id === REGION_LAYER) {
    return { 'data-thing': 'region', 'data-id': properties?.key, pointerEvents: 'all' }
  }
  if (layer.id === INCIDENT_HIT_LAYER) {
    return { 'data-thing': 'incident', 'data-id': properties?.key, pointerEvents: 'all' }
  }
  return {}
}

/** Width of the invisible lines that take the pointer, px. */
const HIT_WIDTH = 22

/** The lines and hubs of the routes as SVG: counterpart of glLines. */
function SvgLines({ lines }: { lines: RouteLines }) {
  const { zoom } = useDrawing()
  useSyncExternalStore(lines.subscribe, () => lines.version)
  const { strokes, hubs } = lines.at(zoom)
  const { ink, paper } = MAP_COLOURS[lines.theme]
  return (
    <>
      <g data-layer="routes">
        {strokes.map((stroke) => (
          <path key={keyOf(stroke)} data-route={stroke.route} {...lookOf(stroke)} />
        ))}
      </g>
      <g
        data-layer="route-hit"
        fill="none"
        stroke="transparent"
        strokeWidth={HIT_WIDTH}
        pointerEvents="stroke"
      >
        {strokes.map((stroke) => (
          <path
            key={keyOf(stroke)}
            data-thing="route"
            data-id={stroke.route}
            d={polyline(stroke.centre.points)}
          />
        ))}
      </g>
      <g data-layer="hubs" fill={paper} stroke={ink} strokeWidth={HUB.stroke} pointerEvents="all">
        {hubs.map(({ route, hub, at: [x, y] }) => (
          <circle
            key={`${route}/${hub}`}
            data-thing="route"
            data-id={route}
            cx={x}
            cy={y}
            r={HUB.radius + HUB.stroke / 2}
          />
        ))}
      </g>
    </>
  )
}

function keyOf({ route, branch }: Stroke): string {
  return `${route}/${branch}`
}

/** The edge is a stroke under the fill, so that ribbon and head have one outline. */
function lookOf(stroke: Stroke): object {
  const d = outlinesOf(stroke)
    .map((outline) => `${polyline(outline)}Z`)
    .join('')
  const edge = { stroke: stroke.edge, strokeWidth: 2 * stroke.edgeWidth, paintOrder: 'stroke' }
  return { d, fill: stroke.fill, ...(stroke.edgeWidth > 0 ? edge : null) }
}

/** The view, and the zoom that the px of the drawing refer to. */
interface Drawing {
  view: SvgEngine
  zoom: number
}

export const DrawingContext = createContext<Drawing | null>(null)

/** The drawing of the nearest provider. Throws without one. */
function useDrawing(): Drawing {
  const drawing = use(DrawingContext)
  if (!drawing) throw new Error('useDrawing must be called inside DrawingContext.')
  return drawing
}

const NO_STATE: Readonly<Record<string, unknown>> = {}

/** The features that pass a layer's filter, with their state. Renders again when these change. */
function useLayerFeatures(layer: SourceLayer): readonly LayerFeature[] {
  const { view, zoom } = useDrawing()
  const hasStates = usesOperator(layer, ['feature-state'])
  const subscribe = (onChange: () => void) => {
    view.on('state', onChange)
    return () => view.off('state', onChange)
  }
  useSyncExternalStore(subscribe, () => view.versionOf(layer.source, hasStates))
  const data = view.getSource(layer.source)
  return featuresOfLayer(layer, data?.features ?? [], zoom, (id) =>
    hasStates ? view.getFeatureState({ source: layer.source, id }) : NO_STATE,
  )
}
