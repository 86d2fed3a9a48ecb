import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  type Range,
  useVirtualizer,
  type VirtualizerOptions,
  windowScroll,
} from '@tanstack/react-virtual'
import { type AriaAttributes, type ReactNode, type Ref, useCallback, useLayoutEffect, useState } from 'react'

/** What scrolls a list: an element, or the page. */
export type Scroller = HTMLElement | Window

/** A part of a long list: a row, by its place in the list, or the room of rows that are not rendered, px. */
export type WindowPart = { key: string; index: number } | { key: string; gap: number }

interface WindowedRows {
  parts: readonly WindowPart[]
  /** Props of what holds the rows. A row itself gets `measure` as its ref, and its place as `data-index`. */
  holder: { onFocus: (event: { target: EventTarget }) => void; onBlur: () => void }
  measure: (row: Element | null) => void
}

// The library types the hook for elements only, and gives these to its hook for the page.
const OF_PAGE = {
  observeElementRect: observeWindowRect,
  observeElementOffset: observeWindowOffset,
  scrollToFn: windowScroll,
} as unknown as Partial<VirtualizerOptions<Element, Element>>

/**
 * The rows of a long list to render: those in sight, some before and after, and the one that has the focus, so that a scroll
 * does not take it. `scroller` is null until it is in the page; `height` is that of a usual row, px, until a row is measured;
 * `margin` is the height of what the scroller holds above the list, px; `active` is the row that a field outside the list
 * points to, if any.
 */
export function useWindowedRows(
  scroller: Scroller | null,
  keys: readonly string[],
  height: number,
  margin = 0,
  active: number | null = null,
): WindowedRows {
  const [ownFocus, setFocused] = useState<number | null>(null)
  const focused = active ?? ownFocus
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range)
      const isApart = focused !== null && focused < range.count && !inSight.includes(focused)
      return isApart ? [...inSight, focused].sort((a, b) => a - b) : inSight
    },
    [focused],
  )
  const virtualizer = useVirtualizer<Element, Element>({
    count: keys.length,
    enabled: scroller !== null,
    getScrollElement: () => scroller as Element | null,
    initialOffset: () => (scroller === null ? 0 : scrolledBy(scroller)),
    scrollMargin: margin,
    ...(scroller !== null && 'scrollY' in scroller ? OF_PAGE : {}),
    estimateSize: () => height,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 10,
    rangeExtractor,
    useFlushSync: false,
  })
  const parts: WindowPart[] = []
  let end = margin
  const addGap = (to: number) => to > end && parts.push({ key: `gap ${end - margin}`, gap: to - end })
  for (const item of virtualizer.getVirtualItems()) {
    addGap(item.start)
    parts.push({ key: String(item.key), index: item.index })
    end = item.end
  }
  addGap(margin + (scroller === null ? keys.length * height : virtualizer.getTotalSize()))
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

/** How far the scroller is scrolled down, px. */
export function scrolledBy(scroller: Scroller): number {
  return 'scrollY' in scroller ? scroller.scrollY : scroller.scrollTop
}

/** Props of a rendered row: it is measured, and says its place among all. */
export interface RowPlace extends AriaAttributes {
  ref?: Ref<HTMLLIElement & HTMLTableRowElement>
  'data-index'?: number
}

export interface LongRowsProps {
  /** Whether the rows are those of a table, whose head is the first of all. */
  isTable: boolean
  keys: readonly string[]
  /** Of a usual row, px. */
  height: number
  /** The row at a place in the list, under its key. */
  renderRow: (index: number, place: RowPlace) => ReactNode
  /** What holds the rows. */
  renderHolder: (rows: ReactNode, props: HolderProps) => ReactNode
}

/** Props of what holds the rows. */
export type HolderProps = WindowedRows['holder'] & { ref: (holder: HTMLElement | null) => void }

/** The rows in sight of a long list or table, in whatever scrolls it. Load it lazily: it brings a library. */
export function LongRows({ isTable, keys, height, renderRow, renderHolder }: LongRowsProps) {
  const [holder, setHolder] = useState<HTMLElement | null>(null)
  const { scroller, margin } = usePlaceInScroller(holder)
  const { parts, holder: handlers, measure } = useWindowedRows(scroller, keys, height, margin)
  const Gap = isTable ? 'tr' : 'li'
  const rows = parts.map((part) => {
    if ('gap' in part) return <Gap key={part.key} inert style={{ height: part.gap }} />
    const { index } = part
    const among: AriaAttributes = isTable
      ? { 'aria-rowindex': index + 2 }
      : { 'aria-posinset': index + 1, 'aria-setsize': keys.length }
    return renderRow(index, { ref: measure, 'data-index': index, ...among })
  })
  return renderHolder(rows, { ref: setHolder, ...handlers })
}

interface Place {
  scroller: Scroller | null
  /** Height of what the scroller holds above, px. */
  margin: number
}

/** What scrolls an element, and how far below its top the element begins. */
export function usePlaceInScroller(element: HTMLElement | null): Place {
  const [place, setPlace] = useState<Place>({ scroller: null, margin: 0 })
  // After each render: what stands above may have grown, and another width may have another scroller.
  useLayoutEffect(() => {
    if (!element) return
    const scroller = scrollerOf(element)
    const top = 'scrollY' in scroller ? 0 : scroller.getBoundingClientRect().top + scroller.clientTop
    const margin = Math.round(element.getBoundingClientRect().top - top + scrolledBy(scroller))
    if (scroller !== place.scroller || margin !== place.margin) setPlace({ scroller, margin })
  })
  return place
}

/** The nearest ancestor that scrolls down, else the page. One that only scrolls sideways is as high as its content. */
function scrollerOf(element: HTMLElement): Scroller {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const isOverfull = parent.scrollHeight > parent.clientHeight
    if (isOverfull && ['auto', 'scroll'].includes(getComputedStyle(parent).overflowY)) return parent
  }
  return window
}
