import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './ModalDialog.module.css'

interface ModalDialogProps {
  /** The accessible name. */
  name: string
  /** `wide` takes the whole window on a narrow screen, `note` stays a card. */
  look: 'wide' | 'note'
  onClose: () => void
  children: ReactNode
}

/**
 * A native dialog over the whole page, open as long as it is drawn. The focus goes in, and back to where it came from;
 * Escape, the way back of a touch screen and a press beside it ask to close.
 */
export function ModalDialog({ name, look, onClose, children }: ModalDialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  // Taken while it is drawn, before anything inside can take the focus.
  const opener = useRef(document.activeElement).current

  // Before the element goes: only while it is there does closing it give the page back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    return () => {
      dialog.close()
      const isOpenerThere = opener instanceof HTMLElement || opener instanceof SVGElement
      if (isOpenerThere && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [opener])

  const closeBeside = (event: MouseEvent) => {
    if (event.target === event.currentTarget) onClose()
  }

  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      data-look={look}
      aria-label={name}
      onClick={closeBeside}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.sheet}>{children}</div>
    </dialog>
  )
}
