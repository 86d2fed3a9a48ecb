import { partCode } from '#ui/CodePart.tsx'

/** Fetches the map's code; the first call starts it, later ones share it. */
export function loadMap() {
  return import('#map/RouteMap.tsx')
}

/** The map as a part that can be asked for again. */
export const MAP_CODE = partCode(() => loadMap().then((module) => module.RouteMap))
