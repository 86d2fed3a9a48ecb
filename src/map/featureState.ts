import type { Map as MapInstance } from 'maplibre-gl'

/**
 * Sets the state of one feature by which layers paint it. A state that it has already is not set again, because
 * the library draws the whole map anew for every one. A source that is not there has nothing to paint.
 */
export function setState(
  map: MapInstance,
  source: string,
  id: string,
  state: Readonly<Record<string, boolean>>,
): void {
  if (!map.getSource(source)) return
  const known: Readonly<Record<string, unknown>> = map.getFeatureState({ source, id }) ?? {}
  if (Object.entries(state).some(([name, value]) => known[name] !== value)) {
    map.setFeatureState({ source, id }, state)
  }
}
