import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { memo, useId, useLayoutEffect } from 'react'
import { HUB_LAYER } from '#map/layers/hubs.ts'
import { INCIDENT_HIT_LAYER } from '#map/layers/incidents.ts'
import { REGION_LAYER } from '#map/layers/regions.ts'
import { ROUTE_HIT_LAYER } from '#map/layers/routes.ts'
import type { MapSurface, SourceProps } from '#map/MapSurface.tsx'
import { blurOf, type Disc, discsOf, FADING } from './discs.ts'
import { useDrawing, useLayerFeatures } from './drawing.ts'
import {
  areaLook,
  colourOf,
  type GroundLook,
  isLayerShown,
  type LayerFeature,
  lineLook,
  type SourceLayer,
} from './layerValues.ts'
import { simplifiedPath, toDrawing } from './linePaths.ts'
import { capAndJoin, lineStrokes } from './lineStrokes.ts'
import { signPaths } from './signPaths.ts'

/** Gives the layers after it their data. */
function SvgSource({ id, data }: SourceProps) {
  const { view } = useDrawing()
  // The layers that follow are drawn in the same pass and need the data in it; a change later is told to them.
  if (!view.getSource(id)) view.setSource(id, data)
  useLayoutEffect(() => {
    view.replaceSource(id, data)
  }, [view, id, data])
  return null
}

/** One layer of the style as SVG. */
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
      return isOfAllFeatures(layer) ? <SvgGround layer={layer} /> : <SvgLines layer={layer} />
    case 'circle':
      return <SvgCircles layer={layer} />
    case 'symbol':
      return <SvgSigns layer={layer} />
    default:
      throw new Error(`${layer.id}: the SVG map draws no layer of the type "${layer.type}".`)
  }
}

/** Layers of land and coasts: their features are many, all look alike and are one path. */
function isOfAllFeatures(layer: SourceLayer): boolean {
  return layer.source === 'ground'
}

/** Far more than the map can show, in px of the drawing. */
const EVERYWHERE = 1e6

function Background({ layer }: { layer: Extract<LayerSpecification, { type: 'background' }> }) {
  const colour = layer.paint?.['background-color']
  return (
    <rect
      x={-EVERYWHERE}
      y={-EVERYWHERE}
      width={2 * EVERYWHERE}
      height={2 * EVERYWHERE}
      fill={typeof colour === 'string' ? colour : 'none'}
    />
  )
}

/** Sources and layers drawn as SVG. */
export const SVG_SURFACE: MapSurface = { Source: SvgSource, Layer: SvgLayer }

/**
 * A layer of land, coasts or borders; parts that look alike are one path. A path holds for a whole level of zoom and
 * is scaled between two levels, because there are too many points for every step of the wheel.
 */
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

/** The path of a feature by levels of zoom; the ground never changes. */
const PATHS = new WeakMap<Feature, Map<number, string>>()

function pathAtLevel(feature: Feature, level: number): string {
  const known = PATHS.get(feature) ?? new Map<number, string>()
  PATHS.set(feature, known)
  const path = known.get(level) ?? simplifiedPath(feature.geometry, level)
  known.set(level, path)
  return path
}

/** A layer of lines of which each may look its own way; neighbours that look alike share a path. */
function SvgLines({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const { cap, join } = capAndJoin(layer)
  const strokes = lineStrokes(
    layer,
    features,
    (position) => toDrawing(position, zoom),
    layer.id === ROUTE_HIT_LAYER,
  )
  return strokes.map(({ route, ...attributes }, index) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: the paths of a layer keep their order and are all alike.
      key={index}
      {...attributes}
      {...(route === undefined ? {} : { 'data-thing': 'route', 'data-id': route, pointerEvents: 'stroke' })}
      fill="none"
      strokeLinecap={cap}
      strokeLinejoin={join}
      vectorEffect="non-scaling-stroke"
    />
  ))
}

/** A layer of discs; a blurred one fades to its rim. */
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
          {...(isMet(layer, disc) ? thingOf(layer, disc.feature) : null)}
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

/** Whether a pointer meets the disc: those of the incidents are as good as unseen and made to be met, others are met where they are seen. */
function isMet(layer: SourceLayer, disc: Disc): boolean {
  return layer.id === INCIDENT_HIT_LAYER || disc.fillOpacity > 0
}

/** What pressing the disc chooses: the route of a hub, or the region. */
function thingOf(layer: SourceLayer, { properties }: LayerFeature['feature']): object {
  if (layer.id === HUB_LAYER) {
    return { 'data-thing': 'route', 'data-id': properties?.route, pointerEvents: 'all' }
  }
  if (layer.id === REGION_LAYER) {
    return { 'data-thing': 'region', 'data-id': properties?.key, pointerEvents: 'all' }
  }
  if (layer.id === INCIDENT_HIT_LAYER) {
    return { 'data-thing': 'incident', 'data-id': properties?.key, pointerEvents: 'all' }
  }
  return {}
}

/** A layer of arrowheads at points, or of chevrons along lines. */
function SvgSigns({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const signs = signPaths(layer, features, (position) => toDrawing(position, zoom))
  return signs.map(({ key, isArrow, d, colour, stroke, strokeWidth, opacity }) =>
    isArrow ? (
      <path
        key={key}
        d={d}
        fill={colour}
        stroke={stroke}
        strokeWidth={strokeWidth}
        paintOrder="stroke"
        opacity={opacity}
      />
    ) : (
      <path
        key={key}
        d={d}
        fill="none"
        stroke={stroke}
        strokeWidth={strokeWidth}
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity={opacity}
      />
    ),
  )
}
