import { describe, expect, it } from 'vitest'
import { parseAtlas } from '#derive/basemap.ts'
import { buildRoutes } from '#derive/routes.ts'
import type { Position, RouteLeg } from '#domain/route.ts'
import { readAtlas } from '#scripts/readSources.ts'
import {
  landFinder,
  landUnderSeaLeg,
  longestTogetherKm,
  longestWaterKm,
  sampleLine,
  sharpestTurn,
} from '#tests/support/legGeometry.ts'
import { branchesOf, routeFile, routeSources } from '#tests/support/routeSources.ts'

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
const branches = branchesOf(routes, sources)
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
