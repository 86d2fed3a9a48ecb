import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { monthIndex } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { DockSeries } from '#state/selectors/dockSeries.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'
import { Button } from '#ui/Button.tsx'
import styles from './LongRange.module.css'
import { containsYears, movedWindow, windowAround, windowWithEnd, yearsIn } from './timeWindow.ts'

interface LongRangeProps {
  /** Null while the figures load, or when no series covers the choice. */
  series: DockSeries | null
  /** All years with data. */
  limits: TimelineSpan
  /** The default window. */
  home: TimelineSpan
  /** The years on the axis. */
  window: TimelineSpan
  /** The chosen runs of months; null when no period is set. */
  spans: readonly MonthSpan[] | null
  onShow: (window: TimelineSpan) => void
}

/** All years in a small strip, with a frame around the years on the axis that moves and resizes. */
export function LongRange({ series, limits, home, window, spans, onShow }: LongRangeProps) {
  const { t } = useTranslation('timeline')
  const drag = useRef<WindowDrag | null>(null)
  const frameOfDrag = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])
  const all = yearsIn(limits)
  const percent = (years: number) => `${(years / all) * 100}%`
  const years = t('figures.years', { first: String(window.firstYear), last: String(window.lastYear) })

  function show(next: TimelineSpan) {
    if (next.firstYear !== window.firstYear || next.lastYear !== window.lastYear) onShow(next)
  }

  function handleDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    const share = shareAt(event)
    const kind = kindOf(event.target)
    event.currentTarget.setPointerCapture?.(event.pointerId)
    const from = kind === null ? windowAt(window, share, limits) : window
    show(from)
    drag.current = { kind: kind ?? 'move', start: share, window: from }
  }

  function handleMove(event: PointerEvent<HTMLDivElement>) {
    const { current } = drag
    if (!current) return
    const share = shareAt(event)
    cancelAnimationFrame(frameOfDrag.current)
    frameOfDrag.current = requestAnimationFrame(() => show(draggedWindow(current, share, limits)))
  }

  function handleUp(event: PointerEvent<HTMLDivElement>) {
    const { current } = drag
    if (!current) return
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
    show(draggedWindow(current, shareAt(event), limits))
  }

  function handleCancel() {
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = windowOfKey(event.key, window, limits)
    if (!next) return
    event.preventDefault()
    show(next)
  }

  return (
    <div className={styles.range}>
      <Button
        look="text"
        className={styles.end}
        aria-pressed={containsYears(window, limits)}
        onClick={() => show(limits)}
      >
        {t('figures.since', { year: String(limits.firstYear) })}
      </Button>
      <div
        className={styles.strip}
        data-range=""
        onPointerDown={handleDown}
        onPointerMove={handleMove}
        onPointerUp={handleUp}
        onPointerCancel={handleCancel}
      >
        {series && <RangeArea series={series} limits={limits} spans={spans} />}
        <div
          className={styles.window}
          style={{ left: percent(window.firstYear - limits.firstYear), width: percent(yearsIn(window)) }}
          role="slider"
          tabIndex={0}
          aria-label={t('figures.window')}
          aria-description={t('figures.windowKeys')}
          aria-valuemin={limits.firstYear}
          aria-valuemax={limits.lastYear}
          aria-valuenow={window.firstYear}
          aria-valuetext={years}
          title={t('figures.windowTip', { years })}
          data-window-drag="move"
          onKeyDown={handleKey}
        >
          <span className={styles.edge} data-window-drag="first" />
          <span className={styles.edge} data-window-drag="last" />
        </div>
      </div>
      <Button
        look="text"
        className={styles.end}
        aria-pressed={containsYears(window, home) && containsYears(home, window)}
        onClick={() => show(home)}
      >
        {t('figures.since', { year: String(home.firstYear) })}
      </Button>
    </div>
  )
}

function shareAt({ currentTarget, clientX }: PointerEvent<HTMLDivElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect()
  return width === 0 ? 0 : (clientX - left) / width
}

const KINDS: readonly WindowDragKind[] = ['first', 'last', 'move']

function kindOf(target: EventTarget): WindowDragKind | null {
  const name = target instanceof HTMLElement ? target.dataset.windowDrag : undefined
  return KINDS.find((kind) => kind === name) ?? null
}

interface RangeAreaProps {
  series: DockSeries
  limits: TimelineSpan
  spans: readonly MonthSpan[] | null
}

const RangeArea = memo(function RangeArea({ series, limits, spans }: RangeAreaProps) {
  const end = monthIndex(series.coverage.to) + 1 - limits.firstYear * 12
  return (
    <svg
      className={styles.area}
      viewBox={`0 0 ${yearsIn(limits) * 12} ${RANGE_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.all} d={rangeArea(series, limits, null)} />
      <path className={styles.asked} d={rangeArea(series, limits, spans)} data-range-asked="" />
      <path className={styles.coverage} d={`M${end} 0V${RANGE_HEIGHT}`} />
    </svg>
  )
})

/** Height in viewBox units; the width is one unit per month. */
const RANGE_HEIGHT = 24

type WindowDragKind = 'first' | 'last' | 'move'

/** A drag at its start: `start` is a share of the strip's width. */
interface WindowDrag {
  kind: WindowDragKind
  start: number
  window: TimelineSpan
}

/** The window for a pointer at a share of the strip's width. Pure. */
export function draggedWindow(
  { kind, start, window }: WindowDrag,
  share: number,
  limits: TimelineSpan,
): TimelineSpan {
  const years = yearsIn(limits)
  if (kind === 'move') return movedWindow(window, Math.round((share - start) * years), limits)
  const boundary = limits.firstYear + Math.round(share * years)
  return windowWithEnd(window, kind, kind === 'first' ? boundary : boundary - 1, limits)
}

/** The window centred on the year at a share of the strip's width. */
export function windowAt(window: TimelineSpan, share: number, limits: TimelineSpan): TimelineSpan {
  return windowAround(window, limits.firstYear + Math.floor(share * yearsIn(limits)), limits)
}

/** The window after a key press; null for other keys. */
export function windowOfKey(key: string, window: TimelineSpan, limits: TimelineSpan): TimelineSpan | null {
  const all = yearsIn(limits)
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return movedWindow(window, 1, limits)
    case 'ArrowLeft':
    case 'ArrowDown':
      return movedWindow(window, -1, limits)
    case 'PageUp':
      return movedWindow(window, yearsIn(window), limits)
    case 'PageDown':
      return movedWindow(window, -yearsIn(window), limits)
    case 'Home':
      return movedWindow(window, -all, limits)
    case 'End':
      return movedWindow(window, all, limits)
    case '+':
      return windowWithEnd(window, 'first', window.firstYear + 1, limits)
    case '-':
      return window.firstYear > limits.firstYear
        ? windowWithEnd(window, 'first', window.firstYear - 1, limits)
        : windowWithEnd(window, 'last', window.lastYear + 1, limits)
    default:
      return null
  }
}

/**
 * SVG path of a series over all years, one unit per month from the start of the limits: the part within the spans, or
 * all of it. Months without a value have no area.
 */
export function rangeArea(
  { coverage, values }: DockSeries,
  limits: TimelineSpan,
  spans: readonly MonthSpan[] | null,
): string {
  const most = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0)
  if (most === 0) return ''
  const offset = monthIndex(coverage.from) - limits.firstYear * 12
  const runs = (spans ?? [coverage]).map(({ from, to }) => [
    Math.max(0, monthIndex(from) - monthIndex(coverage.from)),
    Math.min(values.length - 1, monthIndex(to) - monthIndex(coverage.from)),
  ])
  return runs
    .flatMap(([first = 0, last = -1]) => (first > last ? [] : [areaOfRun(values, first, last, offset, most)]))
    .join('')
}

function areaOfRun(
  values: readonly (number | null)[],
  first: number,
  last: number,
  offset: number,
  most: number,
): string {
  const tops = values
    .slice(first, last + 1)
    .map((value) => `V${round(RANGE_HEIGHT - ((value ?? 0) / most) * (RANGE_HEIGHT - 2))}h1`)
  return `M${offset + first} ${RANGE_HEIGHT}${tops.join('')}V${RANGE_HEIGHT}z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
