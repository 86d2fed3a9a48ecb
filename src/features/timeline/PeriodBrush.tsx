import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isSameSpan, monthAt, monthIndex, spanWithEnd } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { useWords } from '#words/words.ts'
import { AxisTicks } from './AxisTicks.tsx'
import { clickedSpan, type Drag, type DragKind, draggedSpan, monthsOfKey } from './brushDrag.ts'
import styles from './PeriodBrush.module.css'
import { type AxisTick, monthUnder, stretchOfSpan } from './timeAxis.ts'
import type { PlotFrame } from './timelineGeometry.ts'

interface PeriodBrushProps {
  frame: PlotFrame
  ticks: readonly AxisTick[]
  /** All months of the axis. */
  bounds: MonthSpan
  /** All months with data: the keyboard can move a handle beyond the axis. */
  limits: MonthSpan
  /** The period equal to no filter, when the axis shows the default years; null otherwise. */
  whole: MonthSpan | null
  /** The period between the handles; null when no period is set, with the handles at the ends of the axis. */
  span: MonthSpan | null
  /** What a click selects. */
  unit: 'month' | 'year'
  onPeriod: (span: MonthSpan | null) => void
  /** Called when a drag begins and ends. */
  onMove: (isMoving: boolean) => void
  /** The hovered month while not dragging; null for none. */
  onPoint: (month: Month | null) => void
  /** The bars, drawn under the frame of the period. */
  children: ReactNode
}

/** A pointer that moves less than this counts as a click, px. */
const CLICK = 4
const ENDS = ['from', 'to'] as const

/** The bars and the axis as a brush: drag the period by mouse or touch, or move its two handles by keyboard. */
export function PeriodBrush(props: PeriodBrushProps) {
  const { frame, ticks, bounds, limits, whole, span, unit, onPeriod, onMove, onPoint } = props
  const { t } = useTranslation('timeline')
  const { months } = useWords()
  const { scale, left, right, barsHeight } = frame
  const drag = useRef<(Drag & { hasMoved: boolean; offset: number }) | null>(null)
  const frameOfDrag = useRef(0)
  const shown = span ?? bounds
  const { from, to } = stretchOfSpan(shown, scale)
  const inside = (x: number) => Math.min(Math.max(x, left), right)
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])

  const applySpan = (next: MonthSpan) => onPeriod(isSameSpan(next, whole) ? null : next)

  function handleDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    const offset = event.currentTarget.getBoundingClientRect().left - left
    const startX = event.clientX - offset
    event.currentTarget.setPointerCapture?.(event.pointerId)
    drag.current = { kind: kindAt(event.target, startX), startX, span: shown, hasMoved: false, offset }
    onPoint(null)
  }

  function kindAt(target: EventTarget, x: number): DragKind {
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    if (end === 'from' || end === 'to') return end
    return span && x >= from && x <= to ? 'move' : 'new'
  }

  function handleMove(event: PointerEvent<HTMLDivElement>) {
    const { current } = drag
    if (!current) return pointUnder(event)
    const x = event.clientX - current.offset
    if (!current.hasMoved) {
      if (Math.abs(x - current.startX) < CLICK) return
      current.hasMoved = true
      onMove(true)
    }
    // Once per frame: pointer events arrive faster than frames.
    cancelAnimationFrame(frameOfDrag.current)
    frameOfDrag.current = requestAnimationFrame(() => applySpan(draggedSpan(current, x, scale, bounds)))
  }

  /** Touch does not hover. */
  function pointUnder({ pointerType, currentTarget, clientX }: PointerEvent<HTMLDivElement>) {
    if (pointerType === 'touch') return
    const x = clientX - currentTarget.getBoundingClientRect().left + left
    onPoint(x < left || x >= right ? null : monthAt(monthUnder(x, scale)))
  }

  function handleUp({ clientX }: PointerEvent) {
    const { current } = drag
    if (!current) return
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
    const x = clientX - current.offset
    if (current.hasMoved) applySpan(draggedSpan(current, x, scale, bounds))
    else if (current.kind === 'new') applySpan(clickedSpan(x, unit, scale, bounds))
    onMove(false)
  }

  function handleCancel() {
    if (drag.current) onMove(false)
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
  }

  function handleKey(event: KeyboardEvent, end: 'from' | 'to') {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = monthIndex(shown[end])
    // Home and End go to the end of the axis first, then to the end of all data.
    const isAtEnd = shown[end] === bounds[end]
    const by = monthsOfKey(event, at, isAtEnd ? limits : bounds)
    if (by === null) return
    event.preventDefault()
    applySpan(spanWithEnd(shown, end, at + by, limits))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame into the drawing
    <div
      className={styles.brush}
      role="group"
      aria-label={t('brush.title')}
      style={{ left, width: right - left }}
      data-brush=""
      data-from={bounds.from}
      data-to={bounds.to}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={handleCancel}
      onPointerLeave={() => onPoint(null)}
      onDoubleClick={() => onPeriod(null)}
    >
      {props.children}
      <AxisTicks ticks={ticks} left={left} right={right} top={barsHeight} />
      <div
        className={styles.window}
        style={{ left: inside(from) - left, width: inside(to) - inside(from), height: barsHeight }}
        data-asked={span !== null}
        data-cut={`${from < left ? 'from' : ''} ${to > right ? 'to' : ''}`}
        hidden={to <= left || from >= right}
        data-window=""
      />
      {ENDS.map((end) => {
        const x = end === 'from' ? from : to
        return (
          <div
            key={end}
            className={styles.grip}
            style={{ left: inside(x) - left }}
            role="slider"
            tabIndex={0}
            data-end={end}
            data-away={x < left || x > right}
            aria-label={t(`brush.${end}`)}
            aria-valuemin={monthIndex(end === 'from' ? limits.from : shown.from)}
            aria-valuemax={monthIndex(end === 'from' ? shown.to : limits.to)}
            aria-valuenow={monthIndex(shown[end])}
            aria-valuetext={months({ from: shown[end], to: shown[end] })}
            onKeyDown={(event) => handleKey(event, end)}
            onBlur={() => onMove(false)}
          />
        )
      })}
    </div>
  )
}
