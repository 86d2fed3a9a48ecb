import {
  type ComponentProps,
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
} from 'react'
import { isSameSpan, type Month, type MonthSpan, monthAt, monthIndex, spanWithEnd } from '#domain/period.ts'
import styles from './BarsAxis.module.css'
import type { DockWords } from './dockWords.ts'
import {
  type Drag,
  type DragKind,
  draggedSpan,
  monthUnder,
  rem,
  type Stretch,
  stretchOfSpan,
  type TimeScale,
  widthOf,
  xOf,
  yearOfMonth,
} from './timeAxis.ts'
import type { DockPeriod, DockWindow } from './useDockTime.ts'

export interface PeriodBrushProps extends BrushActions {
  scale: TimeScale
  window: DockWindow
  period: DockPeriod
  words: DockWords
  /** Height of the bars; the axis below them takes the rest of the brush. */
  height: number
  /** The month under the pointer while not dragging; null for none. */
  onPoint: (month: Month | null) => void
  /** A bar was pressed. */
  onMonth: (month: Month) => void
  /** The bars. */
  children: ReactNode
}

/** Height of the axis under the bars. */
export const AXIS_HEIGHT = 16
const ENDS = ['from', 'to'] as const

/** The bars and the axis as a brush: drag the period, or move its two handles, which show near a pointer and by keyboard. */
export function PeriodBrush(props: PeriodBrushProps) {
  const { scale, window, period, words, height, onPeriod, onMove, onPoint, onMonth } = props
  const { shown } = period
  const { inSight: bounds } = window.room
  const { left, right } = scale
  const { from, to } = stretchOfSpan(shown, scale)
  const inside = (x: number) => Math.min(Math.max(x, left), right)
  const monthOf = (event: PointerEvent<HTMLDivElement>) =>
    monthUnder(xOfPointer(event, event.currentTarget.getBoundingClientRect(), scale), scale)
  const handlers = useBrush({
    ...props,
    onHover: (event) => onPoint(event && monthAt(monthOf(event))),
    onPress: (event, target) => {
      const named = target instanceof HTMLElement ? target.dataset.opens : undefined
      const place = event.currentTarget.getBoundingClientRect()
      const isOnAxis = event.clientY - place.top > (height / (height + AXIS_HEIGHT)) * place.height
      if (named) onMonth(named)
      else if (isOnAxis) onPeriod(yearOfMonth(monthOf(event), bounds))
      else onMonth(monthAt(monthOf(event)))
    },
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame into the drawing
    <div
      className={styles.brush}
      role="group"
      aria-label={words.t('common:filter.months')}
      style={{ left: rem(left), width: rem(right - left), height: rem(height + AXIS_HEIGHT) }}
      data-brush=""
      data-from={bounds.from}
      data-to={bounds.to}
      {...handlers}
    >
      {props.children}
      <AxisWords years={window.axis} shown={shown} scale={scale} top={height} words={words} />
      {ENDS.map((end) => {
        const x = end === 'from' ? from : to
        return (
          <Grip
            key={end}
            {...{ end, window, period, words, onPeriod }}
            style={{ left: rem(inside(x) - left), height: rem(height) }}
            data-away={x < left || x > right}
            onBlur={() => onMove(false)}
          />
        )
      })}
    </div>
  )
}

interface GripProps extends Pick<PeriodBrushProps, 'window' | 'period' | 'words' | 'onPeriod'> {
  end: (typeof ENDS)[number]
  style: CSSProperties
  'data-away': boolean
  onBlur: () => void
}

/** A handle of the period, for pointers and keys. */
function Grip({ end, window, period: { shown }, words, onPeriod, ...rest }: GripProps) {
  const { bounds: limits, inSight } = window.room
  const at = monthIndex(shown[end])
  return (
    <MonthSlider
      className={styles.grip}
      at={at}
      range={end === 'from' ? { from: limits.from, to: shown.to } : { from: shown.from, to: limits.to }}
      // Home and End go to the end of the axis first, then to the end of all data.
      ends={shown[end] === inSight[end] ? limits : inSight}
      data-end={end}
      aria-label={words.t(`brush.${end}`)}
      aria-valuetext={words.reader.months({ from: shown[end], to: shown[end] })}
      onStep={(by) => {
        const next = spanWithEnd(shown, end, at + by, limits)
        if (!isSameSpan(next, shown)) onPeriod(next)
      }}
      {...rest}
    />
  )
}

/** Clips a drawing to runs of months. */
export function PeriodClip({ id, runs, height }: { id: string; runs: readonly Stretch[]; height: number }) {
  return (
    <clipPath id={id}>
      {runs.map(({ from, to }) => (
        <rect key={from} x={from} width={to - from} height={height} />
      ))}
    </clipPath>
  )
}

interface AxisWordsProps extends Pick<PeriodBrushProps, 'scale' | 'words'> {
  years: DockWindow['axis']
  /** The months that the numbers are of: their year, or they themselves within a single year, are bold. */
  shown: MonthSpan
  top: number
}

interface AxisWord {
  x: number
  text: string
  isShown: boolean
}

/** As many years (or months of a single year) as fit. */
const AxisWords = memo(function AxisWords({ years, shown, scale, top, words: { reader } }: AxisWordsProps) {
  const { first, months, left } = scale
  const isYear = years.firstYear === years.lastYear
  const step = isYear ? 1 : 12
  const all = Array.from({ length: months / step }, (_, index): AxisWord => {
    const from = first + index * step
    return {
      x: xOf(from, scale),
      text: isYear ? reader.monthName(monthAt(from)) : String(years.firstYear + index),
      isShown: monthIndex(shown.from) < from + step && from <= monthIndex(shown.to),
    }
  })
  return (
    <div
      className={`${styles.words} soft row-type line-16`}
      style={{ top: rem(top), height: rem(AXIS_HEIGHT) }}
      aria-hidden="true"
    >
      {spread(all).map(({ x, text, isShown }) => (
        <span key={text} style={{ left: rem(x - left + 4) }} data-shown={isShown || undefined}>
          {text}
        </span>
      ))}
    </div>
  )
})

/** Every word, or every second, third and so on, so that none touches the next. */
function spread(words: readonly AxisWord[]): readonly AxisWord[] {
  const [one, two] = words
  if (!one || !two) return words
  const pitch = Math.min(...words.slice(1).map(({ x }, index) => x - (words[index]?.x ?? 0)))
  const every = Math.ceil((widthOf(one.text) + 8) / pitch)
  return words.filter((_, index) => index % every === 0)
}

/** What a drag over the dock does. */
export interface BrushActions {
  /** The period of a drag at its end, and of a key. */
  onPeriod: (span: MonthSpan) => void
  /** The period of a drag, once a frame. */
  onDrag: (span: MonthSpan) => void
  /** Called when a drag begins and ends. */
  onMove: (isMoving: boolean) => void
}

interface BrushInput extends BrushActions {
  scale: TimeScale
  window: DockWindow
  period: DockPeriod
  /** A mouse moves over the part, or no longer: null. */
  onHover: (event: PointerEvent<HTMLDivElement> | null) => void
  /** A pointer that did not drag, and what it went down on. */
  onPress: (event: PointerEvent<HTMLDivElement>, target: EventTarget) => void
}

/** A drag with the place of the part when it began, px. */
interface RunningDrag extends Drag {
  hasMoved: boolean
  /** Where it began, px of the window. */
  startClientX: number
  place: DOMRect
  target: EventTarget
}

/** A pointer that moves less than this presses, px. */
const PRESS = 4

/** The x of a pointer in the drawing, for a part as wide as the axis. */
export function xOfPointer(
  { clientX }: { clientX: number },
  place: DOMRect,
  { left, right }: TimeScale,
): number {
  return place.width === 0
    ? clientX - place.left + left
    : left + ((clientX - place.left) / place.width) * (right - left)
}

/** Drags of a pointer over a part of the dock that is as wide as the axis: they choose the period. */
export function useBrush({ scale, window, period, onPeriod, onDrag, onMove, onHover, onPress }: BrushInput) {
  const drag = useRef<RunningDrag | null>(null)
  const frameOfDrag = useRef(0)
  const { span, shown } = period
  const { inSight: bounds } = window.room
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])

  function kindAt(target: EventTarget, x: number): DragKind {
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    if (end === 'from' || end === 'to') return end
    const { from, to } = stretchOfSpan(shown, scale)
    return span && x >= from && x <= to ? 'move' : 'new'
  }

  /** Ends the drag; null if none runs. */
  function ended(): RunningDrag | null {
    const { current } = drag
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
    return current
  }

  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0 || !event.isPrimary) return
      const place = event.currentTarget.getBoundingClientRect()
      const startX = xOfPointer(event, place, scale)
      event.currentTarget.setPointerCapture?.(event.pointerId)
      const kind = kindAt(event.target, startX)
      const { clientX: startClientX, target } = event
      drag.current = { kind, startX, span: shown, hasMoved: false, startClientX, place, target }
      onHover(null)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const { current } = drag
      if (!current) {
        // Touch does not hover.
        if (event.pointerType !== 'touch') onHover(event)
        return
      }
      if (!current.hasMoved) {
        if (Math.abs(event.clientX - current.startClientX) < PRESS) return
        current.hasMoved = true
        onMove(true)
      }
      const x = xOfPointer(event, current.place, scale)
      // Once per frame: pointer events arrive faster than frames.
      cancelAnimationFrame(frameOfDrag.current)
      frameOfDrag.current = requestAnimationFrame(() => onDrag(draggedSpan(current, x, scale, bounds)))
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const done = ended()
      if (!done) return
      if (done.hasMoved) onPeriod(draggedSpan(done, xOfPointer(event, done.place, scale), scale, bounds))
      else if (done.kind !== 'from' && done.kind !== 'to') onPress(event, done.target)
      onMove(false)
    },
    onPointerCancel() {
      if (ended()) onMove(false)
    },
    onPointerLeave: () => onHover(null),
  }
}

interface MonthSliderProps extends ComponentProps<'div'> {
  /** The month index that it stands at, and the months that it may stand at. */
  at: number
  range: MonthSpan
  /** The months that Home and End lead to, if others. */
  ends?: MonthSpan
  /** A key asks for `by` months further; none uses it beyond the range. */
  onStep: (by: number) => void
  /** Enter or Space. */
  onPress?: (slider: HTMLElement) => void
}

/** A slider over months for the keyboard: arrow keys by month, with Shift and by page keys by year. */
export function MonthSlider({ at, range, ends = range, onStep, onPress, ...rest }: MonthSliderProps) {
  function handleKey(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isPress = onPress !== undefined && (event.key === 'Enter' || event.key === ' ')
    const by = isPress ? 0 : monthsOfKey(event, at, ends)
    if (by === null) return
    event.preventDefault()
    if (isPress) onPress(event.currentTarget)
    else onStep(by)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-valuemin={monthIndex(range.from)}
      aria-valuemax={monthIndex(range.to)}
      aria-valuenow={at}
      onKeyDown={handleKey}
      {...rest}
    />
  )
}

/** How many months a key moves a handle at month `at`; null for keys that no slider uses. */
export function monthsOfKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  at: number,
  bounds: MonthSpan,
): number | null {
  const step = shiftKey ? 12 : 1
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: step,
    ArrowUp: step,
    ArrowLeft: -step,
    ArrowDown: -step,
    PageUp: 12,
    PageDown: -12,
    Home: monthIndex(bounds.from) - at,
    End: monthIndex(bounds.to) - at,
  }
  return moves[key] ?? null
}

/** The index that a key leads to in a row of marks by date: arrows by one, page keys by a year, Home and End; null for others. */
export function indexOfKey(
  { key }: { key: string },
  index: number,
  months: readonly number[],
): number | null {
  const last = months.length - 1
  const month = months[index] ?? 0
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, last)
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'PageUp': {
      const next = months.findIndex((at) => at >= month + 12)
      return next === -1 ? last : next
    }
    case 'PageDown':
      return Math.max(
        months.findLastIndex((at) => at <= month - 12),
        0,
      )
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
