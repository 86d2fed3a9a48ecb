import { type RefObject, useLayoutEffect, useState } from 'react'
import { useUiStore } from '#state/uiStore.ts'
import { remSize } from '#ui/remSize.ts'
import { NARROW } from '#ui/useMediaQuery.ts'

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 }

/** Widths of the panels over the map's right edge, rem; public/startFrame.js has the second too. */
const READER_WIDTH = 49
const PANEL_WIDTH = { usual: 25, small: 21 } as const
/** Window widths below which the panel floats over the map and is small, rem, and the windows without one; as in the CSS. */
const PANEL_FLOATS_BELOW = 80
const PANEL_SMALL_BELOW = 56.25

/** Px of the map that the Reader or a floating panel covers. Zero on narrow screens, where panels are sheets below the map. */
export function useMapPadding(place: RefObject<HTMLElement | null>, isReading: boolean, hasPanel = true) {
  const isPanelOpen = useUiStore((state) => hasPanel && state.panelOpen && !state.panelsHidden)
  const textSize = useUiStore((state) => state.textSize)
  const [padding, setPadding] = useState(NOTHING)

  // Before the first paint, so that the map's cards do not visibly move.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text size changes the width of the panel.
  useLayoutEffect(() => {
    const measure = () => {
      const right = coveredRight(place.current, isReading, isPanelOpen)
      setPadding((last) => (last.right === right ? last : { ...NOTHING, right }))
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [place, isReading, isPanelOpen, textSize])

  return padding
}

/** Measures only where something covers the map, because measuring forces a layout. */
function coveredRight(element: HTMLElement | null, isReading: boolean, isPanelOpen: boolean): number {
  if (!element || window.matchMedia(NARROW).matches) return 0
  const isCovered = isPanelOpen && window.innerWidth < PANEL_FLOATS_BELOW * remSize()
  if (!isReading && !isCovered) return 0
  const panel = window.innerWidth < PANEL_SMALL_BELOW * remSize() ? PANEL_WIDTH.small : PANEL_WIDTH.usual
  const cover = (isReading ? READER_WIDTH : panel) * remSize()
  const { left, right } = element.getBoundingClientRect()
  // At least a third of the map stays free.
  return Math.round(Math.max(0, Math.min(right - (window.innerWidth - cover), ((right - left) * 2) / 3)))
}
