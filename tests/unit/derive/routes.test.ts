import { describe, expect, it } from 'vitest'
import { parseRouteSources, type RouteSource } from '#derive/placeSources.ts'
import { buildRegions, buildRoutes } from '#derive/routes.ts'

const text = (words: string) => ({ en: words, fr: words, nl: words })
const PAGE = {
  id: 'a',
  title: 'A crossing',
  publisher: 'A paper',
  date: '2024-05',
  url: 'https://example.org/a',
}
const nothing = { en: [], fr: [], nl: [] }

function source(changes: Partial<RouteSource> = {}): RouteSource {
  return {
    id: 'north',
    officialName: 'Northern route',
    names: text('North'),
    shortNames: text('N.'),
    aliases: nothing,
    type: 'sea-and-land',
    region: null,
    originRegions: [],
    otherRegions: [],
    countries: { departure: ['BE'], transit: ['FR'], arrival: ['GB'] },
    label: [3, 55],
    hubs: [
      {
        id: 'lille',
        name: 'Lille',
        aliases: [],
        country: 'FR',
        point: [3.06, 50.63],
        role: 'transit',
        namedOn: [],
      },
      {
        id: 'calais',
        name: 'Calais',
        aliases: [],
        country: 'FR',
        point: [1.86, 50.95],
        role: 'departure',
        namedOn: ['https://example.org/a', 'https://example.org/b'],
      },
    ],
    branches: [
      {
        id: 'kent',
        names: text('Lille – Kent'),
        main: true,
        legs: [
          { mode: 'land', counted: false, points: ['lille', 'calais'], page: 'a' },
          { mode: 'sea', counted: true, points: ['calais', [1.31, 51.13]], page: 'a' },
        ],
      },
    ],
    sources: ['https://example.org/route'],
    pages: [PAGE],
    ...changes,
  }
}

describe('buildRoutes', () => {
  const [route] = buildRoutes([source()])

  it('publishes a hub only with pages that name it', () => {
    expect(route?.hubs.map(({ id }) => id)).toEqual(['calais'])
    expect(route?.hubs[0]?.evidence).toEqual([
      { type: 'reference', url: 'https://example.org/a' },
      { type: 'reference', url: 'https://example.org/b' },
    ])
  })

  it('draws through a place without a page but does not name it', () => {
    expect(route?.legs.map(({ from, to }) => [from, to])).toEqual([
      [null, 'calais'],
      ['calais', null],
    ])
    expect(route?.legs[0]?.geometry.coordinates[0]).toEqual([3.06, 50.63])
  })

  it('puts the arrow on the last leg, and builds leg ids from route, branch and position', () => {
    expect(route?.legs.map(({ id, arrow, counted }) => [id, arrow, counted])).toEqual([
      ['north.kent.1', false, false],
      ['north.kent.2', true, true],
    ])
  })

  it('has the pages that name the route as evidence', () => {
    expect(route?.evidence).toEqual([{ type: 'reference', url: 'https://example.org/route' }])
  })

  it('lists a route without a branch and draws nothing', () => {
    expect(buildRoutes([source({ branches: [], label: null })])[0]?.legs).toEqual([])
  })

  it('rejects a way point that is not a hub of the route, with place and remedy', () => {
    const legs = [{ mode: 'sea' as const, counted: true, points: ['dover', 'calais'], page: 'a' }]
    const wrong = source({ branches: [{ id: 'kent', names: text('Kent'), main: true, legs }] })
    expect(() => buildRoutes([wrong])).toThrow(
      /routes\.json, north, branch kent: .*"dover".*add it to "hubs"/,
    )
  })

  it('publishes the page of each leg, and rejects one that is not listed', () => {
    expect(route?.legs.map(({ page }) => page)).toEqual(['a', 'a'])
    expect(route?.pages).toEqual([PAGE])
    expect(() => buildRoutes([source({ pages: [] })])).toThrow(
      /routes\.json, north, branch kent: .*"a".*add it to "pages"/,
    )
  })
})

describe('buildRegions', () => {
  it('leaves the evidence to claims and records', () => {
    const region = {
      id: 'south',
      names: text('South'),
      aliases: nothing,
      role: 'origin' as const,
      m49: '015',
      point: [10, 30] as [number, number],
      countries: ['LY'],
    }
    const { aliases: _, ...published } = region
    expect(buildRegions([region], [])).toEqual([{ ...published, routes: [], evidence: [] }])
  })

  it('takes its routes from those that name it, as group, origin or other region', () => {
    const region = { id: 'south', names: text('South'), aliases: nothing, role: 'origin' as const, m49: null }
    const place = { ...region, point: [10, 30] as [number, number], countries: [] }
    const routes = [
      source({ id: 'a', region: 'south' }),
      source({ id: 'b', originRegions: ['south'] }),
      source({ id: 'c', otherRegions: ['south'] }),
      source({ id: 'd' }),
    ]
    expect(buildRegions([place], routes)[0]?.routes).toEqual(['a', 'b', 'c'])
  })
})

describe('parseRouteSources', () => {
  it('returns all faults of the file, each with place and remedy', () => {
    const { pages, ...entry } = source()
    const wrong = { ...entry, type: 'air', sources: [] }
    const { value, faults } = parseRouteSources({ note: '', pages, routes: [wrong] })
    expect(value).toBeNull()
    expect(faults.map(({ file, place }) => `${file} ${place}`)).toEqual([
      'routes.json routes.0.type',
      'routes.json routes.0.sources',
    ])
    for (const { remedy } of faults) expect(remedy).toContain('correct the value')
  })

  it('returns the routes of a valid file, each with the pages of its legs', () => {
    const { pages, ...entry } = source()
    const file = { note: '', pages: [...pages, { ...PAGE, id: 'b' }], routes: [entry] }
    expect(parseRouteSources(file)).toEqual({ value: [source()], faults: [] })
  })
})
