import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'

/** A file that the timeline needs and that failed. */
export interface FileFault {
  file: string
  error: Error
  retry: () => void
}

/** What failed of the files that the timeline needs, each with a retry. */
export function TimelineFaults({ faults }: { faults: readonly FileFault[] }) {
  const { fileFault } = useWords()
  return faults.map(({ file, error, retry }) => (
    <DataFault key={file} {...fileFault(file, error)} onRetry={retry} />
  ))
}
