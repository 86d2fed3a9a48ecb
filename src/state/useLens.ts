import { needsTies, sharedLens } from '#content/lens.ts'
import type { Lens } from '#domain/lens.ts'
import { useDataset } from './datasets.ts'
import { useExplore, useShownFilters, useShownSelection } from './viewModels.ts'

const NONE: readonly never[] = []

/** The view's lens; null when nothing is dimmed, and until its data has loaded. */
export function useLens(): Lens | null {
  const model = useExplore()
  const selected = useShownSelection()
  const filters = useShownFilters()
  const hasTies = needsTies({ selected, filters })
  const measures = useDataset('measures').data?.measures
  const places = useDataset('routes').data
  const claims = useDataset('claims', { enabled: hasTies }).data?.claims
  const records = useDataset('records', { enabled: hasTies }).data?.records
  if (!model || !measures || !places || (hasTies && !(claims && records))) return null
  const { routes, regions } = places
  return sharedLens(selected, filters, model, measures, routes, regions, claims ?? NONE, records ?? NONE)
}
