import { describe, expect, it } from 'vitest'
import { placeMarks } from '#domain/marks.ts'
import type { Measure } from '#domain/measure.ts'
import { countByStatus } from '#domain/statusLook.ts'
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
  it('stand at every route that their texts name', () => {
    const marks = place([measureOf({ id: 'a', routes: ['north', 'east'], countries: ['LY'] })])
    expect(ids(marks.routes.get('north'))).toEqual(['a'])
    expect(ids(marks.routes.get('east'))).toEqual(['a'])
    expect(marks.countries.size).toBe(0)
  })

  it('stand at their countries where no route is named, and at their regions where no country is', () => {
    const marks = place([
      measureOf({ id: 'a', countries: ['LY', 'IT'], regions: ['north-africa'] }),
      measureOf({ id: 'b', regions: ['north-africa'] }),
    ])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
    expect(ids(marks.countries.get('IT'))).toEqual(['a'])
    expect(ids(marks.regions.get('north-africa'))).toEqual(['b'])
  })

  it('stand at every place that their texts name while a lens is on', () => {
    const marks = placeMarks({
      measures: [
        measureOf({ id: 'a', routes: ['north'], countries: ['LY'], regions: ['north-africa'] }),
        measureOf({ id: 'b', routes: ['not-drawn'], regions: ['eu-external-borders'] }),
      ],
      numbers: new Map(),
      isNumbered: false,
      isEverywhere: true,
      drawn,
    })
    expect(ids(marks.routes.get('north'))).toEqual(['a'])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
    expect(ids(marks.regions.get('north-africa'))).toEqual(['a'])
    expect(ids(marks.elsewhere)).toEqual(['b'])
  })

  it('said of all routes or placed by no text are kept apart and spread over no route', () => {
    const marks = place([
      measureOf({ id: 'all', scope: 'all-routes' }),
      measureOf({ id: 'none', scope: 'unplaced' }),
      measureOf({ id: 'wide', regions: ['eu-external-borders'] }),
    ])
    expect(ids(marks.allRoutes)).toEqual(['all'])
    expect(ids(marks.unplaced)).toEqual(['none'])
    expect(ids(marks.elsewhere)).toEqual(['wide'])
    expect(marks.routes.size + marks.countries.size + marks.regions.size).toBe(0)
  })

  it('of a route that is not drawn fall back to the country, so that none is lost', () => {
    const marks = place([measureOf({ id: 'a', routes: ['not-drawn'], countries: ['LY'] })])
    expect(ids(marks.countries.get('LY'))).toEqual(['a'])
  })

  it('carry the number of the view where there are few, else none', () => {
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

  it('are counted by status in the fixed order', () => {
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
