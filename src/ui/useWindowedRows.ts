import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useState } from 'react'

/** Lists up to this long stand in the page whole, where the browser's own search finds all of them. */
export const MOST_WHOLE = 200

/** A part of a long list: a row, by its place in the list, or the room of rows that are not rendered, px. */
export type WindowPart = { key: string; index: number } | { key: string; gap: number }

interface WindowedRows {
  parts: readonly WindowPart[]
  /** Props of what holds the rows. A row itself gets `measure` as its ref, and its place as `data-index`. */
  holder: { onFocus: (event: { target: EventTarget }) => void; onBlur: () => void }
  measure: (row: Element | null) => void
}

/**
 * The rows of a long list to render: those in sight, some before and after, and the one that has the focus, so that a scroll
 * does not take it. `scroller` is null until it is in the page; `height` is that of a usual row, px, until a row is measured.
 */
export function useWindowedRows(
  scroller: HTMLElement | null,
  keys: readonly string[],
  height: number,
): WindowedRows {
  const [focused, setFocused] = useState<number | null>(null)
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range)
      const isApart = focused !== null && focused < range.count && !inSight.includes(focused)
      return isApart ? [...inSight, focused].sort((a, b) => a - b) : inSight
    },
    [focused],
  )
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 10,
    rangeExtractor,
    useFlushSync: false,
  })
  const parts: WindowPart[] = []
  let end = 0
  const addGap = (to: number) => to > end && parts.push({ key: `gap ${end}`, gap: to - end })
  for (const item of virtualizer.getVirtualItems()) {
    addGap(item.start)
    parts.push({ key: String(item.key), index: item.index })
    end = item.end
  }
  addGap(virtualizer.getTotalSize())
  return {
    parts,
    holder: {
      onFocus: ({ target }) => {
        const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
        setFocused(row ? Number(row.dataset.index) : null)
      },
      onBlur: () => setFocused(null),
    },
    measure: virtualizer.measureElement,
  }
}
