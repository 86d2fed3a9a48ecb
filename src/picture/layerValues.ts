import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature } from 'geojson'
import type { Project } from './linePaths.ts'

/** A layer with a source. */
export type SourceLayer = Exclude<LayerSpecification, { type: 'background' }>

/** A feature of a layer, and the inputs of its expressions. */
export interface LayerFeature {
  feature: Feature
  facts: Facts
}

/** The features that pass a layer's filter at a zoom, with their state by key. */
export function featuresOfLayer(
  layer: SourceLayer,
  features: readonly Feature[],
  zoom: number,
  stateOf: (key: string) => Facts['state'],
): readonly LayerFeature[] {
  return features.flatMap((feature) => {
    const properties = feature.properties ?? {}
    const id = properties.key
    const facts = { zoom, properties, state: typeof id === 'string' ? stateOf(id) : {} }
    return layer.filter === undefined || evaluate(layer.filter, facts) === true ? [{ feature, facts }] : []
  })
}

/** Whether a layer is visible at a zoom. */
export function isLayerShown(layer: LayerSpecification, zoom: number): boolean {
  const isVisible = layer.layout?.visibility !== 'none'
  return isVisible && zoom >= (layer.minzoom ?? 0) && zoom < (layer.maxzoom ?? 24)
}

/** A value of a layer's paint or layout, not evaluated. */
export function paintOf(layer: SourceLayer, name: string): unknown {
  const values: Readonly<Record<string, unknown>> = { ...layer.layout, ...layer.paint }
  return values[name]
}

/** A colour of a layer's paint, 'none' if unset. */
export function colourOf(layer: SourceLayer, name: string, facts: Facts): string {
  const value = evaluate(paintOf(layer, name), facts)
  return typeof value === 'string' ? value : 'none'
}

/** A number of a layer's paint or layout. */
export function numberIn(layer: SourceLayer, name: string, facts: Facts, fallback: number): number {
  return numberOf(paintOf(layer, name), facts, fallback)
}

/** Dash array in px, from the style's multiples of the line width; undefined for a solid line. */
export function dashOf(dashes: unknown, width: number): string | undefined {
  return Array.isArray(dashes) ? dashes.map((dash) => Number(dash) * width).join(' ') : undefined
}

/** Path attributes of a part of the ground. */
export interface GroundLook {
  fill: string
  stroke: string
  strokeWidth: number
  strokeLinejoin?: 'round' | 'bevel'
  strokeDasharray?: string | undefined
  opacity: number
}

/** Overlap of areas, px, so that no water shows between neighbours. */
const SEAM = 0.6

/** Path attributes of an area of land. */
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

/** Path attributes of a coast, border or outline. */
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

/** Falloff of a soft disc: opacity by position from the start of the blur (0) to the rim (1). */
export const FADING = [
  [0, 1],
  [0.25, 0.84],
  [0.5, 0.5],
  [0.75, 0.16],
  [1, 0],
] as const

/** A disc of a layer, in px of the drawing. */
export interface Disc {
  feature: LayerFeature['feature']
  facts: Facts
  x: number
  y: number
  radius: number
  fill: string
  fillOpacity: number
  stroke: string
  /** 0 for no stroke. */
  strokeWidth: number
}

/** The discs of a layer, visible or not. */
export function discsOf(
  layer: SourceLayer,
  features: readonly LayerFeature[],
  project: Project,
): readonly Disc[] {
  return features.flatMap(({ feature, facts }) => {
    if (feature.geometry.type !== 'Point') return []
    const [x, y] = project(feature.geometry.coordinates)
    const strokeWidth = numberIn(layer, 'circle-stroke-width', facts, 0)
    const disc: Disc = {
      feature,
      facts,
      x,
      y,
      radius: numberIn(layer, 'circle-radius', facts, 5) + strokeWidth / 2,
      fill: colourOf(layer, 'circle-color', facts),
      fillOpacity: numberIn(layer, 'circle-opacity', facts, 1),
      stroke: colourOf(layer, 'circle-stroke-color', facts),
      strokeWidth,
    }
    return [disc]
  })
}

/** Share of the radius over which a layer's discs fade; 0 for sharp discs. */
export function blurOf(layer: SourceLayer, zoom: number): number {
  return numberIn(layer, 'circle-blur', { zoom, properties: {}, state: {} }, 0)
}

/** Inputs of an expression: the zoom, and the properties and state of a feature. */
export interface Facts {
  zoom: number
  properties: Readonly<Record<string, unknown>>
  state: Readonly<Record<string, unknown>>
}

/**
 * Evaluates a style expression as the map library does, for the operators that our layers use. Other values are returned
 * as they are. Throws on an unknown operator.
 */
export function evaluate(expression: unknown, facts: Facts): unknown {
  if (!Array.isArray(expression) || typeof expression[0] !== 'string') return expression
  const [operator, ...parts]: [string, ...unknown[]] = [expression[0], ...expression.slice(1)]
  const value = (part: unknown) => evaluate(part, facts)
  switch (operator) {
    case 'literal':
      return parts[0]
    case 'get':
      return facts.properties[String(parts[0])] ?? null
    case 'feature-state':
      return facts.state[String(parts[0])] ?? null
    case 'zoom':
      return facts.zoom
    case 'boolean':
      return parts.map(value).find((candidate) => typeof candidate === 'boolean') ?? false
    case 'number':
      return parts.map(value).find((candidate) => typeof candidate === 'number') ?? 0
    case 'coalesce':
      return parts.map(value).find((candidate) => candidate !== null && candidate !== undefined) ?? null
    case '!':
      return value(parts[0]) !== true
    case 'all':
      return parts.every((part) => value(part) === true)
    case 'any':
      return parts.some((part) => value(part) === true)
    case '==':
      return value(parts[0]) === value(parts[1])
    case '!=':
      return value(parts[0]) !== value(parts[1])
    case '<':
      return number(value(parts[0])) < number(value(parts[1]))
    case '<=':
      return number(value(parts[0])) <= number(value(parts[1]))
    case '>':
      return number(value(parts[0])) > number(value(parts[1]))
    case '>=':
      return number(value(parts[0])) >= number(value(parts[1]))
    case 'in': {
      const among = value(parts[1])
      return Array.isArray(among) && among.includes(value(parts[0]))
    }
    case '+':
      return parts.reduce<number>((sum, part) => sum + number(value(part)), 0)
    case '*':
      return parts.reduce<number>((product, part) => product * number(value(part)), 1)
    case '-':
      return parts.length === 1 ? -number(value(parts[0])) : number(value(parts[0])) - number(value(parts[1]))
    case 'max':
      return Math.max(...parts.map((part) => number(value(part))))
    case '/':
      return number(value(parts[0])) / number(value(parts[1]))
    case 'case':
      return value(caseOf(parts, value))
    case 'match':
      return value(matchOf(parts, value(parts[0])))
    case 'step':
      return value(stepOf(parts, number(value(parts[0]))))
    case 'interpolate':
      return interpolated(parts, facts)
    default:
      throw new Error(`Operator "${operator}" is not supported. Add it to src/picture/layerValues.ts.`)
  }
}

/** The value of an expression as a number, else `fallback`. */
function numberOf(expression: unknown, facts: Facts, fallback: number): number {
  const value = evaluate(expression, facts)
  return typeof value === 'number' ? value : fallback
}

/** Whether an expression, or any expression inside an object, uses one of these operators. */
export function usesOperator(expression: unknown, operators: readonly string[]): boolean {
  if (Array.isArray(expression)) {
    if (operators.includes(String(expression[0]))) return true
    return expression.some((part) => usesOperator(part, operators))
  }
  return (
    typeof expression === 'object' &&
    expression !== null &&
    Object.values(expression).some((part) => usesOperator(part, operators))
  )
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

function caseOf(parts: readonly unknown[], value: (part: unknown) => unknown): unknown {
  for (let at = 0; at + 1 < parts.length; at += 2) if (value(parts[at]) === true) return parts[at + 1]
  return parts.at(-1)
}

function matchOf(parts: readonly unknown[], input: unknown): unknown {
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const label = parts[at]
    if (Array.isArray(label) ? label.includes(input) : label === input) return parts[at + 1]
  }
  return parts.at(-1)
}

function stepOf(parts: readonly unknown[], input: number): unknown {
  let found = parts[1]
  for (let at = 2; at + 1 < parts.length; at += 2) if (input >= number(parts[at])) found = parts[at + 1]
  return found
}

function interpolated([kind, input, ...stops]: readonly unknown[], facts: Facts): unknown {
  const at = number(evaluate(input, facts))
  const base = Array.isArray(kind) && kind[0] === 'exponential' ? number(kind[1]) : 1
  const count = stops.length / 2
  const stopAt = (index: number) => number(stops[index * 2])
  const valueAt = (index: number) => evaluate(stops[index * 2 + 1], facts)
  if (at <= stopAt(0)) return valueAt(0)
  if (at >= stopAt(count - 1)) return valueAt(count - 1)
  let index = 0
  while (at >= stopAt(index + 1)) index += 1
  const [low, high] = [stopAt(index), stopAt(index + 1)]
  const share = base === 1 ? (at - low) / (high - low) : (base ** (at - low) - 1) / (base ** (high - low) - 1)
  const [from, to] = [number(valueAt(index)), number(valueAt(index + 1))]
  return from + (to - from) * share
}
