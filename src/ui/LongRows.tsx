import { type AriaAttributes, type ReactNode, type Ref, useLayoutEffect, useState } from 'react'
import { Rows, type RowsProps } from './Rows.tsx'
import { type Scroller, scrolledBy, useWindowedRows } from './useWindowedRows.ts'

/** Props of a rendered row: it is measured, and says its place among all. */
export interface RowPlace extends AriaAttributes {
  ref?: Ref<HTMLLIElement & HTMLTableRowElement>
  'data-index'?: number
}

export interface LongRowsProps extends Pick<RowsProps, 'id'> {
  /** A list, or the body of a table. */
  as: 'ul' | 'ol' | 'tbody'
  keys: readonly string[]
  /** Of a usual row, px. */
  height: number
  /** The row at a place in the list, under its key. */
  renderRow: (index: number, place: RowPlace) => ReactNode
}

/** The rows in sight of a long list or table, in whatever scrolls it. Load it lazily: it brings a library. */
export function LongRows({ as, keys, height, renderRow, id }: LongRowsProps) {
  const [holder, setHolder] = useState<HTMLElement | null>(null)
  const { scroller, margin } = usePlaceInScroller(holder)
  const { parts, holder: handlers, measure } = useWindowedRows(scroller, keys, height, margin)
  const Gap = as === 'tbody' ? 'tr' : 'li'
  const rows = parts.map((part) => {
    if ('gap' in part) return <Gap key={part.key} inert style={{ height: part.gap }} />
    const { index } = part
    const among: AriaAttributes =
      as === 'tbody'
        ? // The head is the first.
          { 'aria-rowindex': index + 2 }
        : { 'aria-posinset': index + 1, 'aria-setsize': keys.length }
    return renderRow(index, { ref: measure, 'data-index': index, ...among })
  })
  return as === 'tbody' ? (
    <tbody ref={setHolder} {...handlers}>
      {rows}
    </tbody>
  ) : (
    <Rows as={as} id={id} ref={setHolder} {...handlers}>
      {rows}
    </Rows>
  )
}

interface Place {
  scroller: Scroller | null
  /** Height of what the scroller holds above, px. */
  margin: number
}

/** What scrolls an element, and how far below its top the element begins. */
function usePlaceInScroller(element: HTMLElement | null): Place {
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
