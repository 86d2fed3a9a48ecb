import { expression, latest } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { INCIDENT_LAYERS, LIT_COUNTRY_LAYERS, REGION_LAYERS } from '#picture/layers.ts'
import { evaluate, type Facts } from '#picture/layerValues.ts'

const LAYERS = [REGION_LAYERS, LIT_COUNTRY_LAYERS, INCIDENT_LAYERS].flatMap(({ light, dark }) => [
  ...light,
  ...dark,
])

const STATES = [
  {},
  { isLit: false },
  { isSelected: true },
  { isHovered: true },
  { isLit: true, isDashed: true, isCovered: true, width: 0.2 },
  { width: 0.96, hasNoFigure: false, isOtherUnit: true },
  { width: 0.7, lane: 2.2, aside: 6 },
  { width: 0.7, hasNoFigure: true, isLit: false },
]
const PROPERTIES = [
  {
    route: 'channel',
    growth: 0.62,
    least: 1.5,
    isMain: true,
    width: 0.5,
    offset: 0.5,
    isCounted: true,
    rank: 1,
    scale: 1,
    bearing: 40,
    key: 'a',
    name: 'A',
    isLasting: false,
    radius: 12.5,
    isLit: false,
  },
  {
    route: 'unknown',
    growth: 0,
    least: 2,
    isMain: false,
    width: 0,
    offset: 0,
    isCounted: false,
    rank: 3,
    scale: 0.75,
    isLasting: true,
    kind: 'area',
    name: 'B',
    key: 'b',
    radius: 1.8,
    isLit: true,
    bearing: 1,
  },
]
const ZOOMS = [1.5, 2, 2.9, 3.6, 4.99, 5.4, 8]

/** The map library's value of an expression, with the default of the property's type. */
function libraryValue(value: unknown, spec: object, { zoom, properties, state }: Facts): unknown {
  const parsed = expression.createExpression(value as never, spec as never)
  if (parsed.result === 'error') throw new Error(JSON.stringify(parsed.value))
  return parsed.value.evaluateWithoutErrorHandling({ zoom }, { type: 1, properties } as never, { ...state })
}

function specOf(type: string, name: string): object {
  const all: Readonly<Record<string, Readonly<Record<string, object>>>> = latest as never
  return { ...all[`paint_${type}`]?.[name], ...all[`layout_${type}`]?.[name] }
}

describe('evaluate', () => {
  const values = LAYERS.flatMap((layer) =>
    Object.entries({ ...layer.layout, ...layer.paint })
      .filter(([name, value]) => Array.isArray(value) && name !== 'text-font' && typeof value[0] === 'string')
      .map(([name, value]) => ({ layer: layer.id, type: layer.type, name, value })),
  )

  it('computes every layer expression as the map library does', () => {
    expect(values.length).toBeGreaterThan(15)
    for (const { layer, type, name, value } of values) {
      for (const zoom of ZOOMS) {
        for (const properties of PROPERTIES) {
          for (const state of STATES) {
            const facts = { zoom, properties, state }
            const own = evaluate(value, facts)
            const theirs = libraryValue(value, specOf(type, name), facts)
            const what = `${layer} ${name} ${JSON.stringify(facts)}`
            if (typeof own === 'number') expect(own, what).toBeCloseTo(Number(theirs), 9)
            else expect(plain(own), what).toBe(plain(theirs))
          }
        }
      }
    }
  })

  it('filters features as the map library does', () => {
    for (const { id, filter } of LAYERS.map((layer) => ({ filter: undefined, ...layer }))) {
      if (filter === undefined) continue
      for (const zoom of ZOOMS) {
        for (const properties of PROPERTIES) {
          const facts = { zoom, properties, state: {} }
          const theirs = libraryValue(
            filter,
            {
              type: 'boolean',
              'property-type': 'data-driven',
              expression: { interpolated: false, parameters: ['zoom', 'feature'] },
            },
            facts,
          )
          expect(evaluate(filter, facts), `${id} ${JSON.stringify(facts)}`).toBe(theirs)
        }
      }
    }
  })

  it('throws on an unknown operator and names the file to add it to', () => {
    expect(() => evaluate(['slice', 'a', 1], { zoom: 1, properties: {}, state: {} })).toThrow(
      /layerValues\.ts/,
    )
  })
})

/** A colour as text, so that hex and the library's Color compare. */
function plain(value: unknown): string {
  const text = String(value)
  const hex = /^#(\w\w)(\w\w)(\w\w)$/.exec(text)
  if (!hex) return text
  return `rgba(${hex
    .slice(1)
    .map((part) => Number.parseInt(part, 16))
    .join(',')},1)`
}
