import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { openReader } from '#state/viewStore.ts'
import styles from './CompareTable.module.css'

interface CellsButtonProps {
  cells: CellQuery
  /** What is heard: the number with its place and time. */
  name?: string
  className?: string | undefined
  children: ReactNode
}

/** A number that opens the cells of the publisher's table on which it stands. */
export function CellsButton({ cells, name, className, children }: CellsButtonProps) {
  const { t } = useTranslation('compare')
  return (
    <button
      type="button"
      className={className ?? styles.number}
      aria-label={name}
      title={t('openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
    >
      {children}
    </button>
  )
}
