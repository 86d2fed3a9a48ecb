/** The place under the pointer or the focus. */
export interface Hovered {
  kind: 'route' | 'region' | 'country'
  id: string
}

/** Places highlighted from outside the map; ids, countries as ISO 3166-1 alpha-2. */
export interface PointedPlaces {
  routes: readonly string[]
  regions: readonly string[]
  countries: readonly string[]
}

/** Source of what is hovered elsewhere on the page. The map subscribes: it changes too often to render for. */
export interface PointedSource {
  get: () => PointedPlaces | null
  /** Returns the unsubscribe function. */
  subscribe: (onChange: () => void) => () => void
}
