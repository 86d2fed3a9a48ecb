import { useMemo, useSyncExternalStore } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'
import type { RouteChanges } from '#domain/mapContent.ts'
import { useDataset } from '#state/datasets.ts'
import { comparedByStep, stepChanges } from '#state/selectors/compareModel.ts'
import { useFigures } from '#state/viewModels.ts'

/** Additions of a stage map to the map of Explore. */
export interface StageLook {
  /** The changes that the step compares, by route; null without a comparison and while figures load. */
  changes: RouteChanges | null
  /** Text scale; 1 is the usual size. */
  textScale: number
}

/** Changes and text scale for the map of `step`. */
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

/** Text scale of the stage map; it grows with the window, as in Stage.module.css. */
export function useStageScale(): number {
  return useSyncExternalStore(subscribe, () =>
    Math.max(1, Math.min(window.innerWidth / 1920, window.innerHeight / 1080) * 1.4),
  )
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
