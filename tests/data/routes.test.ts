import { describe, expect, it } from 'vitest'
import { parseAtlas } from '#derive/basemap.ts'
import type { LegSource } from '#derive/placeSources.ts'
import { buildRegions, buildRoutes } from '#derive/routes.ts'
import { type Position, Region, Route } from '#domain/route.ts'
import { readAtlas } from '#scripts/readSources.ts'
import { landFinder, sampleLine } from '#tests/support/legGeometry.ts'
import { branchesOf, regionSources, routeSources } from '#tests/support/routeSources.ts'

const sources = routeSources()
const routes = buildRoutes(sources)
const atlas = readAtlas()
const landAt = landFinder(parseAtlas(atlas.islands))
const land = (point: Position) => landAt(point)
const codes = new Map(
  parseAtlas(atlas.islands).countries.map(({ code, name }) => [
    name,
    code === null ? null : atlas.alpha2(code),
  ]),
)
/** The country of a point, alpha-2; null at sea and where the atlas has no code. */
const countryAt = (point: Position) => codes.get(land(point) ?? '') ?? null

const branches = branchesOf(routes, sources)
const legs = routes.flatMap((route) => route.legs)

describe('the routes', () => {
  it('fit their schema and have unique ids', () => {
    for (const route of routes) expect(() => Route.parse(route)).not.toThrow()
    const ids = [...routes.map(({ id }) => id), ...legs.map(({ id }) => id)]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('name regions that exist, and the regions name routes that exist', () => {
    const regions = buildRegions(regionSources(), sources)
    for (const region of regions) expect(() => Region.parse(region)).not.toThrow()
    const regionIds = new Set(regions.map(({ id }) => id))
    const routeIds = new Set(routes.map(({ id }) => id))
    expect(routes.flatMap((route) => route.originRegions).filter((id) => !regionIds.has(id))).toEqual([])
    expect(routes.flatMap((route) => route.region ?? []).filter((id) => !regionIds.has(id))).toEqual([])
    expect(regions.flatMap((region) => region.routes).filter((id) => !routeIds.has(id))).toEqual([])
    // Both files of ties are one: each origin of a route lists it.
    const listed = new Map(regions.map((region) => [region.id, region.routes]))
    const untied = routes.flatMap((route) =>
      [...route.originRegions, ...(route.region ? [route.region] : [])]
        .filter((id) => !listed.get(id)?.includes(route.id))
        .map((id) => `${route.id} ${id}`),
    )
    expect(untied).toEqual([])
    expect(sources.flatMap(({ otherRegions }) => otherRegions).filter((id) => !regionIds.has(id))).toEqual([])
  })

  it('have regions of origin with countries, none of which lies within another', () => {
    const origins = regionSources().filter(({ role }) => role === 'origin')
    expect(origins.filter(({ countries }) => countries.length === 0).map(({ id }) => id)).toEqual(['africa'])
    const within = origins.filter(
      ({ id, countries }) =>
        countries.length > 0 &&
        origins.some((other) => other.id !== id && countries.every((code) => other.countries.includes(code))),
    )
    expect(within.map(({ id }) => id)).toEqual([])
  })

  it('are grouped under the region that colours them', () => {
    const group = (region: string | null) =>
      routes.filter((route) => route.region === region).map(({ id }) => id)
    expect(group('north-africa')).toEqual([
      'central-mediterranean',
      'western-mediterranean',
      'western-african',
    ])
    expect(group('middle-east')).toEqual(['eastern-mediterranean', 'western-balkans'])
    expect(group(null)).toEqual(['channel', 'eastern-land-border', 'circular-albania-greece'])
  })

  it('have one main branch each, or no line at all; the Eastern Mediterranean has two', () => {
    for (const route of routes) {
      const main = new Set(route.legs.filter((leg) => leg.main).map((leg) => leg.branch))
      const wanted = route.legs.length === 0 ? 0 : route.id === 'eastern-mediterranean' ? 2 : 1
      expect([route.id, main.size]).toEqual([route.id, wanted])
      expect(route.label === null).toBe(route.legs.length === 0)
    }
  })

  it.each([
    ['eastern-mediterranean.turkiye-aegean', 'TR GR'],
    ['eastern-mediterranean.iran-aegean', 'IR TR GR'],
    ['eastern-mediterranean.iran-evros', 'IR TR GR'],
    ['eastern-mediterranean.tobruk-gavdos', 'LY GR'],
    ['eastern-mediterranean.syria-aegean', 'SY TR GR'],
    ['eastern-mediterranean.lebanon-cyprus', 'LB CY'],
    ['eastern-mediterranean.syria-cyprus', 'SY CY'],
    ['eastern-mediterranean.libya-crete', 'LY GR'],
    ['central-mediterranean.libya-sicily', 'NE LY IT'],
    ['central-mediterranean.turkiye-calabria', 'TR IT'],
    ['central-mediterranean.algeria-sardinia', 'DZ IT'],
    ['central-mediterranean.tunisia-lampedusa', 'TN IT'],
    ['western-mediterranean.morocco-alboran', 'MA ES'],
    ['western-mediterranean.morocco-ceuta', 'MA ES'],
    ['western-mediterranean.morocco-melilla', 'MA ES'],
    ['western-mediterranean.algeria-mainland', 'DZ ES'],
    ['western-mediterranean.algeria-balearics', 'DZ ES'],
    ['western-african.senegal-canaries', 'SN ES'],
    ['western-african.mauritania-canaries', 'MR ES'],
    ['western-african.western-sahara-canaries', 'EH ES'],
    ['western-african.gambia-canaries', 'GM ES'],
    ['western-african.guinea-canaries', 'GN ES'],
    ['western-balkans.greece-hungary', 'GR MK RS HU'],
    ['western-balkans.bulgaria-croatia', 'TR BG RS HR'],
    ['western-balkans.albania-bosnia', 'GR AL ME BA HR'],
    ['eastern-land-border.belarus-poland', 'BY PL'],
    ['eastern-land-border.belarus-lithuania', 'BY LT'],
    ['eastern-land-border.belarus-latvia', 'BY LV'],
    ['eastern-land-border.ukraine-romania', 'UA RO'],
    ['eastern-land-border.ukraine-slovakia', 'UA SK'],
    ['eastern-land-border.ukraine-hungary', 'UA HU'],
    ['eastern-land-border.russia-finland', 'RU FI'],
    ['channel.france-kent', 'BE FR GB'],
    ['channel.boulogne-dungeness', 'FR GB'],
    ['channel.belgium-kent', 'BE GB'],
  ])('%s goes through %s', (name, wanted) => {
    const branch = branches.find((candidate) => candidate.name === name)
    // A harbour may lie slightly off the coast of the atlas, so a named end counts as in the country of its hub.
    const endCountry = (leg: LegSource | undefined, at: 0 | -1) => {
      const point = leg?.points.at(at)
      return typeof point === 'string' ? (branch?.hubs.get(point)?.country ?? null) : null
    }
    const passed = [
      endCountry(branch?.source?.legs[0], 0),
      ...sampleLine(branch?.line ?? []).map(({ point }) => countryAt(point)),
      endCountry(branch?.source?.legs.at(-1), -1),
    ].filter((country) => country !== null)
    const order = passed.filter((country, index) => country !== passed[index - 1]).join(' ')
    expect(order).toMatch(new RegExp(wanted.split(' ').join('.*')))
  })

  it('have no line where the way is unknown', () => {
    expect(routes.filter((route) => route.legs.length === 0).map(({ id }) => id)).toEqual([
      'circular-albania-greece',
    ])
  })
})

describe('the hubs', () => {
  it('have a page each; ends without one have no name', () => {
    const named = new Map(
      sources.map(({ id, hubs }) => [
        id,
        new Set(hubs.filter((hub) => hub.namedOn.length > 0).map((hub) => hub.id)),
      ]),
    )
    for (const route of routes) {
      expect(route.hubs.every((hub) => hub.evidence.length > 0)).toBe(true)
      expect(new Set(route.hubs.map((hub) => hub.id))).toEqual(named.get(route.id))
      const ends = route.legs.flatMap((leg) => [leg.from, leg.to]).filter((end) => end !== null)
      expect(ends.filter((end) => !named.get(route.id)?.has(end))).toEqual([])
    }
  })

  it('lie in the country that they name, or at its shore', () => {
    // The atlas gives the west of Western Sahara, south of 27°40′ north, to Morocco; the basemap does not.
    const isThere = ([lon, lat]: Position, country: string) => {
      const found = countryAt([lon, lat])
      return found === country || (country === 'EH' && found === 'MA' && lat < 27.67)
    }
    const offsets = [-0.1, -0.05, 0, 0.05, 0.1]
    const faults = sources.flatMap(({ id, hubs }) =>
      hubs
        .filter(
          ({ point: [lon, lat], country }) =>
            !offsets.some((dx) => offsets.some((dy) => isThere([lon + dx, lat + dy], country))),
        )
        .map((hub) => `${id}.${hub.id}`),
    )
    expect(faults).toEqual([])
  })

  it('have unique ids within their route, and only absolute web addresses as references', () => {
    for (const { hubs } of sources) {
      expect(new Set(hubs.map(({ id }) => id)).size).toBe(hubs.length)
      for (const url of hubs.flatMap((hub) => hub.namedOn))
        expect(url).toMatch(/^https?:\/\/[^\s/]+\.[^\s/]+\//)
    }
  })
})
