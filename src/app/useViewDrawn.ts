import { useDeferredValue, useEffect } from 'react'
import { useViewStore } from '#state/viewStore.ts'

/** The mark in the browser's performance timeline after the frame in which the changed view was drawn. */
const VIEW_DRAWN = 'view-drawn'

/**
 * Marks the frame after the one in which all parts have drawn a changed view. The first frame after React's commit
 * paints; the second comes when that is done. Parts that may lag behind the view are drawn with the deferred one.
 */
export function useViewDrawn(): void {
  const view = useDeferredValue(useViewStore((state) => state.view))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark follows every change of the view
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => window.performance.mark(VIEW_DRAWN))
    })
    return () => cancelAnimationFrame(frame)
  }, [view])
}
