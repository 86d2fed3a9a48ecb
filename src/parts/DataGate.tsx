import type { ReactNode } from 'react'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { useDatasets } from '#state/datasets.ts'
import { DataFault } from '#ui/CodePart.tsx'
import { useWords } from '#words/words.ts'

/** The contents of the named files, in the order of the names. */
type Loaded<Needs extends readonly DatasetName[]> = {
  readonly [Index in keyof Needs]: Dataset<Needs[Index]>
}

interface DataGateProps<Needs extends readonly DatasetName[]> {
  /** The published files that the content needs. */
  needs: Needs
  /** Shown until every file has loaded; reserves the content's space so that nothing jumps. */
  skeleton: ReactNode
  /** Wraps the faults, where the content has its own frame. */
  frame?: (faults: ReactNode) => ReactNode
  /** The content, or a function that takes the files in the order of `needs`. */
  children: ReactNode | ((...files: Loaded<Needs>) => ReactNode)
}

/** Shows its content once the files it needs are loaded; until then the skeleton, after a fault the files with a retry. */
export function DataGate<const Needs extends readonly DatasetName[]>(props: DataGateProps<Needs>) {
  // One hook per file: the number of files must not change.
  return <Gate key={props.needs.length} {...props} />
}

function Gate<Needs extends readonly DatasetName[]>({
  needs,
  skeleton,
  frame = (faults) => faults,
  children,
}: DataGateProps<Needs>) {
  const files = useDatasets(needs)
  if (files.some(({ isError }) => isError)) return frame(<DataFaults needs={needs} />)
  if (files.some(({ isPending }) => isPending)) return skeleton
  if (typeof children !== 'function') return children
  return children(...(files.map(({ data }) => data) as unknown as Loaded<Needs>))
}

interface DataFaultsProps {
  /** Files to report on; the length of the list must not change. */
  needs: readonly DatasetName[]
  /** The consequence of the failure here; replaces the default remedy. */
  remedy?: string
}

/** Lists each file that failed, with the reason and a retry; renders nothing without failures. */
export function DataFaults({ needs, remedy }: DataFaultsProps) {
  const { fileFault } = useWords()
  return useDatasets(needs).map(({ error, refetch }, index) => {
    const name = needs[index]
    if (!error || needs.indexOf(name as DatasetName) < index) return null
    const { lines, ...words } = fileFault(`${name}.json`, error)
    return (
      <DataFault
        key={name}
        {...words}
        lines={remedy === undefined ? lines : [lines[0], remedy]}
        onRetry={() => void refetch()}
      />
    )
  })
}
