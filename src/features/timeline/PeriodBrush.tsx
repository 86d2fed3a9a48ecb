import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isSameSpan, monthAt, monthIndex, spanWithEnd } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { useWords } from '#words/words.ts'
import { clickedSpan, type Drag, type DragKind, draggedSpan, monthsOfKey } from './brushDrag.ts'
import styles from './PeriodBrush.module.css'
import { monthUnder, rem, stretchOfSpan, type TimeScale } from './timeAxis.ts'
import type { DockTime } from './useDockTime.ts'

interface PeriodBrushProps {
  scale: TimeScale
  time: DockTime
  /** Height of the bars; the axis below them takes the rest of the brush. */
  height: number
  onPeriod: (span: MonthSpan | null) => void
  /** Called when a drag begins and ends. */
  onMove: (isMoving: boolean) => void
  /** The month under the pointer while not dragging; null for none. */
  onPoint: (month: Month | null) => void
  /** The bars, drawn under the frame of the period. */
  children: ReactNode
}

/** A drag with the place of the brush when it began, px. */
interface RunningDrag extends Drag {
  hasMoved: boolean
  /** Where it began, px of the window. */
  startClientX: number
  /** Whether it began on the axis below the bars. */
  isOnAxis: boolean
  place: DOMRect
}

/** A pointer that moves less than this counts as a click, px. */
const CLICK = 4
/** On a wider period a handle's target lies around its edge, on a narrower one outside it. */
const WIDE = 60
const ENDS = ['from', 'to'] as const

/**
 * The bars and the axis as a brush: drag the period by mouse or touch, or move its two handles by keyboard. Its frame is
 * dashed around the year of the page's numbers while no period is set.
 */
export function PeriodBrush(props: PeriodBrushProps) {
  const { scale, time, height, onPeriod, onMove, onPoint } = props
  const { t } = useTranslation('timeline')
  const { months } = useWords()
  const drag = useRef<RunningDrag | null>(null)
  const frameOfDrag = useRef(0)
  const { span, shown } = time
  const { bounds: limits, inSight: bounds } = time.room
  const { left, right } = scale
  const { from, to } = stretchOfSpan(shown, scale)
  const inside = (x: number) => Math.min(Math.max(x, left), right)
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])

  /** The x of a pointer in the drawing. */
  const xIn = ({ clientX }: { clientX: number }, place: DOMRect) =>
    place.width === 0
      ? clientX - place.left + left
      : left + ((clientX - place.left) / place.width) * (right - left)

  function handleDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    const place = event.currentTarget.getBoundingClientRect()
    const startX = xIn(event, place)
    const isOnAxis = event.clientY - place.top > (height / (height + AXIS_HEIGHT)) * place.height
    event.currentTarget.setPointerCapture?.(event.pointerId)
    const kind = kindAt(event.target, startX)
    const { clientX: startClientX } = event
    drag.current = { kind, startX, span: shown, hasMoved: false, startClientX, isOnAxis, place }
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
    const x = xIn(event, current.place)
    if (!current.hasMoved) {
      if (Math.abs(event.clientX - current.startClientX) < CLICK) return
      current.hasMoved = true
      onMove(true)
    }
    // Once per frame: pointer events arrive faster than frames.
    cancelAnimationFrame(frameOfDrag.current)
    frameOfDrag.current = requestAnimationFrame(() => onPeriod(draggedSpan(current, x, scale, bounds)))
  }

  /** Touch does not hover. */
  function pointUnder(event: PointerEvent<HTMLDivElement>) {
    if (event.pointerType === 'touch') return
    const x = xIn(event, event.currentTarget.getBoundingClientRect())
    onPoint(x < left || x >= right ? null : monthAt(monthUnder(x, scale)))
  }

  function handleUp(event: PointerEvent) {
    const { current } = drag
    if (!current) return
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
    const x = xIn(event, current.place)
    if (current.hasMoved) onPeriod(draggedSpan(current, x, scale, bounds))
    else if (current.kind === 'new')
      onPeriod(clickedSpan(x, current.isOnAxis ? 'year' : 'month', scale, bounds))
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
    const next = spanWithEnd(shown, end, at + by, limits)
    if (!isSameSpan(next, shown)) onPeriod(next)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame into the drawing
    <div
      className={styles.brush}
      role="group"
      aria-label={t('brush.title')}
      style={{ left: rem(left), width: rem(right - left), height: rem(height + AXIS_HEIGHT) }}
      data-brush=""
      data-wide={to - from > WIDE}
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
      <div
        className={styles.window}
        style={{ left: rem(inside(from) - left), width: rem(inside(to) - inside(from)), height: rem(height) }}
        data-asked={span !== null}
        data-cut={`${from < left ? 'from' : ''} ${to > right ? 'to' : ''}`}
        hidden={to <= left || from >= right}
        data-window=""
      />
      {ENDS.map((end) => {
        const x = end === 'from' ? from : to
        const month = months({ from: shown[end], to: shown[end] })
        return (
          <div
            key={end}
            className={styles.grip}
            style={{ left: rem(inside(x) - left), height: rem(height) }}
            role="slider"
            tabIndex={0}
            data-end={end}
            data-away={x < left || x > right}
            aria-label={t(`brush.${end}`)}
            aria-valuemin={monthIndex(end === 'from' ? limits.from : shown.from)}
            aria-valuemax={monthIndex(end === 'from' ? shown.to : limits.to)}
            aria-valuenow={monthIndex(shown[end])}
            aria-valuetext={span ? month : t('brush.notChosen', { month })}
            onKeyDown={(event) => handleKey(event, end)}
            onBlur={() => onMove(false)}
          />
        )
      })}
    </div>
  )
}

/** Height of the axis under the bars. */
export const AXIS_HEIGHT = 14
