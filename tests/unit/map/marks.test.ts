import { describe, expect, it } from 'vitest'
import { countByStatus } from '#domain/claim.ts'
import { placeMarks } from '#domain/mapContent.ts'
import type { Measure } from '#domain/measure.ts'
import { measureOf } from '#tests/support/builders.ts'

const drawn = {
  routes: new Set(['north', 'east']),
  countries: new Set(['LY', 'IT']),
  regions: new Set(['north-africa']),
}

function place(measures: readonly Measure[], isNumbered = false) {
  const numbers = new Map(measures.map((measure, index) => [measure.id, index + 1]))
  return placeMarks({ measures, numbers, isNumbered, drawn })
}

const ids = (marks: readonly { measure: Measure }[] | undefined) => marks?.map(({ measure }) => measure.id)

describe('measures on the map', () => {
  it('are at every route that their texts name', () => {
    const marks = place([measureOf({ id: 'a', routes: ['north', 'east'], countries: ['LY'] })])
    expect(ids(marks.routes.get('north'))).toEqual(['a'])
    expect(ids(marks.routes.get('east'))).toEqual(['a'])
    expect(marks.countries.size).toBe(0)
  })

  it('are at their countries if no route is named, else at their regions', () => {
    const marks = place([
      measureOf({ id: 'a', countries: ['LY', 'IT'], regions: ['north-africa'] }),
      measureOf({ id: 'b', regions: ['north-africa'] }),
    ])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
    expect(ids(marks.countries.get('IT'))).toEqual(['a'])
    expect(ids(marks.regions.get('north-africa'))).toEqual(['b'])
  })

  it('are at every place that their texts name while a lens is active', () => {
    const marks = placeMarks({
      measures: [
        measureOf({ id: 'a', routes: ['north'], countries: ['LY'], regions: ['north-africa'] }),
        measureOf({ id: 'b', routes: ['not-drawn'], regions: ['eu-external-borders'] }),
      ],
      numbers: new Map(),
      isNumbered: false,
      isAtEveryPlace: true,
      drawn,
    })
    expect(ids(marks.routes.get('north'))).toEqual(['a'])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
    expect(ids(marks.regions.get('north-africa'))).toEqual(['a'])
    expect(ids(marks.unlocated)).toEqual(['b'])
  })

  it('of all routes or without a place are listed separately, not on any route', () => {
    const marks = place([
      measureOf({ id: 'all', scope: 'all-routes' }),
      measureOf({ id: 'none', scope: 'unplaced' }),
      measureOf({ id: 'wide', regions: ['eu-external-borders'] }),
    ])
    expect(ids(marks.allRoutes)).toEqual(['all'])
    expect(ids(marks.unplaced)).toEqual(['none'])
    expect(ids(marks.unlocated)).toEqual(['wide'])
    expect(marks.routes.size + marks.countries.size + marks.regions.size).toBe(0)
  })

  it('of a route that is not drawn fall back to the country', () => {
    const marks = place([measureOf({ id: 'a', routes: ['not-drawn'], countries: ['LY'] })])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
  })

  it('are numbered if there are few', () => {
    const measures = [measureOf({ id: 'a', routes: ['north'] }), measureOf({ id: 'b', routes: ['north'] })]
    expect(
      place(measures, true)
        .routes.get('north')
        ?.map(({ number }) => number),
    ).toEqual([1, 2])
    expect(
      place(measures)
        .routes.get('north')
        ?.map(({ number }) => number),
    ).toEqual([null, null])
  })

  it('are counted by status in a fixed order', () => {
    const marks = place([
      measureOf({ id: 'a', routes: ['north'], status: 'gap' }),
      measureOf({ id: 'b', routes: ['north'] }),
      measureOf({ id: 'c', routes: ['north'] }),
    ])
    expect(countByStatus((marks.routes.get('north') ?? []).map(({ measure }) => measure.status))).toEqual([
      { status: 'done', count: 2 },
      { status: 'gap', count: 1 },
    ])
  })
})
