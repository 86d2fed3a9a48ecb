import type { Briefing } from '#domain/briefing.ts'
import { useDataset } from './datasets.ts'

/** The briefings that can be read and presented here. */
export interface KnownBriefings {
  /** Undefined while they are not known. */
  briefings: readonly Briefing[] | undefined
  error: Error | null
  retry: () => void
}

/** Every briefing that this browser can show, the one source for all pages that do. */
export function useBriefings(): KnownBriefings {
  const { data, error, refetch } = useDataset('briefings')
  return { briefings: data?.briefings, error, retry: () => void refetch() }
}
