import type { LoadedCorpus } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'

/** The files of the table that could not be read, each with a way to ask for it again; nothing while all is well. */
export function TableFault({ states }: { states: LoadedCorpus['states'] }) {
  const { fileFault } = useWords()
  return Object.entries(states).map(([name, { error, retry }]) => {
    return error && <DataFault key={name} {...fileFault(`${name}.json`, error)} onRetry={retry} />
  })
}
