/** What the pointer or the focus is on; known for a moment only. */
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

/** What is pointed at on the rest of the screen, to be watched: it changes faster than a map may be drawn anew. */
export interface PointedSource {
  get: () => PointedPlaces | null
  /** Returns the undo. */
  subscribe: (onChange: () => void) => () => void
}
