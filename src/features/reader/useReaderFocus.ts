import { type RefObject, useEffect, useRef } from 'react'
import { DETAILS_ID } from '#ui/partIds.ts'
import { useIsReaderModal } from './ReaderFrame.tsx'

/** Keeps the focus off what the sheet hides, which is the panel and part of map and timeline; returns how to end that. */
function coverWhatLiesBeneath(dialog: HTMLDialogElement | null): () => void {
  const sheet = dialog?.getBoundingClientRect()
  // It reaches from the bar to the foot of the window: what is within its sides is beneath it.
  const isBeneath = (element: HTMLElement) => {
    const { left, right, width } = element.getBoundingClientRect()
    return sheet && width > 0 && left >= sheet.left - 1 && right <= sheet.right + 1
  }
  const all = document.querySelectorAll<HTMLElement>('main :is(section, button, select, [tabindex])')
  const covered: HTMLElement[] = []
  for (const one of all) {
    if (one.contains(dialog) || dialog?.contains(one) || one.closest('[inert]') || !isBeneath(one)) continue
    one.toggleAttribute('inert', true)
    covered.push(one)
  }
  return () => {
    for (const one of covered) one.toggleAttribute('inert', false)
  }
}

/** Moves focus into the Reader when it opens and when `place` changes; on close back to the opener, else to the panel. */
export function useReaderFocus(dialogRef: RefObject<HTMLDialogElement | null>, place: string): void {
  const isModal = useIsReaderModal()
  // Read during render, before a modal dialog takes the focus.
  const before = useRef(document.activeElement)
  const openerRef = useRef<Element | null>(null)
  const hasKeyRef = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what moves the focus.
  useEffect(() => {
    const dialog = dialogRef.current
    if (!dialog) return
    const active = before.current?.isConnected ? before.current : document.activeElement
    before.current = null
    if (!dialog.contains(active) && active !== document.body) openerRef.current = active
    const lit = dialog.querySelector('mark')
    if (lit && 'scrollIntoView' in lit) lit.scrollIntoView({ block: 'center' })
    const target = lit?.closest('a') ?? dialog.querySelector('h2')
    // Opened by a link and before any key press, the lit sentence is enough; hide the focus ring.
    dialog.toggleAttribute('data-quiet', !hasKeyRef.current && openerRef.current === null)
    target?.focus({ preventScroll: true })
  }, [dialogRef, place])

  // After the focus has left what it covers, so that the opener is known; before the focus returns there.
  useEffect(() => (isModal ? undefined : coverWhatLiesBeneath(dialogRef.current)), [dialogRef, isModal])

  useEffect(() => {
    const showRing = () => {
      hasKeyRef.current = true
      dialogRef.current?.removeAttribute('data-quiet')
    }
    window.addEventListener('keydown', showRing, { capture: true })
    return () => window.removeEventListener('keydown', showRing, { capture: true })
  }, [dialogRef])

  useEffect(
    () => () => {
      const opener = openerRef.current
      const canFocus = opener instanceof HTMLElement || opener instanceof SVGElement
      if (canFocus && opener.isConnected) opener.focus({ preventScroll: true })
      // The opener may be gone ("Show on map" selects something else): the panel shows the new selection.
      if (document.activeElement === document.body) {
        document.getElementById(DETAILS_ID)?.focus({ preventScroll: true })
      }
    },
    [],
  )
}
