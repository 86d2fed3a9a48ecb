import { describe, expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { type MapData, mapContent, NO_MEASURES, periodContent } from '#content/mapContent.ts'
import { parseView } from '#domain/viewCodec.ts'
import { published } from '#tests/support/published.ts'

const { routes, regions } = published('routes')
const data: MapData = {
  ...NO_MEASURES,
  basemap: published('basemap'),
  routes,
  regions,
  measures: published('measures').measures,
  events: published('timeline').events,
  figures: loadFigures(published('figures')),
}
const withTexts: MapData = {
  ...data,
  claims: published('claims').claims,
  records: published('records').records,
}
const viewOf = (link: string) => parseView(link).view
const LENS = '#/explore?measures=border-control'

describe('the content of a map', () => {
  it('lights the routes of its lens, or all of them without one', () => {
    const plain = mapContent(data, viewOf('#/explore'))
    expect(plain.lens).toBeNull()
    expect(plain.litRoutes).toEqual(new Set(routes.map(({ id }) => id)))
    const { lens, litRoutes } = mapContent(data, viewOf(LENS))
    expect(litRoutes).toEqual(new Set(lens?.routes.keys()))
    expect(litRoutes.size).toBeLessThan(routes.length)
  })

  it('has no measure at a route that a filter dims', () => {
    const { marks, litRoutes } = mapContent(data, viewOf(LENS))
    expect(marks?.routes.size).toBeGreaterThan(0)
    for (const id of marks?.routes.keys() ?? []) expect(litRoutes).toContain(id)
  })

  it('has no lens before the texts have loaded', () => {
    const view = viewOf('#/explore?selected=region:north-africa')
    expect(mapContent(data, view).lens).toBeNull()
    const { lens, focus } = mapContent(withTexts, view)
    expect(lens?.subject).toEqual({ kind: 'region', id: 'north-africa' })
    expect(focus.routes).toEqual([...(lens?.routes.keys() ?? [])])
  })

  it('ignores unknown measures and draws the rest', () => {
    const { marks, lens, actors, figures } = mapContent({ ...data, measures: null }, viewOf(LENS))
    expect([marks, lens, actors]).toEqual([null, null, []])
    expect(figures?.size).toBeGreaterThan(0)
  })

  it('has the incidents of the period only while their layer is on', () => {
    const known = { ...data, incidents: published('incidents') }
    expect(mapContent(known, viewOf('#/explore?years=2023&v=2')).incidents).toBeNull()
    const { incidents } = mapContent(known, viewOf('#/explore?years=2023&layers=deaths&v=2'))
    expect(incidents?.file?.spans).toEqual([{ from: '2023-01', to: '2023-12' }])
    expect(incidents?.litPlaces).toBeNull()
  })

  it('of a single period has its figures on all routes, and no measures', () => {
    const period = { from: '2024-03', to: '2024-05' }
    const content = periodContent(data, period)
    expect(content.layers).toEqual(['routes'])
    expect([content.marks, content.lens, content.incidents]).toEqual([null, null, null])
    expect(content.litRoutes.size).toBe(routes.length)
    for (const { period: counted } of content.figures?.values() ?? []) expect(counted.spans).toEqual([period])
  })
})

describe('parts of the content', () => {
  const PARTS = ['figures', 'lens', 'litRoutes', 'marks', 'actors', 'focus', 'regions'] as const

  it('keep their identity while their data and choices are the same, whatever other views are computed in between', () => {
    const view = viewOf(`${LENS}&years=2024&v=2`)
    const before = mapContent(data, view)
    mapContent(withTexts, viewOf('#/explore?selected=region:north-africa&years=2022&v=2'))
    const after = mapContent({ ...data }, { ...view })
    for (const part of PARTS) expect(after[part], part).toBe(before[part])
  })

  it('change only with their own input', () => {
    const view = viewOf(`${LENS}&years=2024&v=2`)
    const { filters } = view
    const before = mapContent(data, view)
    const other = mapContent(data, { ...view, filters: { ...filters, measures: ['online-action'] } })
    expect(other.figures).toBe(before.figures)
    expect(other.lens).not.toBe(before.lens)
    const later = mapContent(data, { ...view, period: [{ from: '2025-01', to: '2025-12' }] })
    expect(later.figures).not.toBe(before.figures)
    expect(later.regions).toBe(before.regions)
  })
})
