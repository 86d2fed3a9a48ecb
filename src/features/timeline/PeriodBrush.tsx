import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isSameSpan, monthIndex, spanWithEnd } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import { useWords } from '#state/words.ts'
import { clickedSpan, type Drag, type DragKind, draggedSpan, monthsOfKey } from './brushDrag.ts'
import styles from './PeriodBrush.module.css'
import { type AxisTick, stretchOfSpan } from './timeAxis.ts'
import type { PlotFrame } from './timelineGeometry.ts'

interface PeriodBrushProps {
  frame: PlotFrame
  ticks: readonly AxisTick[]
  /** All months of the axis. */
  bounds: MonthSpan
  /** The period between the handles; null when time is not asked, and the handles stand at the ends. */
  span: MonthSpan | null
  /** What a click without a movement asks for. */
  unit: 'month' | 'year'
  onAsk: (span: MonthSpan | null) => void
  /** Told when a movement begins and ends. */
  onMove: (isMoving: boolean) => void
}

/** A pointer that moves less than this has clicked, px. */
const CLICK = 4
const ENDS = ['from', 'to'] as const

/** The axis as a brush: the period is dragged by mouse or finger, or set by two handles with the keyboard. */
export function PeriodBrush({ frame, ticks, bounds, span, unit, onAsk, onMove }: PeriodBrushProps) {
  const { t } = useTranslation('timeline')
  const { months } = useWords()
  const { scale, left, right } = frame
  const drag = useRef<(Drag & { hasMoved: boolean; offset: number }) | null>(null)
  const frameOfDrag = useRef(0)
  const shown = span ?? bounds
  const { from, to } = stretchOfSpan(shown, scale)
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])

  const ask = (next: MonthSpan) => onAsk(isSameSpan(next, bounds) ? null : next)

  function handleDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    const offset = event.currentTarget.getBoundingClientRect().left - left
    const startX = event.clientX - offset
    event.currentTarget.setPointerCapture?.(event.pointerId)
    drag.current = { kind: kindAt(event.target, startX), startX, span: shown, hasMoved: false, offset }
  }

  function kindAt(target: EventTarget, x: number): DragKind {
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    if (end === 'from' || end === 'to') return end
    return span && x >= from && x <= to ? 'move' : 'new'
  }

  function handleMove({ clientX }: PointerEvent) {
    const { current } = drag
    if (!current) return
    const x = clientX - current.offset
    if (!current.hasMoved) {
      if (Math.abs(x - current.startX) < CLICK) return
      current.hasMoved = true
      onMove(true)
    }
    // Once a frame: the pointer reports more often than anything can be drawn.
    cancelAnimationFrame(frameOfDrag.current)
    frameOfDrag.current = requestAnimationFrame(() => ask(draggedSpan(current, x, scale, bounds)))
  }

  function handleUp({ clientX }: PointerEvent) {
    const { current } = drag
    if (!current) return
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
    const x = clientX - current.offset
    if (current.hasMoved) ask(draggedSpan(current, x, scale, bounds))
    else if (current.kind === 'new') ask(clickedSpan(x, unit, scale, bounds))
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
    const by = monthsOfKey(event, at, bounds)
    if (by === null) return
    event.preventDefault()
    ask(spanWithEnd(shown, end, at + by, bounds))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame into the drawing
    <div
      className={styles.brush}
      role="group"
      aria-label={t('brush.title')}
      style={{ left, width: right - left }}
      data-brush=""
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={handleCancel}
      onDoubleClick={() => onAsk(null)}
    >
      <svg className={styles.axis} width={right - left} height={26} aria-hidden="true">
        {ticks.map(({ x, month, year }) => (
          <line
            key={`${x}`}
            className={year === null ? styles.monthTick : styles.yearTick}
            x1={x - left}
            x2={x - left}
            y1={year !== null ? 0 : month === 7 ? 17 : 21}
            y2={26}
          />
        ))}
        {ticks.map(
          ({ x, year }) =>
            year !== null && (
              <text key={year} className={styles.year} x={x - left + 6} y={16}>
                {year}
              </text>
            ),
        )}
      </svg>
      <div
        className={styles.window}
        style={{ left: from - left, width: to - from }}
        data-asked={span !== null}
        data-window=""
      />
      {ENDS.map((end) => (
        <div
          key={end}
          className={styles.grip}
          style={{ left: (end === 'from' ? from : to) - left }}
          role="slider"
          tabIndex={0}
          data-end={end}
          aria-label={t(`brush.${end}`)}
          aria-valuemin={monthIndex(end === 'from' ? bounds.from : shown.from)}
          aria-valuemax={monthIndex(end === 'from' ? shown.to : bounds.to)}
          aria-valuenow={monthIndex(shown[end])}
          aria-valuetext={months({ from: shown[end], to: shown[end] })}
          onKeyDown={(event) => handleKey(event, end)}
          onBlur={() => onMove(false)}
        />
      ))}
    </div>
  )
}
