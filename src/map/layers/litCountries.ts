import type { ExpressionSpecification } from 'maplibre-gl'
import { GROUND_SOURCE } from './land.ts'
import { themedLayers } from './themedLayers.ts'

const IS_LIT: ExpressionSpecification = ['boolean', ['feature-state', 'isLit'], false]
const IS_HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'isHovered'], false]

/** The areas of the countries that a lens lights. */
export const LIT_COUNTRY_LAYER = 'lit-countries'

/**
 * A country in which a measure of the lens applies, or what is pointed at: lifted ground with a thin solid edge, apart from the dashed
 * outline of those who act. By feature-state, because another filter would cut the whole ground anew.
 */
export const LIT_COUNTRY_LAYERS = themedLayers((colours) => [
  {
    id: LIT_COUNTRY_LAYER,
    type: 'fill',
    source: GROUND_SOURCE,
    filter: ['==', ['get', 'kind'], 'area'],
    paint: {
      'fill-color': colours.litLand,
      'fill-outline-color': colours.litOutline,
      'fill-opacity': ['case', ['any', IS_LIT, IS_HOVERED], 1, 0],
      'fill-opacity-transition': { duration: 0 },
    },
  },
])
