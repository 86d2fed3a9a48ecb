import { useMemo } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'
import type { RouteChanges } from '#domain/routeChanges.ts'
import { useDataset } from '#state/datasets.ts'
import { comparedByStep, stepChanges } from '#state/selectors/stepChanges.ts'
import { useFigures } from '#state/useFigures.ts'
import { useStageScale } from './useStageScale.ts'

/** What the map of a step shows besides what it shows on Explore. */
export interface StageLook {
  /** The changes at the routes of a step that compares; null where it does not, and until the figures are there. */
  changes: RouteChanges | null
  /** How many times as large as usual its letters are. */
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
