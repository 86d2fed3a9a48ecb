import { useMemo } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'
import type { RouteChanges } from '#domain/routeChanges.ts'
import { useDataset } from '#state/datasets.ts'
import { comparedByStep, stepChanges } from '#state/selectors/stepChanges.ts'
import { useFigures } from '#state/useFigures.ts'
import { useStageScale } from './useStageScale.ts'

/** What the map of a step has beyond that of Explore. */
export interface StageLook {
  /** The changes that the step compares, by route; null if it compares none, and until the figures have arrived. */
  changes: RouteChanges | null
  /** Size of the letters; 1 is usual. */
  textScale: number
}

/** The look of the map of a step. */
export function useStageLook(step: BriefingStep | undefined): StageLook {
  const shown = useFigures()
  const routes = useDataset('routes').data?.routes
  const textScale = useStageScale()
  const changes = useMemo(
    () =>
      shown && routes && step
        ? stepChanges({
            figures: shown.figures,
            compare: comparedByStep(step),
            routeIds: routes.map(({ id }) => id),
            shown: shown.model.total.period.spans,
          })
        : null,
    [shown, routes, step],
  )
  return useMemo(() => ({ changes, textScale }), [changes, textScale])
}
