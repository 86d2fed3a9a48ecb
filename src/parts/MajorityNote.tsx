import { type ReactNode, useMemo } from 'react'
import { coverageIn } from '#content/loadedFigures.ts'
import { nationalityTable } from '#content/nationalityTable.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { tableWithRole } from '#domain/figureTable.ts'
import { majorityNationality, majorityOfYears } from '#domain/majorityNationality.ts'
import { useDataset } from '#state/datasets.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsButton, type CellsButtonProps } from './CellsButton.tsx'

interface MajorityNoteProps {
  /** The cells behind a route's total. */
  cells: CellQuery
  className?: string | undefined
  /** What to put around the note, such as a table row. */
  frame?: (note: ReactNode) => ReactNode
}

/** Names the nationality with more than half of a route's total, and opens its cells; nothing without one. */
export function MajorityNote({ cells, className, frame = (note) => note }: MajorityNoteProps) {
  const { t } = useTranslation('nationalities')
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

/**
 * A route's number whose name and tip say which nationality has more than half of it, from the years in the first load.
 * Periods that these do not answer have the number alone.
 */
export function MajorityNumber(button: CellsButtonProps) {
  const { t } = useTranslation(['nationalities', 'common'])
  const words = useWords()
  const figures = useDataset('figures').data
  const source = figures ? tableWithRole(figures.sources, 'nationalities') : null
  const years = figures?.majorities.filter(({ route }) => button.cells.where.route?.includes(route))
  const found =
    source && years && majorityOfYears(years, { id: source.id, coverage: coverageIn(source) }, button.cells)
  if (!found) return <CellsButton {...button} />
  const note = majorityWords(found, t, words)
  return (
    <CellsButton {...button} name={`${button.name}; ${note}`} tip={`${note}. ${t('common:openCells')}`} />
  )
}
