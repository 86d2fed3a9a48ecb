import type { TextComparison } from '#domain/textAgainstSeries.ts'
import { useDataset } from './datasets.ts'
import { loadFigures } from './selectors/loadedFigures.ts'
import { textComparisons } from './selectors/textComparisons.ts'

const NONE: readonly never[] = []

/** What texts state beside the series; empty until the files are there, or where one of them failed. */
export function useTextComparisons(): readonly TextComparison[] {
  const figures = useDataset('figures').data
  const claims = useDataset('claims').data?.claims
  const records = useDataset('records').data?.records
  const routes = useDataset('routes').data?.routes
  return figures && claims && records && routes
    ? textComparisons({ claims, records, routes }, loadFigures(figures))
    : NONE
}
