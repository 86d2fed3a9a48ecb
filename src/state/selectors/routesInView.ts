import { passesPlaces } from '#domain/filters.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** The routes that the filters of places leave, in the published order; all of them where none is chosen. */
export function routesInView(routes: readonly Route[], filters: Filters): readonly string[] {
  const regions = routeRegionsOf(routes)
  return routes
    .filter(({ id }) => passesPlaces({ routes: [id], regions: [] }, filters, regions))
    .map(({ id }) => id)
}
