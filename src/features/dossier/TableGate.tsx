import type { ReactNode } from 'react'
import type { FigureTableId } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'
import { coverageOf, loadFigures } from '#state/selectors/loadedFigures.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'
import { Skeleton } from './Skeleton.tsx'

/** A table with the months that it covers, and those that the series by route covers. */
export interface CoveredTable {
  table: FigureTable
  coverage: MonthSpan
  figuresCoverage: MonthSpan
}

interface TableGateProps {
  id: FigureTableId
  rows: number
  children: (covered: CoveredTable) => ReactNode
}

/** Loads a table that has a file of its own when it is first wanted, and shows its content once it is there. */
export function TableGate({ id, rows, children }: TableGateProps) {
  const { fileFault } = useWords()
  const { figures, table, failed } = useFigureTable(id)
  if (failed) return <DataFault {...fileFault(failed.file, failed.error)} onRetry={failed.retry} />
  if (!figures || !table) return <Skeleton rows={rows} />
  const { sources } = loadFigures(figures)
  return children({
    table,
    coverage: coverageOf(sources, id),
    figuresCoverage: coverageOf(sources, 'frontex-detections'),
  })
}
