import { type ReactNode, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Icon } from '#ui/Icon.tsx'
import styles from './FoldedFilter.module.css'

interface FoldedFilterProps {
  name: string
  /** How many of the options are chosen, at the right of the name. */
  sum: string
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  /** Rendered only while open. */
  children: () => ReactNode
}

/** A collapsible filter group. */
export function FoldedFilter({ name, sum, isOpen, onToggle, children }: FoldedFilterProps) {
  const bodyId = useId()
  const head = useRef<HTMLButtonElement>(null)

  // The list opens below the visible part of the rail: scroll it into view.
  const handleToggle = () => {
    flushSync(() => onToggle(!isOpen))
    if (!isOpen) head.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <div>
      <button
        ref={head}
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={handleToggle}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.sum}>{sum}</span>
        <span className={styles.chevron}>
          <Icon name="forward" />
        </span>
      </button>
      <div id={bodyId} className={styles.body} hidden={!isOpen}>
        {isOpen && children()}
      </div>
    </div>
  )
}
