import { useMemo } from 'react'
import { askedSpans } from '#domain/months.ts'
import { usePanel } from '#features/dossier/panelContext.ts'
import { type OverviewFigures, overviewFigures } from '#state/selectors/overviewFigures.ts'
import { useFigures } from '#state/useFigures.ts'

/** What the overview says in figures; null until their file and that of the routes are there, or when one failed. */
export function useOverviewFigures(): OverviewFigures | null {
  const shown = useFigures()
  const { corpus, filters } = usePanel()
  const { routes } = corpus
  const { years, period } = filters
  return useMemo(
    () =>
      shown &&
      overviewFigures({
        ...shown,
        routeIds: routes.map(({ id }) => id),
        asked: askedSpans({ years, period }),
      }),
    [shown, routes, years, period],
  )
}
