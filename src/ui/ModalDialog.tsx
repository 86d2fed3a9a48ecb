import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './ModalDialog.module.css'

interface ModalDialogProps {
  name: string
  /** `wide` and `gallery` take the whole window on a narrow screen, `note` stays a card. */
  look: 'wide' | 'gallery' | 'note'
  onClose: () => void
  children: ReactNode
}

/** A native modal dialog, open while mounted; keeps and returns the focus. Escape, back gesture and backdrop call `onClose`. */
export function ModalDialog({ name, look, onClose, children }: ModalDialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  // Read during render, before anything inside takes the focus.
  const opener = useRef(document.activeElement).current

  // A layout effect, because its cleanup must close the dialog while the element is still in the page.
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

  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === event.currentTarget) onClose()
  }

  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      data-look={look}
      aria-label={name}
      onClick={closeOnBackdrop}
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
      <div className={`${styles.sheet} column grow shrinks`}>{children}</div>
    </dialog>
  )
}
