import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react'

/** Handles an event of the window while `isOn`; with `capture` before the parts of the page do. */
export function useWindowEvent<Type extends keyof WindowEventMap>(
  type: Type,
  handle: (event: WindowEventMap[Type]) => void,
  { isOn = true, capture = false }: { isOn?: boolean; capture?: boolean } = {},
): void {
  const latest = useEffectEvent(handle)
  useEffect(() => {
    if (!isOn) return
    const listener = (event: WindowEventMap[Type]) => latest(event)
    window.addEventListener(type, listener, { capture })
    return () => window.removeEventListener(type, listener, { capture })
  }, [type, isOn, capture])
}

/** Props of an element that is a card while it is open. */
interface CardProps<Card extends HTMLElement> {
  ref: RefObject<Card | null>
  tabIndex: -1
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Focuses a card when it opens, closes it by Escape, and gives the focus back to its opener when it closes, unless it has
 * moved on.
 *
 * @param openerOf finds the opener; by default it is what had the focus before the card opened.
 */
export function useOpenCard<Card extends HTMLElement>(
  close: () => void,
  openerOf: (card: Card | null) => Element | null | undefined = () => document.activeElement,
): CardProps<Card> {
  const card = useRef<Card>(null)
  const findOpener = useRef(openerOf)
  const found = useRef<Element | null>(null)
  useEffect(() => {
    found.current ??= findOpener.current(card.current) ?? null
    const opener = found.current
    card.current?.focus({ preventScroll: true })
    return () => {
      const hasLostFocus = document.activeElement === null || document.activeElement === document.body
      if (hasLostFocus && opener instanceof HTMLElement && opener.isConnected)
        opener.focus({ preventScroll: true })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return { ref: card, tabIndex: -1, onKeyDown }
}
