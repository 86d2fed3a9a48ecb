import { useMemo } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { useDataset } from './datasets.ts'
import { CARRIED } from './singleFile.ts'

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
  const briefings = useMemo(() => data && withCarried(data.briefings), [data])
  return { briefings, error, retry: () => void refetch() }
}

/** The briefing that the one HTML file was made for stands first. */
function withCarried(briefings: readonly Briefing[]): readonly Briefing[] {
  const carried = CARRIED?.briefing
  return carried ? [carried, ...briefings.filter(({ id }) => id !== carried.id)] : briefings
}
