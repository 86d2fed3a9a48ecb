import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Nationalities } from '#domain/mapContent.ts'
import { useDataset } from './datasets.ts'
import { CHANNEL } from './selectors/loadedFigures.ts'
import { useViewStore } from './viewStore.ts'

/** The code that adds up nationalities, loaded on demand. */
const CODE = {
  queryKey: ['code', 'nationalityShares'],
  queryFn: () => import('./selectors/nationalityShares.ts'),
  staleTime: Number.POSITIVE_INFINITY,
}

/**
 * The nationalities of a route in the period of the view, as shares. Their file is requested with the first route. Null
 * until it has arrived, for no route, for a route that the series does not count, and where the file failed.
 */
export function useNationalityShares(route: string | null): Nationalities | null {
  const enabled = route !== null && route !== CHANNEL
  const figures = useDataset('figures').data
  const file = useDataset('nationalities', { enabled }).data
  const code = useQuery({ ...CODE, enabled }).data
  const filters = useViewStore((state) => state.view.filters)
  return useMemo(
    () => (enabled && figures && file && code ? code.sharesOfRoute({ figures, file, route, filters }) : null),
    [enabled, figures, file, code, route, filters],
  )
}
