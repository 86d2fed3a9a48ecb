import { describe, expect, it } from 'vitest'
import { parseAtlas } from '#derive/atlas.ts'
import type { LegSource } from '#derive/placeSources.ts'
import { buildRegions, buildRoutes } from '#derive/routes.ts'
import { type Position, Region, Route, type RouteLeg } from '#domain/route.ts'
import { readAtlas } from '#scripts/readSources.ts'
import {
  landFinder,
  landUnderSeaLeg,
  longestTogetherKm,
  longestWaterKm,
  sampleLine,
  sharpestTurn,
} from '#tests/support/legGeometry.ts'
import { regionSources, routeFile, routeSources } from '#tests/support/routeSources.ts'

/**
 * Length of a sea leg's ends that may cross land, km: its places may lie behind a cape, a lagoon or a harbour. The land is
 * the 1:10 million atlas, which has every island with an arrival.
 */
const COAST_KM = 25
/** Width of water that a land leg may cross, km: the Bosphorus, a bay or a lagoon. */
const STRAIT_KM = 15
/** Largest turn between two segments, degrees. */
const SHARPEST_TURN = 24
/** Lines closer than this look like one at the start scale, where 8 km are less than a pixel. */
const NEAR_KM = 8
const TOGETHER_KM = 60

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

const branches = routes.flatMap((route) =>
  [...new Set(route.legs.map((leg) => leg.branch))].map((id) => {
    const legs = route.legs.filter((leg) => leg.branch === id)
    const source = sources.find(({ id: routeId }) => routeId === route.id)
    return {
      name: `${route.id}.${id}`,
      route,
      legs,
      line: legs.flatMap((leg, index) => leg.geometry.coordinates.slice(index === 0 ? 0 : 1)),
      source: source?.branches.find((branch) => branch.id === id),
      hubs: new Map((source?.hubs ?? []).map((hub) => [hub.id, hub])),
    }
  }),
)
const legs = routes.flatMap((route) => route.legs)

function wayPoints(branch: (typeof branches)[number]): string[] {
  return (branch.source?.legs ?? []).flatMap((leg) =>
    leg.points.map((point) => String(typeof point === 'string' ? branch.hubs.get(point)?.point : point)),
  )
}

/** A straight line between two places, for planted faults. */
function straight(...points: Position[]): Position[] {
  return sampleLine(points, 20).map(({ point }) => point)
}

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

describe('the legs', () => {
  it('of a branch join end to end, and only the last has the arrow', () => {
    const torn = branches.flatMap(({ legs: own }) =>
      own.filter(
        (leg, index) =>
          (index > 0 &&
            String(own[index - 1]?.geometry.coordinates.at(-1)) !== String(leg.geometry.coordinates[0])) ||
          leg.arrow !== (index === own.length - 1),
      ),
    )
    expect(torn.map(({ id }) => id)).toEqual([])
  })

  it('have a page each, with title and publisher, and every page describes a leg', () => {
    const file = routeFile()
    const ids = file.pages.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(legs.map(({ page }) => page))).toEqual(new Set(ids))
    for (const route of routes) {
      const known = new Map(route.pages.map((page) => [page.id, page]))
      for (const leg of route.legs) {
        const page = known.get(leg.page)
        expect([leg.id, page?.title.trim(), page?.publisher.trim()]).not.toContain('')
        expect(page, leg.id).toBeDefined()
      }
    }
  })

  it('are counted from the place of departure to the end, except in lorries', () => {
    const wrong = branches.filter(({ legs: own }) => {
      const counted = own.map((leg) => leg.counted)
      if (own.every(({ mode }) => mode === 'lorry')) return counted.includes(true)
      return counted.at(-1) !== true || counted.lastIndexOf(false) > counted.indexOf(true)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('at sea cross no land except near their ends', () => {
    const onLand = (leg: Pick<RouteLeg, 'geometry'>) =>
      landUnderSeaLeg(leg.geometry.coordinates, land, COAST_KM)
    const faults = legs.filter((leg) => leg.mode === 'sea' && onLand(leg).length > 0)
    expect(faults.map((leg) => [leg.id, onLand(leg)[0]?.point])).toEqual([])
    // Planted: Tobruk straight to the north coast of Crete.
    expect(landUnderSeaLeg(straight([23.95, 32.09], [25.14, 35.9]), land, COAST_KM)).not.toEqual([])
  })

  it('on land cross no open sea', () => {
    const faults = legs.filter(
      (leg) => leg.mode === 'land' && longestWaterKm(leg.geometry.coordinates, land) > STRAIT_KM,
    )
    expect(faults.map((leg) => [leg.id, longestWaterKm(leg.geometry.coordinates, land)])).toEqual([])
    // Planted: Thessaloniki to Izmir as if the Aegean were land.
    expect(longestWaterKm(straight([22.93, 40.64], [27.14, 38.41]), land)).toBeGreaterThan(STRAIT_KM)
  })

  it('bend gently, also at the joints', () => {
    const faults = branches.filter(({ line }) => sharpestTurn(line) > SHARPEST_TURN)
    expect(faults.map(({ name, line }) => [name, sharpestTurn(line)])).toEqual([])
    // Planted: a right angle at Sabha.
    expect(sharpestTurn(straight([7.99, 16.97], [14.43, 27.04], [20.5, 24.2]))).toBeGreaterThan(SHARPEST_TURN)
  })

  it('do not overlap those of another branch', () => {
    const faults: unknown[] = []
    branches.forEach((a, index) => {
      for (const b of branches.slice(index + 1)) {
        const shared = wayPoints(b)
        if (wayPoints(a).some((point) => shared.includes(point))) continue
        const km = longestTogetherKm(a.line, b.line, NEAR_KM)
        if (km > TOGETHER_KM) faults.push([a.name, b.name, km])
      }
    })
    expect(faults).toEqual([])
    // Planted: the main line of the central Mediterranean drawn again five kilometres to the east.
    const main = branches.find(({ name }) => name === 'central-mediterranean.libya-sicily')?.line ?? []
    const beside = main.map(([lon, lat]): Position => [lon + 0.05, lat])
    expect(longestTogetherKm(beside, main, NEAR_KM)).toBeGreaterThan(TOGETHER_KM)
  })

  it('have ten to sixteen segments between way points, at three decimals', () => {
    for (const leg of legs) {
      const points = leg.geometry.coordinates
      expect(points.flat().every((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6)).toBe(
        true,
      )
      expect(points.length).toBeGreaterThanOrEqual(11)
    }
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
