import type { ReactNode } from 'react'
import type { LoadedCorpus } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'
import { usePanel } from './panelContext.ts'
import { Skeleton } from './Skeleton.tsx'

interface DatasetGateProps {
  /** The files without which the content means nothing. */
  needs: readonly (keyof LoadedCorpus['states'])[]
  /** Rows of the picture that stands in while a file is on its way. */
  rows?: number
  children: ReactNode
}

/** Shows its content once the files are there; before, a picture of the same size; after a fault, what failed. */
export function DatasetGate({ needs, rows = 6, children }: DatasetGateProps) {
  const { fileFault } = useWords()
  const { states } = usePanel()
  const failed = needs.flatMap((name) => {
    const { error, retry } = states[name]
    return error ? [{ file: `${name}.json`, error, retry }] : []
  })
  if (failed.length > 0) {
    return failed.map(({ file, error, retry }) => (
      <DataFault key={file} {...fileFault(file, error)} onRetry={retry} />
    ))
  }
  return needs.some((name) => states[name].isPending) ? <Skeleton rows={rows} /> : children
}
