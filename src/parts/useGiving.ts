import type { Briefing } from '#domain/briefing.ts'
import type { GivenAs } from '#domain/giving.ts'
import { versionOf } from '#state/edition.ts'
import { keepGiving } from '#state/givings.ts'
import { readersToday } from '#state/readersToday.ts'
import { useLatest, useReadFile } from '#state/useProvenance.ts'
import type { ExportJob } from '#ui/useExportRun.ts'
import { useStepContents } from './useStepContents.ts'

/** Returns a function that remembers that a talk was given today, with all that it stated. It never rejects. */
export function useKeepGiving(): (briefing: Briefing, as: GivenAs) => Promise<void> {
  const latest = useLatest({ ...useStepContents(), readFile: useReadFile() })
  return async (briefing, as) => {
    try {
      const { whole, readFile } = latest.current
      const [{ snapshotOf }, manifest] = await Promise.all([
        import('#content/talkSnapshot.ts'),
        readFile('manifest'),
      ])
      const stood = { edition: versionOf(manifest), day: readersToday() }
      await keepGiving(briefing.id, as, await whole((input) => snapshotOf(briefing, input, stood)))
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
