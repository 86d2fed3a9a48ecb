import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus into the Reader when it opens and whenever `place` changes, to the lit sentence or else to the
 * title, and back to where it came from when the Reader closes.
 */
export function useReaderFocus(dialogRef: RefObject<HTMLDialogElement | null>, place: string): void {
  const openerRef = useRef<Element | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what moves the focus.
  useEffect(() => {
    const dialog = dialogRef.current
    if (!dialog) return
    const active = document.activeElement
    if (!dialog.contains(active) && active !== document.body) openerRef.current = active
    const lit = dialog.querySelector('mark')
    if (lit && 'scrollIntoView' in lit) lit.scrollIntoView({ block: 'center' })
    const target = lit?.closest('a') ?? dialog.querySelector('h2')
    target?.focus({ preventScroll: true })
  }, [dialogRef, place])

  useEffect(
    () => () => {
      const opener = openerRef.current
      if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus({ preventScroll: true })
    },
    [],
  )
}
