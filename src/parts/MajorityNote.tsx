import { type ReactNode, useMemo } from 'react'
import { nationalityTable } from '#content/nationalityTable.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { majorityNationality } from '#domain/majorityNationality.ts'
import { useDataset } from '#state/datasets.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsButton } from './CellsButton.tsx'

interface MajorityNoteProps {
  /** The cells behind a route's total. */
  cells: CellQuery
  className?: string | undefined
  /** What to put around the note, such as a table row. */
  frame?: (note: ReactNode) => ReactNode
}

/** Names the nationality with more than half of a route's total, and opens its cells; nothing without one. */
export function MajorityNote({ cells, className, frame = (note) => note }: MajorityNoteProps) {
  const { t } = useTranslation('series')
  const words = useWords()
  const figures = useDataset('figures').data
  const file = useDataset('nationalities', { enabled: cells.where.route !== undefined }).data
  const table = useMemo(() => (figures && file ? nationalityTable(figures, file) : null), [figures, file])
  const found = useMemo(() => table && majorityNationality(table, cells), [table, cells])
  if (!found) return null
  return frame(
    <span className={className}>
      <CellsButton cells={found.cells}>{majorityWords(found, t, words)}</CellsButton>
    </span>,
  )
}
