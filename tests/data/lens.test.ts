import { describe, expect, it } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import { lensOf } from '#content/lens.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { published, publishedText } from '#tests/support/published.ts'

interface Placed {
  id: string
  categories: string[]
  scope: string
  routes: string[]
  countries: string[]
  regions: string[]
}

/** The measures of the file, read without the app's code. */
const RAW: readonly Placed[] = JSON.parse(publishedText('measures')).measures
const { measures } = published('measures')
const { routes, regions } = published('routes')
const lists = {
  measures,
  routes,
  regions,
  claims: published('claims').claims,
  records: published('records').records,
}
const CATEGORIES = [...new Set(RAW.flatMap(({ categories }) => categories))].sort()

/** Number of measures that name each place. */
function counted(own: readonly Placed[], key: 'routes' | 'countries' | 'regions') {
  const counts: Record<string, number> = {}
  for (const measure of own) for (const id of measure[key]) counts[id] = (counts[id] ?? 0) + 1
  return counts
}

describe('the lens of each kind of measure on the published data', () => {
  it('covers a dozen categories', () => {
    expect(CATEGORIES).toHaveLength(12)
  })

  it.each(CATEGORIES)('%s lights the places that the file names', (category) => {
    const filters = { ...NO_FILTERS, measures: [category] }
    const model = exploreModel({ measures, events: [], routes, filters })
    const lens = lensOf({ selected: null, filters, model, lists })
    const own = RAW.filter(({ categories }) => categories.includes(category))
    for (const key of ['routes', 'countries', 'regions'] as const) {
      const lit = Object.fromEntries(
        [...(lens?.[key] ?? [])].map(([id, place]) => [id, place.measures.length]),
      )
      expect(lit, key).toEqual(counted(own, key))
    }
    const of = (scope: string) => own.filter((measure) => measure.scope === scope).map(({ id }) => id)
    expect(lens?.allRoutes.map(({ id }) => id).sort()).toEqual(of('all-routes').sort())
    expect(lens?.unplaced.map(({ id }) => id).sort()).toEqual(of('unplaced').sort())
  })
})

describe('the lens of each region on the published data', () => {
  it.each(regions.map(({ id }) => id))('%s: a solid tie has a text, a dashed one has none', (id) => {
    const model = { measures, events: [], litRoutes: new Set<string>() }
    const lens = lensOf({ selected: { kind: 'region', id }, filters: NO_FILTERS, model, lists })
    for (const [route, { tie }] of lens?.routes ?? []) {
      const named = [...lists.claims, ...lists.records].filter(
        (thing) => thing.routes.includes(route) && thing.regions.includes(id),
      )
      expect(tie, route).toBe(named.length > 0 ? 'text' : 'classification')
    }
  })
})
