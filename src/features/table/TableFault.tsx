import type { LoadedCorpus } from '#state/useCorpus.ts'
import { useWords } from '#state/words.ts'
import { DataFault } from '#ui/DataFault.tsx'

/** The files of the table that could not be read, each with a way to ask for it again; nothing while all is well. */
export function TableFault({ states }: { states: LoadedCorpus['states'] }) {
  const { fileFault } = useWords()
  return Object.entries(states).map(([name, { error, retry }]) => {
    return error && <DataFault key={name} {...fileFault(`${name}.json`, error)} onRetry={retry} />
  })
}
