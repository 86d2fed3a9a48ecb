import type { Briefing } from '#domain/briefing.ts'
import type { GivenAs } from '#domain/snapshot.ts'
import { keepDelivery } from '#state/deliveries.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useLatest } from '#state/useProvenance.ts'
import { type ExportJob, namesOf, useExportRun } from '#ui/useExportRun.ts'
import { useStepContents } from './StepMaps.tsx'

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

/** The export of a talk, with what `ExportRun` needs; the talk is remembered as handed out once it has its file. */
export function useTalkExport(briefing: Briefing, as: GivenAs) {
  const run = useExportRun(namesOf(briefing))
  const words = useExportWords()
  const keep = useKeepDelivery()
  const start = (job: ExportJob) =>
    run.start(async (progress) => {
      const name = await job(progress)
      void keep(briefing, as)
      return name
    })
  return { start, isRunning: run.state.kind === 'running', shown: { run, words } }
}

/** Resolves when the page is idle, after 1 s at most. Unlike maps drawn ahead, what a talk states is waited for. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve())
    window.setTimeout(resolve, 1000)
  })
}
