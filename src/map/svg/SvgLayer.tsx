import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { memo, useId, useLayoutEffect } from 'react'
import { memoizeByArguments } from '#lib/memoizeByArguments.ts'
import type { MapSurface, SourceProps } from '#map/MapSurface.tsx'
import { blurOf, type Disc, discsOf, FADING } from '#picture/discs.ts'
import { INCIDENT_HIT_LAYER } from '#picture/layers/incidents.ts'
import { REGION_LAYER } from '#picture/layers/regions.ts'
import {
  areaLook,
  colourOf,
  type GroundLook,
  isLayerShown,
  type LayerFeature,
  lineLook,
  type SourceLayer,
} from '#picture/layerValues.ts'
import { simplifiedPath } from '#picture/linePaths.ts'
import { toDrawing } from '#picture/mercator.ts'
import { useDrawing, useLayerFeatures } from './drawing.ts'
import { SvgLines } from './SvgLines.tsx'

/** Registers data for the layers after it. */
function SvgSource({ id, data }: SourceProps) {
  const { view } = useDrawing()
  // The next layers render in the same pass and need the data now; the effect notifies them of later changes.
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

/** Surface that draws sources and layers as SVG. */
export const SVG_SURFACE: MapSurface = { Source: SvgSource, Layer: SvgLayer, Lines: SvgLines }

/**
 * A layer of land, coasts or borders; parts that look alike share a path. Paths are computed once per integer zoom and
 * scaled in between: there are too many points to do it on every wheel step.
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
