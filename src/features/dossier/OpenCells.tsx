import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { openReader } from '#state/viewStore.ts'
import styles from './OpenCells.module.css'

interface OpenCellsProps {
  cells: CellQuery
  /** What is heard, where what is seen does not say by itself what the number is. */
  name?: string
  className?: string | undefined
  /** −1 where the arrows lead to it. */
  tabIndex?: 0 | -1
  children: ReactNode
}

/** A number that opens the cells of the publisher's table on which it stands. */
export function OpenCells({ cells, name, className, tabIndex, children }: OpenCellsProps) {
  const { t } = useTranslation('dossier')
  return (
    <button
      type="button"
      className={className ?? styles.number}
      aria-label={name}
      tabIndex={tabIndex}
      title={t('figures.openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
    >
      {children}
    </button>
  )
}
