import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import styles from './DialogNote.module.css'
import { Icon } from './Icon.tsx'

interface DialogNoteProps {
  title: string
  /** Accessible name of the close button. */
  closeName: string
  onClose: () => void
  /** Accessible name of the scrolling part. */
  bodyName: string
  children: ReactNode
}

/** Head and scrolling body of a dialog with text; the close button has the initial focus. */
export function DialogNote({ title, closeName, onClose, bodyName, children }: DialogNoteProps) {
  const close = useRef<HTMLButtonElement>(null)
  // The code may load after the dialog has opened.
  useEffect(() => close.current?.focus(), [])
  return (
    <>
      <header className={`${styles.head} rigid ends-middle`}>
        <h2 className="title-16">{title}</h2>
        <Button ref={close} look="bare" aria-label={closeName} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it. */}
      <section className={styles.body} tabIndex={0} aria-label={bodyName}>
        {children}
      </section>
    </>
  )
}
