import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { loadTable } from '#domain/figureTable.ts'
import { askedSpans } from '#domain/months.ts'
import { datasetQuery, useDataset } from './datasets.ts'
import { CHANNEL, coverageOf, loadFigures } from './selectors/loadedFigures.ts'
import { routeNationalities } from './selectors/nationalities.ts'
import { type NationalityShares, nationalityShares } from './selectors/nationalityShares.ts'
import { useViewStore } from './viewStore.ts'

/**
 * The nationalities of a route in the time of the view, as shares. Their file is asked for with the first route; null
 * until it is there, for no route, for one that the series does not count, and where the file failed.
 */
export function useNationalityShares(route: string | null): NationalityShares | null {
  const figures = useDataset('figures').data
  const file = useQuery({
    ...datasetQuery('nationalities'),
    enabled: route !== null && route !== CHANNEL,
  }).data
  const filters = useViewStore((state) => state.view.filters)
  const table = useMemo(() => {
    const coded = file?.tables.find(({ id }) => id === 'frontex-nationalities')
    return coded ? loadTable(coded) : null
  }, [file])
  return useMemo(() => {
    if (!figures || !table || route === null) return null
    const { sources } = loadFigures(figures)
    const coverage = coverageOf(sources, 'frontex-nationalities')
    const figuresCoverage = coverageOf(sources, 'frontex-detections')
    const asked = askedSpans(filters)
    const found = routeNationalities({ table, coverage, figuresCoverage, asked, routeId: route })
    return found && nationalityShares(route, found, coverage)
  }, [figures, table, route, filters])
}
