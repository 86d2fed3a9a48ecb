import { readFileSync } from 'node:fs'
import {
  type BasemapSource,
  parseBasemapSource,
  parseRegionSources,
  parseRouteSources,
  type RegionSource,
  type RouteSource,
} from '#derive/placeSources.ts'
import type { LegPage, Route } from '#domain/route.ts'

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/sources/lexicon/${name}`, import.meta.url), 'utf8'))
}

function whole<Value>(parsed: { value: Value | null; faults: readonly unknown[] }): Value {
  if (parsed.value === null) throw new Error(JSON.stringify(parsed.faults, null, 2))
  return parsed.value
}

/** The pages of the routes' legs as edited by hand. */
export function routeFile(): { pages: readonly LegPage[] } {
  return read('routes.json') as { pages: readonly LegPage[] }
}

/** The routes as edited by hand. */
export function routeSources(): RouteSource[] {
  return whole(parseRouteSources(read('routes.json')))
}

/** The regions as edited by hand. */
export function regionSources(): RegionSource[] {
  return whole(parseRegionSources(read('regions.json')))
}

/** Our choices for the basemap. */
export function basemapSource(): BasemapSource {
  return whole(parseBasemapSource(read('basemap.json')))
}

/** The branches of routes, each with its legs, its whole line, and its source with the hubs of the route. */
export function branchesOf(routes: readonly Route[], sources: readonly RouteSource[]) {
  return routes.flatMap((route) =>
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
}
