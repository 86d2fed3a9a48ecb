/** Fetches the map's code; the first call starts it, later ones share it. */
export function loadMap() {
  return import('#map/RouteMap.tsx')
}
