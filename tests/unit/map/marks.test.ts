import { describe, expect, it } from 'vitest'
import { placeMarks } from '#domain/mapContent.ts'
import type { Measure } from '#domain/measure.ts'
import { measureOf } from '#tests/support/builders.ts'

const drawn = {
  routes: new Set(['north', 'east']),
  countries: new Set(['LY', 'IT']),
  regions: new Set(['north-africa']),
}

const place = (measures: readonly Measure[]) => placeMarks({ measures, drawn })

const ids = (measures: readonly Measure[] | undefined) => measures?.map(({ id }) => id)

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
      isAtEveryPlace: true,
      drawn,
    })
    expect(ids(marks.routes.get('north'))).toEqual(['a'])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
    expect(ids(marks.regions.get('north-africa'))).toEqual(['a'])
    expect([marks.routes.size, marks.countries.size, marks.regions.size]).toEqual([1, 1, 1])
  })

  it('of all routes, of a wider area or without a place are nowhere on it', () => {
    const marks = place([
      measureOf({ id: 'all', scope: 'all-routes' }),
      measureOf({ id: 'none', scope: 'unplaced' }),
      measureOf({ id: 'wide', regions: ['eu-external-borders'] }),
    ])
    expect(marks.routes.size + marks.countries.size + marks.regions.size).toBe(0)
  })

  it('of a route that is not drawn fall back to the country', () => {
    const marks = place([measureOf({ id: 'a', routes: ['not-drawn'], countries: ['LY'] })])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
  })
})
