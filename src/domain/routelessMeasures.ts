import type { Measure } from './measure.ts'

/** Why measures name no route: they name only countries, hold for all routes, name no place, or only a wider area. */
export const ROUTELESS_GROUPS = ['country', 'all-routes', 'unplaced', 'wider'] as const
export type RoutelessGroup = (typeof ROUTELESS_GROUPS)[number]

/** The measures that name no route, by reason. */
export type RoutelessMeasures = Readonly<Record<RoutelessGroup, readonly Measure[]>>

/** Groups the measures that name no route; the others are left out. */
export function routelessMeasures(measures: Iterable<Measure>): RoutelessMeasures {
  const groups: Record<RoutelessGroup, Measure[]> = { country: [], 'all-routes': [], unplaced: [], wider: [] }
  for (const measure of measures) {
    const { scope, routes, countries } = measure
    if (scope !== 'placed') groups[scope].push(measure)
    else if (routes.length === 0) groups[countries.length > 0 ? 'country' : 'wider'].push(measure)
  }
  return groups
}

/** Number of measures in all groups. */
export function routelessCount(groups: RoutelessMeasures): number {
  return ROUTELESS_GROUPS.reduce((sum, group) => sum + groups[group].length, 0)
}
