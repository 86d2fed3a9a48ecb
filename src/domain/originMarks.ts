import type { Region, Route } from './route.ts'

/** The regions of origin that always have a mark: those that a text names or that group routes. */
export function originMarks(regions: readonly Region[], routes: readonly Route[]): readonly Region[] {
  const grouping = new Set(routes.map((route) => route.region))
  return regions.filter(
    (region) => region.role === 'origin' && (region.evidence.length > 0 || grouping.has(region.id)),
  )
}

/**
 * The regions that have a mark only while a lens lights them: the other regions of origin, and those on the way that
 * are a number of countries. A sea, a continent or a border has no point that could stand for it: such a region stays
 * in the tray.
 */
export function lensMarks(regions: readonly Region[], always: readonly Region[]): readonly Region[] {
  return regions.filter(
    (region) =>
      !always.includes(region) &&
      (region.role === 'origin' || (region.role === 'transit' && region.countries.length > 0)),
  )
}
