import type { Measure } from './measure.ts'
import type { Region, Route } from './route.ts'

/** One measure on the map; `number` is its number in this view, null when signs are counted instead. */
export interface Mark {
  measure: Measure
  number: number | null
}

/** The measures in view by place; a measure that names two places is at both. */
export interface Marks {
  routes: ReadonlyMap<string, readonly Mark[]>
  countries: ReadonlyMap<string, readonly Mark[]>
  regions: ReadonlyMap<string, readonly Mark[]>
  /** Measures whose places have no point on the map. */
  unlocated: readonly Mark[]
  allRoutes: readonly Mark[]
  unplaced: readonly Mark[]
}

interface MarksInput {
  measures: readonly Measure[]
  numbers: ReadonlyMap<string, number>
  isNumbered: boolean
  /** Under a lens a measure is at every place it names, so that each lit place has its count. */
  isAtEveryPlace?: boolean
  /** The places that the map can mark. */
  drawn: { routes: ReadonlySet<string>; countries: ReadonlySet<string>; regions: ReadonlySet<string> }
}

/**
 * Places each measure at its routes, else its countries, else its regions; under a lens at all of them. Measures for all
 * routes, and measures without a place, are listed separately, not spread over the map.
 */
export function placeMarks({
  measures,
  numbers,
  isNumbered,
  isAtEveryPlace = false,
  drawn,
}: MarksInput): Marks {
  const routes = new Map<string, Mark[]>()
  const countries = new Map<string, Mark[]>()
  const regions = new Map<string, Mark[]>()
  const unlocated: Mark[] = []
  const allRoutes: Mark[] = []
  const unplaced: Mark[] = []

  for (const measure of measures) {
    const mark: Mark = { measure, number: isNumbered ? (numbers.get(measure.id) ?? null) : null }
    if (measure.scope === 'all-routes') allRoutes.push(mark)
    else if (measure.scope === 'unplaced') unplaced.push(mark)
    else {
      const isAt = { route: addTo(routes, measure.routes, drawn.routes, mark), country: false, region: false }
      if (isAtEveryPlace || !isAt.route)
        isAt.country = addTo(countries, measure.countries, drawn.countries, mark)
      if (isAtEveryPlace || !(isAt.route || isAt.country))
        isAt.region = addTo(regions, measure.regions, drawn.regions, mark)
      if (!(isAt.route || isAt.country || isAt.region)) unlocated.push(mark)
    }
  }
  return { routes, countries, regions, unlocated, allRoutes, unplaced }
}

function addTo(
  places: Map<string, Mark[]>,
  ids: readonly string[],
  drawn: ReadonlySet<string>,
  mark: Mark,
): boolean {
  const known = ids.filter((id) => drawn.has(id))
  for (const id of known) places.set(id, [...(places.get(id) ?? []), mark])
  return known.length > 0
}

/** The regions of origin that are always marked: those that a text names or that group routes. */
export function originMarks(regions: readonly Region[], routes: readonly Route[]): readonly Region[] {
  const grouping = new Set(routes.map((route) => route.region))
  return regions.filter(
    (region) => region.role === 'origin' && (region.evidence.length > 0 || grouping.has(region.id)),
  )
}

/**
 * The regions marked only while lit by a lens: the other regions of origin, places within a country, and transit regions
 * made of countries. Seas, continents and borders have no meaningful point, so they stay in the tray.
 */
export function lensMarks(regions: readonly Region[], always: readonly Region[]): readonly Region[] {
  return regions.filter(
    (region) =>
      !always.includes(region) &&
      region.role !== 'destination' &&
      (region.role !== 'transit' || region.countries.length > 0),
  )
}
