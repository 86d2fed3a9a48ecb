import { type RefCallback, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import type { DockFigures } from '#state/selectors/dockSeries.ts'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { BarsAxis } from './BarsAxis.tsx'
import { DensityLane } from './DensityLane.tsx'
import { DENSITY_HEIGHT } from './layoutDensity.ts'
import { type ListOfMarks, MonthTip } from './MarkList.tsx'
import { OpenLanes } from './OpenLanes.tsx'
import { AXIS_HEIGHT } from './PeriodBrush.tsx'
import styles from './TimePlot.module.css'
import { rem, stretchOfSpan, timeScale } from './timeAxis.ts'
import type { DockTime } from './useDockTime.ts'
import type { MarkWords } from './useMarkWords.ts'
import type { SeriesWords } from './useSeriesWords.ts'

interface TimePlotProps {
  /** The marks within the choice, and those at any time. */
  model: TimelineModel
  marks: readonly TimelineMark[]
  time: DockTime
  figures: DockFigures
  series: SeriesWords | null
  words: MarkWords
  isOpen: boolean
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  onPeriod: (span: MonthSpan | null) => void
  onMove: (isMoving: boolean) => void
  onList: (list: ListOfMarks) => void
}

/** Room for the names before the axis, and after it for a handle of the brush. */
const NAMES = { narrow: 88, wide: 108 } as const
const NARROW = 520
const MARGIN = 16
const BARS = { short: 25, open: 46 } as const

/** One time scale for lanes, bars and brush. */
export function TimePlot(props: TimePlotProps) {
  const { model, marks, time, figures, series, words, isOpen, selectedKey } = props
  const { axis, spans, span, shown } = time
  const [measure, width] = useRemWidth()
  const scale = useMemo(() => {
    const left = width < NARROW ? NAMES.narrow : NAMES.wide
    return timeScale(axis, left, Math.max(left + 80, width - MARGIN))
  }, [axis, width])
  const place = useRef<DOMRect | null>(null)
  const [pointed, setPointed] = useState<Month | null>(null)
  const handlePoint = useCallback((month: Month | null) => {
    setPointed(month)
    pointAtMonth(month)
  }, [])
  useEffect(() => () => pointAtMonth(null), [])
  const byMonth = useMemo(() => marksByMonth(marks), [marks])
  const barsHeight = isOpen ? BARS.open : BARS.short
  const { from, to } = stretchOfSpan(shown, scale)
  const [left, right] = [Math.max(from, scale.left), Math.min(to, scale.right)]
  const year = rem(scale.pitch * 12)
  const tipAbove = barsHeight + AXIS_HEIGHT + (isOpen ? 0 : DENSITY_HEIGHT)

  return (
    <div
      className={styles.plot}
      ref={measure}
      data-open={isOpen}
      onPointerEnter={({ currentTarget }) => {
        place.current = currentTarget.getBoundingClientRect()
      }}
    >
      {right > left && (
        <div
          className={styles.shade}
          style={{ left: rem(left), width: rem(right - left) }}
          data-chosen={span !== null}
        />
      )}
      <div
        className={styles.years}
        style={{
          left: rem(scale.left),
          width: rem(scale.right - scale.left),
          backgroundSize: `${year} 100%`,
        }}
      />
      {isOpen ? (
        <OpenLanes
          marks={marks}
          model={model}
          scale={scale}
          words={words}
          selectedKey={selectedKey}
          onSelect={props.onSelect}
        />
      ) : (
        <DensityLane
          marks={marks}
          scale={scale}
          spans={spans}
          words={words}
          onPoint={handlePoint}
          onList={props.onList}
        />
      )}
      <BarsAxis
        figures={figures}
        words={series}
        time={time}
        scale={scale}
        height={barsHeight}
        onPeriod={props.onPeriod}
        onMove={props.onMove}
        onPoint={handlePoint}
      />
      {pointed && (
        <MonthTip
          month={pointed}
          series={series}
          marks={isOpen ? [] : (byMonth.get(pointed) ?? [])}
          words={words}
          at={placeOfMonth(pointed, place.current, width, scale, tipAbove)}
        />
      )}
    </div>
  )
}

function marksByMonth(marks: readonly TimelineMark[]): ReadonlyMap<Month, readonly TimelineMark[]> {
  const byMonth = new Map<Month, TimelineMark[]>()
  for (const mark of marks) {
    if (mark.period === null || mark.period.precision === 'year') continue
    const month = mark.period.start.slice(0, 7)
    byMonth.set(month, [...(byMonth.get(month) ?? []), mark])
  }
  return byMonth
}

/** The column of a month in the window, px; its top lies `above` the foot of the plot. */
function placeOfMonth(
  month: Month,
  plot: DOMRect | null,
  width: number,
  { first, left, pitch }: ReturnType<typeof timeScale>,
  above: number,
) {
  const { left: plotLeft, bottom, width: plotWidth } = plot ?? { left: 0, bottom: 0, width }
  const perUnit = plotWidth / width
  return {
    left: plotLeft + (left + (monthIndex(month) - first) * pitch) * perUnit,
    top: bottom - above * perUnit,
    width: pitch * perUnit,
  }
}

/** Width of the dock at 1440 px, used until it is measured. */
const FIRST_WIDTH = 736

/** The width of an element in sixteenths of a rem. The observer reports it after layout, so that reading forces none. */
function useRemWidth(): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(FIRST_WIDTH)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const px = entry?.contentRect.width ?? 0
      // In the same frame, so that nothing is painted at another width.
      if (px > 0) flushSync(() => setWidth(Math.round((px / root) * 16)))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
