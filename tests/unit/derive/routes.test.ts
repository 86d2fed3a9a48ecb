import { describe, expect, it } from 'vitest'
import { parseRouteSources, type RouteSource } from '#derive/placeSources.ts'
import { buildRegions, buildRoutes } from '#derive/routes.ts'

const text = (words: string) => ({ en: words, fr: words, nl: words })
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
        main: true,
        legs: [
          { mode: 'land', counted: false, points: ['lille', 'calais'] },
          { mode: 'sea', counted: true, points: ['calais', [1.31, 51.13]] },
        ],
      },
    ],
    sources: ['https://example.org/route'],
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
    const legs = [{ mode: 'sea' as const, counted: true, points: ['dover', 'calais'] }]
    const wrong = source({ branches: [{ id: 'kent', main: true, legs }] })
    expect(() => buildRoutes([wrong])).toThrow(
      /routes\.json, north, branch kent: .*"dover".*add it to "hubs"/,
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
      routes: ['north'],
    }
    const { aliases: _, ...published } = region
    expect(buildRegions([region])).toEqual([{ ...published, evidence: [] }])
  })
})

describe('parseRouteSources', () => {
  it('returns all faults of the file, each with place and remedy', () => {
    const wrong = { ...source(), type: 'air', sources: [] }
    const { value, faults } = parseRouteSources({ note: '', routes: [wrong] })
    expect(value).toBeNull()
    expect(faults.map(({ file, place }) => `${file} ${place}`)).toEqual([
      'routes.json routes.0.type',
      'routes.json routes.0.sources',
    ])
    for (const { remedy } of faults) expect(remedy).toContain('correct the value')
  })

  it('returns the routes of a valid file', () => {
    expect(parseRouteSources({ note: '', routes: [source()] })).toEqual({ value: [source()], faults: [] })
  })
})
