import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import styles from './PlanTools.module.css'

interface PlanMenuProps {
  name: string
  /** What is chosen, after the name. */
  sum: string
  isChosen?: boolean
  children: () => ReactNode
}

/** A button that opens a card of choices under it. Closes by Escape and by a press outside. */
export function PlanMenu({ name, sum, isChosen = false, children }: PlanMenuProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useOutsidePress(
    (target) => root.current?.contains(target) === true,
    () => setIsOpen(false),
  )
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.preventDefault()
    setIsOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles Escape for all controls inside
    <div ref={root} className={styles.menu} onKeyDown={handleKeyDown}>
      <button
        ref={button}
        type="button"
        className={styles.opener}
        data-menu-button
        data-chosen={isChosen}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {name} <span className={styles.sum}>{sum}</span>
      </button>
      {isOpen && (
        <div id={id} className={styles.card}>
          {children()}
        </div>
      )}
    </div>
  )
}
