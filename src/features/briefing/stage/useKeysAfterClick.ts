import { type RefObject, useEffect, useRef } from 'react'
import { useViewStore } from '#state/viewStore.ts'

/**
 * Gives the focus back to the stage after a click on a button, which would otherwise take the keys for itself; not when
 * the click moved the focus to what it opened.
 */
export function useKeysAfterClick(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const handleClick = ({ target, detail }: MouseEvent) => {
      const button = target instanceof Element ? target.closest('button, a') : null
      // Without a pointer the detail is 0: the keyboard keeps its place.
      if (detail === 0 || !button || !frame.current?.contains(button)) return
      window.setTimeout(() => {
        if (document.activeElement === button) frame.current?.focus({ preventScroll: true })
      })
    }
    window.addEventListener('click', handleClick)
    return () => window.removeEventListener('click', handleClick)
  }, [frame])
}

/** Gives the stage the focus when the Reader closes, unless the bar has it: on the map, arrow keys would move the map. */
export function useReturnToStage(frame: RefObject<HTMLElement | null>): void {
  const isReading = useViewStore((state) => state.view.reader !== null)
  const wasReading = useRef(isReading)
  useEffect(() => {
    if (wasReading.current && !isReading && !document.activeElement?.closest('footer, aside')) {
      frame.current?.focus({ preventScroll: true })
    }
    wasReading.current = isReading
  }, [frame, isReading])
}
