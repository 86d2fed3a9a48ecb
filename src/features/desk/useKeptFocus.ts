import { type RefObject, useEffect, useRef } from 'react'

const CONTROLS = ':is(button, input, select, textarea):not(:disabled), a[href], summary, [tabindex="0"]'

/**
 * For the frame of a page whose parts come and go: when the control that has the focus goes, the focus moves to the same
 * control in its new place, to the first one of the nearest part that is left, or to the page. Otherwise the keyboard and a
 * screen reader would start again at the top of the window.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = frame.current
    if (!root) return
    /** The control that had the focus last, and the parts around it, the nearest first. */
    let last: { control: Element; parts: readonly Element[] } | null = null
    const note = ({ target }: Event) => {
      const parts: Element[] = []
      if (!(target instanceof Element)) return
      for (let part = target.parentElement; part && part !== root; part = part.parentElement) parts.push(part)
      last = { control: target, parts }
    }
    // After a press outside all controls, no control is to get the focus back.
    const forget = () => {
      last = null
    }
    const observer = new MutationObserver(() => {
      if (!last || last.control.isConnected || document.activeElement !== document.body) return
      const { control, parts } = last
      const isSame = (other: Element) =>
        other.tagName === control.tagName && other.textContent === control.textContent
      const same = [...root.querySelectorAll(CONTROLS)].find(isSame)
      const left = parts
        .filter((part) => part.isConnected)
        .map((part) => part.querySelector(CONTROLS))
        .find((first) => first !== null)
      const next = same ?? left ?? root.closest('main')
      if (next instanceof HTMLElement) next.focus({ preventScroll: next.tagName === 'MAIN' })
    })
    observer.observe(root, { childList: true, subtree: true })
    root.addEventListener('focusin', note)
    root.addEventListener('pointerdown', forget)
    return () => {
      observer.disconnect()
      root.removeEventListener('focusin', note)
      root.removeEventListener('pointerdown', forget)
    }
  }, [])
  return frame
}
