import type { MapView } from './mapView.ts'

type State = Readonly<Record<string, boolean | number>>

/** What was set on the features of each source; it goes with the source. */
const known = new WeakMap<object, Map<string, State>>()

/**
 * Sets the state of one feature by which layers paint it, and says whether that changed anything. A state that it has already is not set again, because
 * the library draws the whole map anew for every one, and to ask it for a state costs a copy of it. A source that is
 * not there has nothing to paint.
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
