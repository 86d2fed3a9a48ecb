import { useId } from 'react'
import { HUB_LAYER } from '#map/layers/hubs.ts'
import { INCIDENT_HIT_LAYER } from '#map/layers/incidents.ts'
import { REGION_LAYER } from '#map/layers/regions.ts'
import {
  colourOf,
  type LayerFeature,
  numberIn,
  type SourceLayer,
  useDrawing,
  useLayerFeatures,
} from './drawing.ts'
import { toDrawing } from './linePaths.ts'

/** How much of its strength a soft disc has left on the way from where it softens (0) to its rim (1). */
const FADING = [
  [0, 1],
  [0.25, 0.84],
  [0.5, 0.5],
  [0.75, 0.16],
  [1, 0],
] as const

/** A layer of discs; a blurred one fades to its rim. */
export function SvgCircles({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const fade = useId()
  const general = { zoom, properties: {}, state: {} }
  const blur = numberIn(layer, 'circle-blur', general, 0)
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
      {features.map(({ feature, facts }) => {
        if (feature.geometry.type !== 'Point') return null
        const [x, y] = toDrawing(feature.geometry.coordinates, zoom)
        const stroke = numberIn(layer, 'circle-stroke-width', facts, 0)
        return (
          <circle
            key={String(feature.properties?.key)}
            {...(isMet(layer, facts) ? thingOf(layer, feature) : null)}
            cx={x}
            cy={y}
            r={numberIn(layer, 'circle-radius', facts, 5) + stroke / 2}
            fill={blur > 0 ? `url(#${fade})` : colourOf(layer, 'circle-color', facts)}
            fillOpacity={numberIn(layer, 'circle-opacity', facts, 1)}
            stroke={stroke > 0 ? colourOf(layer, 'circle-stroke-color', facts) : undefined}
            strokeWidth={stroke > 0 ? stroke : undefined}
          />
        )
      })}
    </>
  )
}

/** Whether a pointer meets the disc: those of the incidents are as good as unseen and made to be met, others are met where they are seen. */
function isMet(layer: SourceLayer, facts: LayerFeature['facts']): boolean {
  return layer.id === INCIDENT_HIT_LAYER || numberIn(layer, 'circle-opacity', facts, 1) > 0
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
