/** What the pointer or the focus is on; known for a moment only. */
export interface Hovered {
  kind: 'route' | 'region'
  id: string
}
