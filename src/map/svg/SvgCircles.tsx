import { useId } from 'react'
import { HUB_LAYER } from '#map/layers/hubs.ts'
import { INCIDENT_HIT_LAYER } from '#map/layers/incidents.ts'
import { REGION_LAYER } from '#map/layers/regions.ts'
import { blurOf, type Disc, discsOf, FADING } from './discs.ts'
import { useDrawing, useLayerFeatures } from './drawing.ts'
import { colourOf, type LayerFeature, type SourceLayer } from './layerValues.ts'
import { toDrawing } from './linePaths.ts'

/** A layer of discs; a blurred one fades to its rim. */
export function SvgCircles({ layer }: { layer: SourceLayer }) {
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
