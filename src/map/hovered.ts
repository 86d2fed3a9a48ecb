/** The place under the pointer or the focus. */
export interface Hovered {
  kind: 'route' | 'region' | 'country'
  id: string
}

/** Places that light up because of something outside of the map; ids, countries as ISO 3166-1 alpha-2. */
export interface PointedPlaces {
  routes: readonly string[]
  regions: readonly string[]
  countries: readonly string[]
}

/** What is pointed at on the rest of the screen. The map subscribes, since this changes too often to render for. */
export interface PointedSource {
  get: () => PointedPlaces | null
  /** Returns the unsubscribe function. */
  subscribe: (onChange: () => void) => () => void
}
