import { useQuery } from '@tanstack/react-query'
import type { TextComparison } from '#domain/textAgainstSeries.ts'
import { datasetQuery } from './datasets.ts'
import { loadFigures } from './selectors/loadedFigures.ts'
import { textComparisons } from './selectors/textComparisons.ts'

const NONE: readonly never[] = []

/**
 * A file that failed is not asked for again by whoever comes to want it too: the Reader would begin anew with every
 * answer, and this with every beginning.
 */
const AS_IT_IS = { retryOnMount: false }

/** What texts state beside the series; empty until the files are there, or where one of them failed. */
export function useTextComparisons(): readonly TextComparison[] {
  const figures = useQuery({ ...datasetQuery('figures'), ...AS_IT_IS }).data
  const claims = useQuery({ ...datasetQuery('claims'), ...AS_IT_IS }).data?.claims
  const records = useQuery({ ...datasetQuery('records'), ...AS_IT_IS }).data?.records
  const routes = useQuery({ ...datasetQuery('routes'), ...AS_IT_IS }).data?.routes
  return figures && claims && records && routes
    ? textComparisons({ claims, records, routes }, loadFigures(figures))
    : NONE
}
