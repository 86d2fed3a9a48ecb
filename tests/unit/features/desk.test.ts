import { expect, it } from 'vitest'
import { placesOf } from '#features/desk/AddsMap.tsx'
import { measureOf } from '#tests/support/builders.ts'

it('draws an own measure on its routes, and at its countries and regions where it names no route', () => {
  const onRoute = measureOf({ id: 'a', routes: ['channel'], countries: ['FR'] })
  const inCountry = measureOf({ id: 'b', countries: ['FR'], regions: ['sahel'] })
  const places = placesOf([onRoute, inCountry, measureOf({ id: 'c' })])
  expect([...places].map(([place, measures]) => [place, measures.map(({ id }) => id)])).toEqual([
    ['route channel', ['a']],
    ['country FR', ['b']],
    ['region sahel', ['b']],
  ])
})
