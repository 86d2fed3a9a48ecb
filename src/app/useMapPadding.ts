import { type RefObject, useLayoutEffect, useState } from 'react'
import { useUiStore } from '#state/uiStore.ts'

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 }

/** Widths of the panels over the map's right edge, px, and the window widths from which they apply. */
const READER_WIDTH = 784
const PANEL_WIDTH = 400
const PANEL_FLOATS_BELOW = 1280
const SHEET_BELOW = 900

/** Px of the map that the Reader or a floating panel covers. Zero on narrow screens, where panels are sheets below the map. */
export function useMapPadding(place: RefObject<HTMLElement | null>, isReading: boolean, hasPanel = true) {
  const isPanelOpen = useUiStore((state) => hasPanel && state.panelOpen && !state.panelsHidden)
  const [padding, setPadding] = useState(NOTHING)

  // Before the first paint, so that the map's cards do not visibly move.
  useLayoutEffect(() => {
    const measure = () => {
      const right = coveredRight(place.current, isReading, isPanelOpen)
      setPadding((last) => (last.right === right ? last : { ...NOTHING, right }))
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [place, isReading, isPanelOpen])

  return padding
}

function coveredRight(element: HTMLElement | null, isReading: boolean, isPanelOpen: boolean): number {
  const width = window.innerWidth
  if (!element || width < SHEET_BELOW) return 0
  const { left, right } = element.getBoundingClientRect()
  const isCovered = isPanelOpen && width < PANEL_FLOATS_BELOW
  const cover = isReading ? READER_WIDTH : isCovered ? PANEL_WIDTH : 0
  // At least a third of the map stays free.
  return Math.round(Math.max(0, Math.min(right - (width - cover), ((right - left) * 2) / 3)))
}
