import { useEffect, useRef } from 'react'

/** Calls `close` on a press that is outside, as `isInside` decides; the button that opened the part counts as inside. */
export function useOutsidePress(isInside: (target: Element) => boolean, close: () => void): void {
  const latest = useRef({ isInside, close })
  latest.current = { isInside, close }
  useEffect(() => {
    const handlePress = ({ target }: PointerEvent) => {
      if (target instanceof Element && !latest.current.isInside(target)) latest.current.close()
    }
    document.addEventListener('pointerdown', handlePress)
    return () => document.removeEventListener('pointerdown', handlePress)
  }, [])
}
