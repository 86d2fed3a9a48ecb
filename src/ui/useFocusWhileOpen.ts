import { type RefObject, useEffect, useRef } from 'react'

/**
 * Focuses a card when it opens, and gives the focus back to its opener when it closes, unless it has moved on.
 *
 * @param openerOf finds the opener; by default it is what had the focus before the card opened.
 * @returns the ref that the card takes; the card needs a `tabIndex`.
 */
export function useFocusWhileOpen<Card extends HTMLElement>(
  openerOf: (card: Card | null) => Element | null | undefined = () => document.activeElement,
): RefObject<Card | null> {
  const card = useRef<Card>(null)
  const findOpener = useRef(openerOf)
  useEffect(() => {
    const opener = findOpener.current(card.current)
    card.current?.focus({ preventScroll: true })
    return () => {
      const hasLostFocus = document.activeElement === null || document.activeElement === document.body
      if (hasLostFocus && opener instanceof HTMLElement && opener.isConnected)
        opener.focus({ preventScroll: true })
    }
  }, [])
  return card
}
