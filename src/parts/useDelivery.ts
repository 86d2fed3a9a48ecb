import type { Briefing } from '#domain/briefing.ts'
import type { GivenAs } from '#domain/snapshot.ts'
import { keepDelivery } from '#state/deliveries.ts'
import { useLatest } from '#state/useProvenance.ts'
import type { ExportJob } from '#ui/useExportRun.ts'
import { useStepContents } from './useStepContents.ts'

/** Returns a function that remembers that a talk was given today, with all that it stated, while the page is idle. It never rejects. */
export function useKeepDelivery(): (briefing: Briefing, as: GivenAs) => Promise<void> {
  const latest = useLatest(useStepContents())
  return async (briefing, as) => {
    try {
      await keepDelivery(briefing.id, as, await latest.current.snapshot(briefing, rest))
    } catch {
      // What could not be read was not shown either.
    }
  }
}

/** Returns a function that makes the export of a talk remember that it was handed out, once it has its file. */
export function useGivenAs(briefing: Briefing, as: GivenAs): (job: ExportJob) => ExportJob {
  const keep = useKeepDelivery()
  return (job) => async (progress) => {
    const name = await job(progress)
    void keep(briefing, as)
    return name
  }
}

/** Resolves when the page is idle, after 1 s at most. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve())
    window.setTimeout(resolve, 1000)
  })
}
