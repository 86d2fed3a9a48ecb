import { passesPlaces, routeRegionsOf } from '#domain/filters.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** The routes that the filters of places leave, in the published order; all of them where none is chosen. */
export function routesInView(
  routes: readonly Route[],
  filters: Pick<Filters, 'routes' | 'regions'>,
): readonly string[] {
  const regions = routeRegionsOf(routes)
  return routes
    .filter(({ id }) => passesPlaces({ routes: [id], regions: [] }, filters, regions))
    .map(({ id }) => id)
}

/** Whether any place is chosen: then what lies at no route of ours is not among what is shown. */
export function asksPlaces({ routes, regions }: Pick<Filters, 'routes' | 'regions'>): boolean {
  return routes.length > 0 || regions.length > 0
}
