import type { MapView } from './mapView.ts'

/**
 * Sets the state of one feature by which layers paint it. A state that it has already is not set again, because
 * the library draws the whole map anew for every one. A source that is not there has nothing to paint.
 */
export function setState(
  map: Pick<MapView, 'getSource' | 'getFeatureState' | 'setFeatureState'>,
  source: string,
  id: string,
  state: Readonly<Record<string, boolean>>,
): void {
  if (!map.getSource(source)) return
  const known: Readonly<Record<string, unknown>> = recordOf(map.getFeatureState({ source, id }))
  if (Object.entries(state).some(([name, value]) => known[name] !== value)) {
    map.setFeatureState({ source, id }, state)
  }
}

function recordOf(state: unknown): Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null ? { ...state } : {}
}
