import { useDataset } from '#state/datasets.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'

type RailDataset = 'measures' | 'routes' | 'vocabulary'

interface RailFaultProps {
  names: readonly RailDataset[]
}

/** What of the rail's files could not be read, each with a way to ask for it again; nothing while all is well. */
export function RailFault({ names }: RailFaultProps) {
  return names.map((name) => <FileFault key={name} name={name} />)
}

function FileFault({ name }: { name: RailDataset }) {
  const { fileFault } = useWords()
  const { error, refetch } = useDataset(name)
  return error && <DataFault {...fileFault(`${name}.json`, error)} onRetry={() => void refetch()} />
}
