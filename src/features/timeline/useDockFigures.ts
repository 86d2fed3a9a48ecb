import { useMemo } from 'react'
import { cubeSpan } from '#domain/figureCube.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import { useDataset } from '#state/datasets.ts'
import { type DockFigures, dockFigures, routesAsked } from '#state/selectors/dockSeries.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { useViewStore } from '#state/viewStore.ts'

const NONE: DockFigures = { series: null, otherUnit: [], uncounted: [] }
const NO_COVERAGE: readonly MonthSpan[] = []

/** The monthly series for the routes of the view, and the months of all series; nothing until their file is there. */
export function useDockFigures(routes: readonly Route[]): {
  shown: DockFigures
  coverages: readonly MonthSpan[]
} {
  const data = useDataset('figures').data
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const { routes: chosen, regions } = filters
  const asked = useMemo(
    () => routesAsked(selected, { routes: chosen, regions }, routes).join(),
    [selected, chosen, regions, routes],
  )
  // By the names of the routes: whatever else is chosen, the same routes are the same series.
  const shown = useMemo(
    () => (data ? dockFigures(loadFigures(data), asked === '' ? [] : asked.split(',')) : NONE),
    [data, asked],
  )
  const coverages = useMemo(() => {
    if (!data) return NO_COVERAGE
    return loadFigures(data).series.map(({ cube }) => cubeSpan(cube))
  }, [data])
  return { shown, coverages }
}
