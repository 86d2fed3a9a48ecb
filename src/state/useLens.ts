import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Lens } from '#domain/lens.ts'
import type { View } from '#domain/view.ts'
import { datasetQuery, useDataset } from './datasets.ts'
import { type LensInput, lensOf } from './selectors/lens.ts'
import { useShownFilters, useShownSelection } from './shownChoices.ts'
import { useExplore } from './useExplore.ts'

const NONE: readonly never[] = []

/** The last lens with what it was made from: several parts of the screen ask for the same one. */
let last: { input: LensInput; lens: Lens | null } | null = null

/** The one lens for these data and choices, for those who cannot wait for a hook. */
export function sharedLens(input: LensInput): Lens | null {
  const isSame =
    last !== null &&
    last.input.selected === input.selected &&
    last.input.filters === input.filters &&
    last.input.model === input.model &&
    LISTS.every((name) => last?.input.lists[name] === input.lists[name])
  if (last === null || !isSame) last = { input, lens: lensOf(input) }
  return last.lens
}

const LISTS = ['measures', 'routes', 'regions', 'claims', 'records'] as const

/** Whether the lens must know what ties routes to regions: only then are sentences and records asked for. */
export function asksForTies({ selected, filters }: Pick<View, 'selected' | 'filters'>): boolean {
  return selected?.kind === 'region' || selected?.kind === 'route' || filters.regions.length > 0
}

/**
 * What the view lights, or null where nothing is dimmed or what it stands on is not there (yet): a line is never
 * dashed as "no text ties it" before the texts are known.
 */
export function useLens(): Lens | null {
  const model = useExplore()
  const selected = useShownSelection()
  const filters = useShownFilters()
  const hasTies = asksForTies({ selected, filters })
  const measures = useDataset('measures').data?.measures
  const places = useDataset('routes').data
  const claims = useQuery({ ...datasetQuery('claims'), enabled: hasTies }).data?.claims
  const records = useQuery({ ...datasetQuery('records'), enabled: hasTies }).data?.records

  const lists = useMemo((): LensInput['lists'] | null => {
    if (!measures || !places || (hasTies && !(claims && records))) return null
    const { routes, regions } = places
    return { measures, routes, regions, claims: claims ?? NONE, records: records ?? NONE }
  }, [measures, places, hasTies, claims, records])
  return useMemo(
    () => (model && lists ? sharedLens({ selected, filters, model, lists }) : null),
    [selected, filters, model, lists],
  )
}
