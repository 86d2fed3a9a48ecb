import type { MapView } from './mapView.ts'

type State = Readonly<Record<string, boolean | number>>

/** State set on the features of each source; released with the source. */
const known = new WeakMap<object, Map<string, State>>()

/**
 * Sets the feature-state of one feature and returns whether it changed. An equal state is not set again: the library
 * redraws the whole map for every call, and reading a state back costs a copy. Does nothing for an unknown source.
 */
export function setState(
  map: Pick<MapView, 'getSource' | 'setFeatureState'>,
  source: string,
  id: string,
  state: State,
): boolean {
  const owner = map.getSource(source)
  if (typeof owner !== 'object' || owner === null) return false
  const states = known.get(owner) ?? new Map<string, State>()
  known.set(owner, states)
  const before = states.get(id)
  const isNew = Object.keys(state).some((name) => before?.[name] !== state[name])
  if (!isNew) return false
  states.set(id, { ...before, ...state })
  map.setFeatureState({ source, id }, state)
  return true
}
