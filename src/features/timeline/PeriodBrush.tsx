import { type CSSProperties, memo, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { isSameSpan, monthAt, monthIndex, spanWithEnd } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import styles from './BarsAxis.module.css'
import type { DockWords } from './dockWords.ts'
import { MonthSlider } from './MonthSlider.tsx'
import {
  clickedSpan,
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
/** Height of the axis under the bars. */
export const AXIS_HEIGHT = 14
const ENDS = ['from', 'to'] as const

/**
 * The bars and the axis as a brush: drag the period by mouse or touch, or move its two handles by keyboard. Its frame is
 * dashed around the year of the page's numbers while no period is set.
 */
export function PeriodBrush(props: PeriodBrushProps) {
  const { scale, window, period, words, height, onPeriod, onMove, onPoint } = props
  const { span, shown } = period
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
      data-wide={to - from > WIDE}
      data-from={bounds.from}
      data-to={bounds.to}
      {...handlers}
      onPointerLeave={() => onPoint(null)}
      onDoubleClick={() => onPeriod(null)}
    >
      {props.children}
      <AxisWords years={window.axis} period={period} scale={scale} top={height} words={words} />
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
function Grip({ end, window, period: { span, shown }, words, onPeriod, ...rest }: GripProps) {
  const { bounds: limits, inSight } = window.room
  const at = monthIndex(shown[end])
  const month = words.reader.months({ from: shown[end], to: shown[end] })
  return (
    <MonthSlider
      className={styles.grip}
      at={at}
      range={end === 'from' ? { from: limits.from, to: shown.to } : { from: shown.from, to: limits.to }}
      // Home and End go to the end of the axis first, then to the end of all data.
      ends={shown[end] === inSight[end] ? limits : inSight}
      data-end={end}
      aria-label={words.t(`brush.${end}`)}
      aria-valuetext={span ? month : words.t('brush.notChosen', { month })}
      onStep={(by) => {
        const next = spanWithEnd(shown, end, at + by, limits)
        if (!isSameSpan(next, shown)) onPeriod(next)
      }}
      {...rest}
    />
  )
}

/** Drags and clicks of a pointer on the brush. */
function useBrush({ scale, window, period, height, onPeriod, onDrag, onMove, onPoint }: PeriodBrushProps) {
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
      else if (done.kind === 'new') onPeriod(clickedSpan(x, done.isOnAxis ? 'year' : 'month', scale, bounds))
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

interface AxisWordsProps extends Pick<PeriodBrushProps, 'period' | 'scale' | 'words'> {
  years: DockWindow['axis']
  top: number
}

interface AxisWord {
  x: number
  text: string
}

/**
 * The period in words at its start, and as many years (or months of a single year) as fit beside it. What is said of it
 * gives way to the next year: first its long form, then all of it.
 */
const AxisWords = memo(function AxisWords({
  years,
  period,
  scale,
  top,
  words: { t, reader },
}: AxisWordsProps) {
  const { first, months, left, right } = scale
  const { from, to } = stretchOfSpan(period.shown, scale)
  const text = reader.shortMonths(period.shown)
  // The period is bold.
  const widthWith = (said: string) => widthOf(text) * BOLD + (said === '' ? 0 : widthOf(said) + 4)
  const said = period.span ? [] : [t('figures.numbersShown'), t('figures.shown')]
  const shownWords = said.find((form) => to >= right || widthWith(form) + 6 < to - from) ?? ''
  const width = widthWith(shownWords)
  const start = Math.max(left, Math.min(from, right - width - 8))
  const isInSight = to > left && from < right
  const isYear = years.firstYear === years.lastYear
  const all = Array.from({ length: isYear ? 12 : months / 12 }, (_, index): AxisWord => {
    const month = first + index * (isYear ? 1 : 12)
    const name = isYear ? reader.monthName(monthAt(month)) : String(years.firstYear + index)
    return { x: xOf(month, scale), text: name }
  })
  const free = all.filter(
    (word) => !isInSight || word.x + widthOf(word.text) + 6 < start || word.x > start + width + 6,
  )
  return (
    <div className={styles.words} style={{ top: rem(top), height: rem(AXIS_HEIGHT) }} aria-hidden="true">
      {spread(free).map((word) => (
        <span key={word.text} style={{ left: rem(word.x - left + 4) }}>
          {word.text}
        </span>
      ))}
      {isInSight && (
        <span
          className={styles.period}
          style={{ left: rem(start - left + 4) }}
          data-period={period.span ? 'chosen' : 'shown'}
        >
          <b>{text}</b> {shownWords}
        </span>
      )}
    </div>
  )
})

/** How much wider bold letters are. */
const BOLD = 1.15

/** Every word, or every second, third and so on, so that none touches the next. */
function spread(words: readonly AxisWord[]): readonly AxisWord[] {
  const [one, two] = words
  if (!one || !two) return words
  const pitch = Math.min(...words.slice(1).map(({ x }, index) => x - (words[index]?.x ?? 0)))
  const every = Math.ceil((widthOf(one.text) + 8) / pitch)
  return words.filter((_, index) => index % every === 0)
}
