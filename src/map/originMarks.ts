import type { Region, Route } from '#domain/route.ts'

/** The regions of origin that have a mark on the map: those that a text names or that group routes. */
export function originMarks(regions: readonly Region[], routes: readonly Route[]): readonly Region[] {
  const grouping = new Set(routes.map((route) => route.region))
  return regions.filter(
    (region) => region.role === 'origin' && (region.evidence.length > 0 || grouping.has(region.id)),
  )
}
