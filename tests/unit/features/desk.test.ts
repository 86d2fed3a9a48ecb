import { expect, it } from 'vitest'
import { placesOf } from '#features/desk/AddsMap.tsx'
import { sizeOf } from '#features/desk/tables/TableRows.tsx'
import { measureOf } from '#tests/support/builders.ts'
import { englishI18n } from '#tests/support/english.ts'

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

it('counts the rows and columns of a table in words, one or many', () => {
  const t = englishI18n().getFixedT('en', 'ownTables')
  expect([sizeOf(t, 1, 1), sizeOf(t, 20_000, 300)]).toEqual(['1 row, 1 column', '20,000 rows, 300 columns'])
})
