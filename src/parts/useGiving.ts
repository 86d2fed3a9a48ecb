import type { Briefing } from '#domain/briefing.ts'
import type { GivenAs } from '#domain/giving.ts'
import { keepGiving } from '#state/givings.ts'
import { useLatest } from '#state/useProvenance.ts'
import type { ExportJob } from '#ui/useExportRun.ts'
import { useStepContents } from './useStepContents.ts'

/** Returns a function that remembers that a talk was given today, with all that it stated. It never rejects. */
export function useKeepGiving(): (briefing: Briefing, as: GivenAs) => Promise<void> {
  const latest = useLatest(useStepContents())
  return async (briefing, as) => {
    try {
      await keepGiving(briefing.id, as, await latest.current.snapshot(briefing))
    } catch {
      // What could not be read was not shown either.
    }
  }
}

/** Returns a function that makes the export of a talk remember that it was handed out, once it has its file. */
export function useGivenAs(briefing: Briefing, as: GivenAs): (job: ExportJob) => ExportJob {
  const keep = useKeepGiving()
  return (job) => async (progress) => {
    const name = await job(progress)
    void keep(briefing, as)
    return name
  }
}
