import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Nationalities } from '#domain/mapContent.ts'
import { useDataset } from './datasets.ts'
import { CHANNEL } from './selectors/loadedFigures.ts'
import { useViewStore } from './viewStore.ts'

/** How nationalities are added up: no part of the start. */
const CODE = {
  queryKey: ['code', 'nationalityShares'],
  queryFn: () => import('./selectors/nationalityShares.ts'),
  staleTime: Number.POSITIVE_INFINITY,
}

/**
 * The nationalities of a route in the time of the view, as shares. Their file is asked for with the first route; null
 * until it is there, for no route, for one that the series does not count, and where the file failed.
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
