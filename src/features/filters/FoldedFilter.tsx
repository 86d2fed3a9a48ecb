import { type ReactNode, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { type RailFold, toggleFold, useUiStore } from '#state/uiStore.ts'
import { Icon } from '#ui/Icon.tsx'
import styles from './FoldedFilter.module.css'

interface FoldedFilterProps {
  fold: RailFold
  name: string
  /** How many of the options are chosen, at the right of the name. */
  sum: string
  /** Rendered only while open. */
  children: () => ReactNode
}

/** A collapsible filter group. */
export function FoldedFilter({ fold, name, sum, children }: FoldedFilterProps) {
  const bodyId = useId()
  const isOpen = useUiStore((state) => state.openFolds.includes(fold))
  const head = useRef<HTMLButtonElement>(null)

  // The list opens below the visible part of the rail: scroll it into view.
  const handleToggle = () => {
    flushSync(() => toggleFold(fold))
    if (!isOpen) head.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <>
      <button
        ref={head}
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={handleToggle}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.sum}>{sum}</span>
        <Icon name="forward" />
      </button>
      {isOpen && (
        <div id={bodyId} className={styles.body}>
          {children()}
        </div>
      )}
    </>
  )
}
