import { type CSSProperties, memo, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { isSameSpan, monthAt, monthIndex, spanWithEnd } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import styles from './BarsAxis.module.css'
import type { DockWords } from './dockWords.ts'
import { MonthSlider } from './MonthSlider.tsx'
import {
  clickedYear,
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
} from './timeAxis.ts'
import type { DockPeriod, DockWindow } from './useDockTime.ts'

export interface PeriodBrushProps {
  scale: TimeScale
  window: DockWindow
  period: DockPeriod
  words: DockWords
  /** Height of the bars; the axis below them takes the rest of the brush. */
  height: number
  onPeriod: (span: MonthSpan | null) => void
  /** The period of a drag, once a frame; `onPeriod` follows at its end. */
  onDrag: (span: MonthSpan) => void
  /** Called when a drag begins and ends. */
  onMove: (isMoving: boolean) => void
  /** The month under the pointer while not dragging; null for none. */
  onPoint: (month: Month | null) => void
  /** A bar was pressed. */
  onMonth: (month: Month) => void
  /** The bars. */
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
/** Height of the axis under the bars. */
export const AXIS_HEIGHT = 16
const ENDS = ['from', 'to'] as const

/**
 * The bars and the axis as a brush: drag the period by mouse or touch, or move its two handles, which show themselves to a
 * pointer that is near and to the keyboard.
 */
export function PeriodBrush(props: PeriodBrushProps) {
  const { scale, window, period, words, height, onPeriod, onMove, onPoint } = props
  const { shown } = period
  const { inSight: bounds } = window.room
  const { left, right } = scale
  const { from, to } = stretchOfSpan(shown, scale)
  const inside = (x: number) => Math.min(Math.max(x, left), right)
  const handlers = useBrush(props)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame into the drawing
    <div
      className={styles.brush}
      role="group"
      aria-label={words.t('brush.title')}
      style={{ left: rem(left), width: rem(right - left), height: rem(height + AXIS_HEIGHT) }}
      data-brush=""
      data-from={bounds.from}
      data-to={bounds.to}
      {...handlers}
      onPointerLeave={() => onPoint(null)}
      onDoubleClick={() => onPeriod(null)}
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

/** Drags and clicks of a pointer on the brush. */
function useBrush(props: PeriodBrushProps) {
  const { scale, window, period, height, onPeriod, onDrag, onMove, onPoint, onMonth } = props
  const drag = useRef<RunningDrag | null>(null)
  const frameOfDrag = useRef(0)
  const { span, shown } = period
  const { inSight: bounds } = window.room
  const { left, right } = scale
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])

  /** The x of a pointer in the drawing. */
  const xIn = ({ clientX }: { clientX: number }, place: DOMRect) =>
    place.width === 0
      ? clientX - place.left + left
      : left + ((clientX - place.left) / place.width) * (right - left)

  function kindAt(target: EventTarget, x: number): DragKind {
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    if (end === 'from' || end === 'to') return end
    const { from, to } = stretchOfSpan(shown, scale)
    return span && x >= from && x <= to ? 'move' : 'new'
  }

  /** Touch does not hover. */
  function pointUnder(event: PointerEvent<HTMLDivElement>) {
    if (event.pointerType === 'touch') return
    const x = xIn(event, event.currentTarget.getBoundingClientRect())
    onPoint(x < left || x >= right ? null : monthAt(monthUnder(x, scale)))
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
      const startX = xIn(event, place)
      const isOnAxis = event.clientY - place.top > (height / (height + AXIS_HEIGHT)) * place.height
      event.currentTarget.setPointerCapture?.(event.pointerId)
      const kind = kindAt(event.target, startX)
      const { clientX: startClientX } = event
      drag.current = { kind, startX, span: shown, hasMoved: false, startClientX, isOnAxis, place }
      onPoint(null)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
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
      frameOfDrag.current = requestAnimationFrame(() => onDrag(draggedSpan(current, x, scale, bounds)))
    },
    onPointerUp(event: PointerEvent) {
      const done = ended()
      if (!done) return
      const x = xIn(event, done.place)
      if (done.hasMoved) onPeriod(draggedSpan(done, x, scale, bounds))
      else if (done.isOnAxis) onPeriod(clickedYear(x, scale, bounds))
      else if (done.kind === 'new' || done.kind === 'move') onMonth(monthAt(monthUnder(x, scale)))
      onMove(false)
    },
    onPointerCancel() {
      if (ended()) onMove(false)
    },
  }
}

interface PeriodClipProps {
  id: string
  runs: readonly Stretch[]
  height: number
}

/** Clips a drawing to runs of months. */
export function PeriodClip({ id, runs, height }: PeriodClipProps) {
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
    <div className={styles.words} style={{ top: rem(top), height: rem(AXIS_HEIGHT) }} aria-hidden="true">
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
