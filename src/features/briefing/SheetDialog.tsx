import type { ReactNode } from 'react'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import styles from './SheetDialog.module.css'

interface SheetDialogProps {
  heading: string
  onClose: () => void
  children?: ReactNode
  /** The row of buttons at the end; in a gallery beside the heading. */
  buttons?: ReactNode
  look?: 'gallery' | 'note'
}

/** A dialog of a briefing: a heading, its content, and its buttons. */
export function SheetDialog({ heading, onClose, children, buttons, look = 'note' }: SheetDialogProps) {
  return (
    <ModalDialog name={heading} look={look} onClose={onClose}>
      <div className={`${styles.sheet} stack`} data-look={look}>
        <h2 className={styles.heading}>{heading}</h2>
        {children}
        {buttons && <div className={`${styles.buttons} in-row`}>{buttons}</div>}
      </div>
    </ModalDialog>
  )
}
