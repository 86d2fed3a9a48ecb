import type { ReactNode } from 'react'
import { useDataset } from '#state/datasets.ts'
import { type ShownFigures, useFigures } from '#state/useFigures.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'
import { Skeleton } from './Skeleton.tsx'

interface FiguresGateProps {
  /** Rows of the picture that stands in while the file is on its way. */
  rows: number
  children: (shown: ShownFigures) => ReactNode
}

/** Shows its content once the figures are there; before, a picture of the same size; after a fault, what failed. */
export function FiguresGate({ rows, children }: FiguresGateProps) {
  const { fileFault } = useWords()
  const { error, refetch } = useDataset('figures')
  const shown = useFigures()
  if (error) return <DataFault {...fileFault('figures.json', error)} onRetry={() => void refetch()} />
  return shown ? children(shown) : <Skeleton rows={rows} />
}
