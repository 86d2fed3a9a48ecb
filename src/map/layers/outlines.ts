import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl'
import { GROUND_SOURCE } from './land.ts'
import { themedLayers } from './themedLayers.ts'

/** Outlines of the countries of those who act. */
export const ACTOR_LAYER = 'actors'
/** Outline of the chosen country. */
export const CHOSEN_COUNTRY_LAYER = 'chosen-country'

/** Keeps the areas of these countries (ISO 3166-1 alpha-2). */
export function countryFilter(isos: readonly string[]): FilterSpecification {
  return ['in', ['get', 'iso'], ['literal', [...isos]]] satisfies ExpressionSpecification
}

/** Dashed for those who act, solid for the chosen country. */
export const OUTLINE_LAYERS = themedLayers((colours) => [
  {
    id: ACTOR_LAYER,
    type: 'line',
    source: GROUND_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.ink2, 'line-width': 1.4, 'line-dasharray': [3, 1.6] },
  },
  {
    id: CHOSEN_COUNTRY_LAYER,
    type: 'line',
    source: GROUND_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.ink, 'line-width': 2 },
  },
])
