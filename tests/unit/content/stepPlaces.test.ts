import { expect, test } from 'vitest'
import { placesOfStep } from '#content/stepPlaces.ts'
import { stepSources } from '#content/stepSources.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { published } from '#tests/support/published.ts'

const routes = published('routes').routes
const data = {
  documents: published('documents').documents,
  records: published('records').records,
  figures: published('figures').sources,
  own: ownFiguresAlone([
    ownFigureOf(9, '2025-01', '2025-01'),
    ownFigureOf(10, '2025-01', '2025-01', { place: 'total' }),
  ]),
}

/** The places of a view with evidence. */
function places(view: string, evidence: string[]) {
  return placesOfStep({ view }, stepSources({ evidence }, data), routes)
}

test('callouts are offered for the routes and countries of view and evidence, and the hubs of those routes', () => {
  const found = places('#/explore?selected=route:western-african&v=2', [
    'cells:uk-small-boats-monthly:arrivals:2025-01..2025-12',
    'cells:frontex-detections:detections:2025-01..2025-12:route:western-balkans',
    'record:calais-group-london-2024',
  ])
  expect(found).toEqual(
    expect.arrayContaining([
      'route:western-african',
      'route:channel',
      'route:western-balkans',
      'country:GB',
      'country:FR',
    ]),
  )
  const hubs = routes.find(({ id }) => id === 'western-balkans')?.hubs ?? []
  expect(hubs.length).toBeGreaterThan(0)
  expect(found).toEqual(expect.arrayContaining(hubs.map(({ id }) => `hub:${id}`)))
  expect(new Set(found).size).toBe(found.length)
})

test('a step about an actor or a region offers no callout for it', () => {
  expect(places('#/explore?selected=actor:frontex&v=2', [])).toEqual([])
  expect(places('#/explore?selected=region:north-africa&v=2', [])).toEqual([])
})

test('cells of one’s own table offer their route as published cells do, and no place that is no route', () => {
  const cellsOf = (route: string) => `cells:${OWN_TABLE.id}:detections:2025-01..2025-01:route:${route}`
  expect(places('#/explore?v=2', [cellsOf('central-mediterranean')])).toContain('route:central-mediterranean')
  expect(places('#/explore?v=2', [cellsOf('total')])).toEqual([])
})
