import type { Measure } from './measure.ts'

/** One measure on the map; `number` is its number in this view, null where signs are counted instead. */
export interface Mark {
  measure: Measure
  number: number | null
}

/** The measures in view by place. A measure that names two places is at both. */
export interface Marks {
  routes: ReadonlyMap<string, readonly Mark[]>
  countries: ReadonlyMap<string, readonly Mark[]>
  regions: ReadonlyMap<string, readonly Mark[]>
  /** Their texts name places that the map has no point for. */
  elsewhere: readonly Mark[]
  allRoutes: readonly Mark[]
  unplaced: readonly Mark[]
}

interface MarksInput {
  measures: readonly Measure[]
  numbers: ReadonlyMap<string, number>
  isNumbered: boolean
  /** Under a lens a measure is at every place that its texts name, so that each lit place has its count. */
  isEverywhere?: boolean
  /** Routes, countries and regions that the map has a place for. */
  drawn: { routes: ReadonlySet<string>; countries: ReadonlySet<string>; regions: ReadonlySet<string> }
}

/**
 * Puts each measure at the routes that its texts name, else at the countries, else at the regions, or at all of
 * them under a lens. What is said of all routes, or placed by no text, is kept apart and never spread over the map.
 */
export function placeMarks({
  measures,
  numbers,
  isNumbered,
  isEverywhere = false,
  drawn,
}: MarksInput): Marks {
  const routes = new Map<string, Mark[]>()
  const countries = new Map<string, Mark[]>()
  const regions = new Map<string, Mark[]>()
  const elsewhere: Mark[] = []
  const allRoutes: Mark[] = []
  const unplaced: Mark[] = []

  for (const measure of measures) {
    const mark: Mark = { measure, number: isNumbered ? (numbers.get(measure.id) ?? null) : null }
    if (measure.scope === 'all-routes') allRoutes.push(mark)
    else if (measure.scope === 'unplaced') unplaced.push(mark)
    else {
      const isAt = { route: addTo(routes, measure.routes, drawn.routes, mark), country: false, region: false }
      if (isEverywhere || !isAt.route)
        isAt.country = addTo(countries, measure.countries, drawn.countries, mark)
      if (isEverywhere || !(isAt.route || isAt.country))
        isAt.region = addTo(regions, measure.regions, drawn.regions, mark)
      if (!(isAt.route || isAt.country || isAt.region)) elsewhere.push(mark)
    }
  }
  return { routes, countries, regions, elsewhere, allRoutes, unplaced }
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
