import { dashOf } from './dashes.ts'
import type { Facts } from './evaluate.ts'
import { colourOf, numberIn, paintOf, type SourceLayer } from './layerValues.ts'

/** How a part of the ground is drawn: the attributes of its path. */
export interface GroundLook {
  fill: string
  stroke: string
  strokeWidth: number
  strokeLinejoin?: 'round' | 'bevel'
  strokeDasharray?: string | undefined
  opacity: number
}

/** How much the areas overlap, in px, so that no seam of water shows between two of them. */
const SEAM = 0.6

/** The look of an area of land. */
export function areaLook(layer: SourceLayer, facts: Facts): GroundLook {
  const fill = colourOf(layer, 'fill-color', facts)
  const hasOutline = paintOf(layer, 'fill-outline-color') !== undefined
  return {
    fill,
    stroke: hasOutline ? colourOf(layer, 'fill-outline-color', facts) : fill,
    strokeWidth: hasOutline ? 1 : SEAM,
    opacity: numberIn(layer, 'fill-opacity', facts, 1),
  }
}

/** The look of a coast, a border or an outline. */
export function lineLook(layer: SourceLayer, facts: Facts): GroundLook {
  const width = numberIn(layer, 'line-width', facts, 1)
  return {
    fill: 'none',
    stroke: colourOf(layer, 'line-color', facts),
    strokeWidth: width,
    strokeLinejoin: paintOf(layer, 'line-join') === 'round' ? 'round' : 'bevel',
    strokeDasharray: dashOf(paintOf(layer, 'line-dasharray'), width),
    opacity: numberIn(layer, 'line-opacity', facts, 1),
  }
}
