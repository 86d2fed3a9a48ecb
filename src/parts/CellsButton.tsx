import type { ReactNode } from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './CellsButton.module.css'

export interface CellsButtonProps {
  cells: CellQuery
  /** Accessible name, where the text does not explain itself. */
  name?: string
  /** The tip, where it says more than what a press does. */
  tip?: string
  /** Class that replaces `look`. */
  className?: string | undefined
  look?: 'underlined' | 'dotted'
  /** −1 where arrow keys move the focus. */
  tabIndex?: 0 | -1
  children: ReactNode
}

/** A number that opens the cells of the publisher's table behind it. */
export function CellsButton(props: CellsButtonProps) {
  const { cells, name, tip, className, look = 'underlined', tabIndex, children } = props
  const { t } = useTranslation('common')
  return (
    <button
      type="button"
      className={className ?? styles[look]}
      aria-label={name}
      tabIndex={tabIndex}
      title={tip ?? t('openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
    >
      {children}
    </button>
  )
}
