import { expect, it } from 'vitest'
import { routelessCount, routelessMeasures } from '#domain/routelessMeasures.ts'
import { measureOf } from '#tests/support/builders.ts'

it('groups the measures that name no route by reason, and leaves out the others', () => {
  const groups = routelessMeasures([
    measureOf({ id: 'on-a-route', routes: ['channel'], countries: ['FR'] }),
    measureOf({ id: 'in-a-country', countries: ['LY'], regions: ['africa'] }),
    measureOf({ id: 'in-a-region', regions: ['africa'] }),
    measureOf({ id: 'everywhere', scope: 'all-routes' }),
    measureOf({ id: 'nowhere', scope: 'unplaced' }),
  ])
  const ids = Object.entries(groups).map(([reason, measures]) => [reason, ...measures.map(({ id }) => id)])
  expect(ids).toEqual([
    ['country', 'in-a-country'],
    ['all-routes', 'everywhere'],
    ['unplaced', 'nowhere'],
    ['wider', 'in-a-region'],
  ])
  expect(routelessCount(groups)).toBe(4)
})
