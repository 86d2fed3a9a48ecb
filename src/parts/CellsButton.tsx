import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { openReader } from '#state/viewStore.ts'
import styles from './CellsButton.module.css'

interface CellsButtonProps {
  cells: CellQuery
  /** Accessible name, where the text does not explain itself. */
  name?: string
  /** The class of a place with its own look, in place of `look`. */
  className?: string | undefined
  look?: 'underlined' | 'dotted'
  /** −1 where the arrow keys reach it. */
  tabIndex?: 0 | -1
  children: ReactNode
}

/** A number that opens the cells of the publisher's table on which it stands. */
export function CellsButton(props: CellsButtonProps) {
  const { cells, name, className, look = 'underlined', tabIndex, children } = props
  const { t } = useTranslation('common')
  return (
    <button
      type="button"
      className={className ?? styles[look]}
      aria-label={name}
      tabIndex={tabIndex}
      title={t('openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
    >
      {children}
    </button>
  )
}
