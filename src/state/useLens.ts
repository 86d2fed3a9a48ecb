import { useMemo } from 'react'
import type { Lens } from '#domain/lens.ts'
import { useDataset } from './datasets.ts'
import { type LensInput, lensOf } from './selectors/lens.ts'
import { useExplore } from './useExplore.ts'
import { useViewStore } from './viewStore.ts'

const NONE: readonly never[] = []

/** What the view lights, or null where nothing is dimmed or the measures are not there yet. */
export function useLens(): Lens | null {
  const model = useExplore()
  const selected = useViewStore((state) => state.view.selected)
  const filters = useViewStore((state) => state.view.filters)
  const measures = useDataset('measures').data?.measures ?? NONE
  const places = useDataset('routes').data
  const claims = useDataset('claims').data?.claims ?? NONE
  const records = useDataset('records').data?.records ?? NONE

  const lists: LensInput['lists'] = useMemo(
    () => ({ measures, claims, records, routes: places?.routes ?? NONE, regions: places?.regions ?? NONE }),
    [measures, claims, records, places],
  )
  return useMemo(
    () => (model ? lensOf({ selected, filters, model, lists }) : null),
    [selected, filters, model, lists],
  )
}
