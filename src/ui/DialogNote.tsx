import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import styles from './DialogNote.module.css'
import { Icon } from './Icon.tsx'

interface DialogNoteProps {
  title: string
  /** What the button that closes is called. */
  closeName: string
  onClose: () => void
  /** What the part that scrolls is called. */
  bodyName: string
  children: ReactNode
}

/** Head and scrolling body of a dialog that is read; its button to close has the focus from the start. */
export function DialogNote({ title, closeName, onClose, bodyName, children }: DialogNoteProps) {
  const close = useRef<HTMLButtonElement>(null)
  // The code may come after the dialog has opened.
  useEffect(() => close.current?.focus(), [])
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button ref={close} look="bare" aria-label={closeName} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={styles.body} tabIndex={0} aria-label={bodyName}>
        {children}
      </section>
    </>
  )
}
