import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import type { ExploreModel } from '#content/exploreModel.ts'
import type { FigureModel } from '#content/figureModel.ts'
import { sharedFigures, sharedModel } from '#content/lens.ts'
import { type LoadedFigures, loadFigures, numberSpans } from '#content/loadedFigures.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { View } from '#domain/view.ts'
import { useDataset } from './datasets.ts'
import { useViewStore } from './viewStore.ts'

const NONE: readonly never[] = []

/**
 * Explore's model for the current view; null until the measures have loaded (permanently when they failed, which each
 * part reports). Failed events or routes leave their lists empty; while they load the model waits, so that no number is
 * incomplete.
 */
export function useExplore(): ExploreModel | null {
  const measures = useDataset('measures').data?.measures
  const timeline = useDataset('timeline')
  const places = useDataset('routes')
  const filters = useShownFilters()
  const events = timeline.data?.events ?? (timeline.isError ? NONE : null)
  const routes = places.data?.routes ?? (places.isError ? NONE : null)
  return measures && events && routes ? sharedModel(measures, events, routes, filters) : null
}

/** The figures of the first load, and those of the view's period. */
export interface ShownFigures {
  figures: LoadedFigures
  model: FigureModel
  spans: readonly MonthSpan[]
}

/** The figures for the view's period; null until they and the routes have loaded, and after a failure. */
export function useFigures(): ShownFigures | null {
  const file = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  const period = useShownPeriod()
  return useMemo(() => {
    if (!file || !routes) return null
    const figures = loadFigures(file)
    return { figures, model: sharedFigures(figures, routes, period), spans: numberSpans(figures, period) }
  }, [file, routes, period])
}

/** The choices that lists, charts and map are built from. */
type ShownChoices = Pick<View, 'period' | 'filters' | 'selected'>

/** Deferred choices of a part of the screen, which renders after map and timeline; null when it is up to date. */
export const ShownChoicesContext = createContext<ShownChoices | null>(null)

/** A choice as this part of the screen shows it. */
function useShown<Key extends keyof ShownChoices>(key: Key): ShownChoices[Key] {
  const shown = useContext(ShownChoicesContext)
  // A deferred part does not subscribe to the view: it would re-render for choices it does not show yet.
  const chosen = useViewStore((state) => (shown ? null : state.view[key]))
  return shown ? shown[key] : (chosen ?? useViewStore.getState().view[key])
}

/** The filters shown by this part of the screen. */
export const useShownFilters = () => useShown('filters')

/** The months asked for in this part of the screen; none: the newest whole ones. */
export const useShownPeriod = () => useShown('period')

/** The selection shown by this part of the screen. */
export const useShownSelection = () => useShown('selected')

/** The choices for a deferred part, and whether they are outdated. */
export function useDeferredChoices(isDeferrable: boolean): { choices: ShownChoices; isStale: boolean } {
  const period = useViewStore((state) => state.view.period)
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const now = useMemo(() => ({ period, filters, selected }), [period, filters, selected])
  const later = useDeferredValue(now)
  const choices = isDeferrable ? later : now
  return { choices, isStale: choices !== now }
}

/** The same for a part that, on an open route, counts the measures that name it. */
export function useRouteChoices(isDeferrable: boolean): { choices: ShownChoices; isStale: boolean } {
  const { choices, isStale } = useDeferredChoices(isDeferrable)
  const ofRoute = useMemo(() => withOpenRoute(choices), [choices])
  return { choices: ofRoute, isStale }
}

function withOpenRoute({ selected, filters, ...others }: ShownChoices): ShownChoices {
  const isOpen = selected?.kind === 'route' && filters.routes.length === 0
  return { ...others, selected, filters: isOpen ? { ...filters, routes: [selected.id] } : filters }
}
