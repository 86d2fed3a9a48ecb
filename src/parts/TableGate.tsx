import type { ReactNode } from 'react'
import type { TableFile } from '#content/tableById.ts'
import type { Figures } from '#domain/figures.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { type FigureRole, type FigureSource, tableWithRole } from '#domain/figureTable.ts'
import { DataGate } from './DataGate.tsx'

interface TableGateProps {
  requested: { role: FigureRole } | { id: FigureTableId }
  skeleton: ReactNode
  frame?: (faults: ReactNode) => ReactNode
  /** The content for a described table and the file that holds it; null where figures.json describes none. */
  children: (figures: Figures, found: { source: FigureSource; file: TableFile } | null) => ReactNode
}

/** A DataGate for one table: figures.json says which file holds it. */
export function TableGate({ requested, children, ...gate }: TableGateProps) {
  return (
    <DataGate needs={['figures']} {...gate}>
      {(figures) => {
        const source =
          'role' in requested
            ? tableWithRole(figures.sources, requested.role)
            : figures.sources.find(({ id }) => id === requested.id)
        if (!source) return children(figures, null)
        return (
          <DataGate needs={[source.file]} {...gate}>
            {(file) => children(figures, { source, file })}
          </DataGate>
        )
      }}
    </DataGate>
  )
}
