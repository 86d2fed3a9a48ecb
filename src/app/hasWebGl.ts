/**
 * Whether this browser knows WebGL 2 at all. Whether it also gives a context is found out by the map library when
 * it asks for its own: a context only for the question would hold up every start.
 */
export function hasWebGl(): boolean {
  return 'WebGL2RenderingContext' in window
}
