import { type RefObject, useLayoutEffect, useState } from 'react'
import { useMediaQuery } from '#ui/useMediaQuery.ts'

/** Heights in px of lanes and bars together, and of what the bars leave to the lanes. */
export interface DockRoom {
  plot: number
  lanes: number
}

/** On a narrow screen the page grows with the lanes, and scrolls. */
const GROWS = '(max-width: 899px)'

/** How much room the dock gives to its plot; null where the page grows with it, and where nothing is laid out. */
export function useDockRoom(
  plot: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
): DockRoom | null {
  const grows = useMediaQuery(GROWS)
  const [room, setRoom] = useState<DockRoom | null>(null)
  // Before the first paint, so that nothing is seen to move.
  useLayoutEffect(() => {
    const [whole, foot] = [plot.current, axis.current]
    if (!whole || !foot) return
    const measure = () => {
      const next = { plot: whole.clientHeight, lanes: whole.clientHeight - foot.offsetHeight }
      if (next.plot === 0) return
      setRoom((last) => (last?.plot === next.plot && last.lanes === next.lanes ? last : next))
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(whole)
    observer.observe(foot)
    return () => observer.disconnect()
  }, [plot, axis])
  return grows ? null : room
}
