import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DockSeries } from '#content/dockSeries.ts'
import type { TimelineMark } from '#content/timelineModel.ts'
import { isSameSpan, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { pointAtMonth, useHoverStore } from '#state/hoverStore.ts'
import { setTimePeriod } from '#state/setTimePeriod.ts'
import { useUiStore } from '#state/uiStore.ts'
import { pacedCalls } from '#ui/pacedCalls.ts'
import { remSize, useElementWidth } from '#ui/useElementWidth.ts'
import { BarsAxis } from './BarsAxis.tsx'
import type { DockWords, SeriesWords } from './dockWords.ts'
import { ROWS_HEIGHT } from './layoutRows.ts'
import type { ListOfMarks } from './MarkList.tsx'
import { MonthRows } from './MonthRows.tsx'
import { LANES, LISTS, OnDemand } from './OnDemand.tsx'
import styles from './TimelineDock.module.css'
import { rem, stretchOfSpan, type TimeScale, timeScale } from './timeAxis.ts'
import type { DockPeriod, DockWindow } from './useDockTime.ts'

interface TimePlotProps {
  marks: readonly TimelineMark[]
  window: DockWindow
  period: DockPeriod
  series: DockSeries | null
  seriesWords: SeriesWords | null
  words: DockWords
  isOpen: boolean
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  /** Called when a drag of the period begins and ends. */
  onMove: (isMoving: boolean) => void
  onList: (list: ListOfMarks) => void
}

/** Room for the names before the axis, and after it for the edge of the dock. */
const NAMES = { narrow: 100, wide: 192 } as const
const NARROW = 512
const MARGIN = { narrow: 12, wide: 20 } as const
const BARS_HEIGHT = 36

/** One time scale for lanes, bars and brush; drawn once its width is known. */
export function TimePlot(props: TimePlotProps) {
  const [measure, px] = useElementWidth(null)
  // In sixteenths of a rem.
  const width = useMemo(() => px && Math.round((px / remSize()) * 16), [px])
  // The look decides the size of captions, and with it what has room.
  const theme = useUiStore((state) => state.theme)
  return (
    <div className={styles.plot} ref={measure} data-plot="" data-open={props.isOpen}>
      {width !== null && <Plot key={theme} {...props} width={width} />}
    </div>
  )
}

function Plot(props: TimePlotProps & { width: number }) {
  const { marks, window, series, seriesWords, words, isOpen, selectedKey, width, onMove } = props
  const { axis } = window
  const scale = useMemo(() => {
    const room = width < NARROW ? 'narrow' : 'wide'
    return timeScale(axis, NAMES[room], Math.max(NAMES[room] + 80, width - MARGIN[room]))
  }, [axis, width])
  const { period, handleDrag, handlePeriod, handleMove } = useDraggedPeriod(props.period, onMove)
  const { shown } = period
  const brush = { window, period, onPeriod: handlePeriod, onDrag: handleDrag, onMove: handleMove }
  const years = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<{ month: Month; plot: DOMRect } | null>(null)
  const handlePoint = useCallback((month: Month | null) => {
    const { month: before } = useHoverStore.getState()
    pointAtMonth(month)
    if (month === null) setPointed(null)
    else if (month !== before && years.current)
      setPointed({ month, plot: years.current.getBoundingClientRect() })
  }, [])
  useEffect(() => () => pointAtMonth(null), [])
  const { from, to } = stretchOfSpan(shown, scale)
  const [left, right] = [Math.max(from, scale.left), Math.min(to, scale.right)]
  const tipAbove = BARS_HEIGHT + (isOpen ? 0 : ROWS_HEIGHT)

  return (
    <>
      {right > left && (
        <div className={styles.shade} style={{ left: rem(left), width: rem(right - left) }} data-window="" />
      )}
      <div
        className={styles.years}
        ref={years}
        style={{
          left: rem(scale.left),
          width: rem(scale.right - scale.left),
          backgroundSize: `${rem(scale.pitch * 12)} 100%`,
        }}
      />
      {isOpen ? (
        <OnDemand code={LANES} words={words}>
          {({ OpenLanes }) => (
            <OpenLanes
              marks={marks}
              scale={scale}
              words={words}
              selectedKey={selectedKey}
              onSelect={props.onSelect}
            />
          )}
        </OnDemand>
      ) : (
        <MonthRows
          marks={marks}
          scale={scale}
          words={words}
          selectedKey={selectedKey}
          onSelect={props.onSelect}
          onList={props.onList}
          {...brush}
        />
      )}
      <BarsAxis
        series={series}
        seriesWords={seriesWords}
        words={words}
        scale={scale}
        height={BARS_HEIGHT}
        {...brush}
        onPoint={handlePoint}
      />
      {pointed && (
        <OnDemand code={LISTS}>
          {({ MonthTip }) => (
            <MonthTip
              month={pointed.month}
              series={seriesWords}
              at={placeOfMonth(pointed.month, pointed.plot, scale, tipAbove)}
            />
          )}
        </OnDemand>
      )}
    </>
  )
}

/** The period while it is dragged. The handles follow in each frame; the page gets time to draw each period. */
function useDraggedPeriod(period: DockPeriod, onMove: (isMoving: boolean) => void) {
  const [dragged, setDragged] = useState<MonthSpan | null>(null)
  const page = useMemo(() => pacedCalls(setTimePeriod), [])
  useEffect(() => page.drop, [page])
  const handleDrag = useCallback(
    (span: MonthSpan) => {
      setDragged((before) => (isSameSpan(before, span) ? before : span))
      page.call(span)
    },
    [page],
  )
  const handlePeriod = useCallback(
    (span: MonthSpan) => {
      page.drop()
      setDragged(null)
      setTimePeriod(span)
    },
    [page],
  )
  const handleMove = useCallback(
    (isMoving: boolean) => {
      page.drop()
      setDragged(null)
      onMove(isMoving)
    },
    [page, onMove],
  )
  const shown = useMemo(
    () => (dragged ? { spans: [dragged], span: dragged, shown: dragged } : period),
    [dragged, period],
  )
  return { period: shown, handleDrag, handlePeriod, handleMove }
}

/** The column of a month in the window, px. The band of years ends at the axis, and the column `above` it. */
function placeOfMonth(
  month: Month,
  years: DOMRect,
  { first, months, left, right }: TimeScale,
  above: number,
) {
  const perUnit = years.width / (right - left)
  const width = years.width / months
  return {
    left: years.left + (monthIndex(month) - first) * width,
    top: years.bottom - above * perUnit,
    width,
  }
}
