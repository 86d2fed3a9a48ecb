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
  children: ReactNode
}

/** A number that opens the cells of the publisher's table on which it stands. */
export function OpenCells({ cells, name, className, children }: OpenCellsProps) {
  const { t } = useTranslation('dossier')
  return (
    <button
      type="button"
      className={className ?? styles.number}
      aria-label={name}
      title={t('figures.openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
    >
      {children}
    </button>
  )
}
