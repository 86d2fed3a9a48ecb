import { describe, expect, test } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import { choosesRoutes, passesMeasure, passesPlaces } from '#domain/filters.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'
import { measureOf } from '#tests/support/builders.ts'

const REGIONS = new Map<string, string | null>([['central', 'north-africa']])
const ask = (part: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...part })

describe('several kinds of measures', () => {
  const both = measureOf({ id: 'both', categories: ['prevention', 'coordination'] })
  const one = measureOf({ id: 'one', categories: ['prevention'] })
  const measures = ['prevention', 'coordination']

  test('are any of these, or all of them', () => {
    expect(passesMeasure(one, ask({ measures }), REGIONS)).toBe(true)
    expect(passesMeasure(one, ask({ measures, all: 'measures' }), REGIONS)).toBe(false)
    expect(passesMeasure(both, ask({ measures, all: 'measures' }), REGIONS)).toBe(true)
  })

  test('count what each leaves when all are asked for', () => {
    const third = measureOf({ id: 'third', categories: ['coordination', 'border-control'] })
    const input = { measures: [both, one, third], events: [], routes: [] }
    const counts = (filters: Filters) =>
      Object.fromEntries(exploreModel({ ...input, filters }).counts.measures)
    expect(counts(ask({ measures }))).toEqual({ prevention: 2, coordination: 2, 'border-control': 1 })
    expect(counts(ask({ measures: ['coordination'], all: 'measures' }))).toEqual({
      prevention: 1,
      coordination: 2,
      'border-control': 1,
    })
  })

  test('say in the link that all are asked for', () => {
    const link = '#/explore?measures=prevention,coordination&all=measures&v=3'
    const { view, dropped } = parseView(link)
    expect(view.filters).toEqual(ask({ measures, all: 'measures' }))
    expect(dropped).toEqual([])
    expect(writeView(view)).toBe(link)
    expect(parseView('#/explore?all=routes').dropped).toHaveLength(1)
  })
})

describe('places', () => {
  const inIraq = measureOf({ id: 'iraq', countries: ['IQ'] })
  const onRoute = measureOf({ id: 'route', countries: ['TR'], routes: ['central'] })

  test('are a country or a region, on a route', () => {
    const passing = (part: Partial<Filters>) =>
      [inIraq, onRoute].filter((measure) => passesMeasure(measure, ask(part), REGIONS)).map(({ id }) => id)
    expect(passing({ countries: ['IQ'], regions: ['north-africa'] })).toEqual(['iraq', 'route'])
    expect(passing({ countries: ['IQ'], routes: ['central'] })).toEqual([])
    expect(passing({ countries: ['TR'], routes: ['central'] })).toEqual(['route'])
  })

  test('of measures alone do not choose routes', () => {
    expect(passesPlaces({ routes: ['central'], regions: [] }, ask({ countries: ['IQ'] }), REGIONS)).toBe(true)
    expect(choosesRoutes(ask({ countries: ['IQ'] }))).toBe(false)
    expect(choosesRoutes(ask({ routes: ['central'] }))).toBe(true)
  })
})
