import { create } from 'zustand'
import { toggled } from '#domain/filters.ts'
import {
  type Camera,
  DEFAULT_LAYERS,
  DEFAULT_VIEW,
  type FilterGroup,
  type Filters,
  type Layer,
  NO_FILTERS,
  type ReaderTarget,
  type Selection,
  type View,
} from '#domain/view.ts'
import { type BadReason, parseView, writeView } from '#domain/viewCodec.ts'

interface ViewState {
  view: View
  /** What of the opened link was not understood, for the notice; empty once dismissed. */
  dropped: readonly BadReason[]
}

/** The one home of all that can be shared. Read with a selector, change with the actions of this file. */
export const useViewStore = create<ViewState>()(() => ({ view: DEFAULT_VIEW, dropped: [] }))

/** Whether a change becomes an entry of its own in the history (choosing) or replaces the last (dragging). */
type HistoryMode = 'push' | 'replace'

function change(part: Partial<View>, mode: HistoryMode = 'push'): void {
  const view = { ...useViewStore.getState().view, ...part }
  useViewStore.setState({ view })
  const fragment = writeView(view)
  if (fragment === window.location.hash) return
  if (mode === 'push') window.history.pushState(null, '', fragment)
  else window.history.replaceState(null, '', fragment)
}

/** Takes the view from the address, and again on Back, Forward and an edited address. Returns the undo. */
export function startViewHistory(): () => void {
  const read = () => {
    const { view, dropped } = parseView(window.location.hash)
    useViewStore.setState({ view, dropped })
  }
  read()
  window.addEventListener('popstate', read)
  window.addEventListener('hashchange', read)
  return () => {
    window.removeEventListener('popstate', read)
    window.removeEventListener('hashchange', read)
  }
}

/** Adds a choice to a filter group or takes it out. */
export function toggleFilter<Group extends FilterGroup>(group: Group, choice: Filters[Group][number]): void {
  const { filters } = useViewStore.getState().view
  const list: readonly Filters[Group][number][] = filters[group]
  change({ filters: { ...filters, [group]: toggled(list, choice) } })
}

/** Replaces the choices of some filter groups. */
export function setFilters(part: Partial<Filters>): void {
  const { filters } = useViewStore.getState().view
  change({ filters: { ...filters, ...part } })
}

/** Empties every filter group; selection and reader stay. */
export function clearFilters(): void {
  change({ filters: NO_FILTERS })
}

/** Chooses one thing everywhere (map, lists, timeline, panel), or nothing. */
export function select(selected: Selection | null): void {
  change({ selected })
}

/** Opens the Reader, or closes it with null. */
export function openReader(reader: ReaderTarget | null): void {
  change({ reader })
}

/** Filters to what a sentence or record carries and closes the Reader, as one step of the history. */
export function showOnMap(selected: Selection | null, filters: Partial<Filters> = {}): void {
  change({ selected, filters: { ...NO_FILTERS, ...filters }, reader: null })
}

/** Switches a layer of the map. */
export function toggleLayer(layer: Layer): void {
  const layers = toggled(useViewStore.getState().view.layers ?? [...DEFAULT_LAYERS], layer)
  const isDefault =
    layers.length === DEFAULT_LAYERS.length && DEFAULT_LAYERS.every((id) => layers.includes(id))
  change({ layers: isDefault ? null : layers })
}

/** Keeps the camera in the link without filling the history. */
export function moveCamera(camera: Camera | null): void {
  change({ camera }, 'replace')
}

/** Takes ids out of the filters that do not exist, and adds them to the notice. */
export function dropFromView(view: View, dropped: readonly BadReason[]): void {
  useViewStore.setState((state) => ({ dropped: [...state.dropped, ...dropped] }))
  change(view, 'replace')
}

/** Closes the notice of what the link lost. */
export function dismissDropped(): void {
  useViewStore.setState({ dropped: [] })
}
