import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import {
  type DockFigures,
  type DockSeries,
  dockFigures,
  filteredRoutes,
  type TimelineMark,
  timelineMarks,
  timelineSpan,
} from '#content/timelineModel.ts'
import type { Dataset } from '#domain/datasets.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { isSameSpan, type Month, type MonthSpan, monthIndex } from '#domain/period.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDatasets, useLoadedAsPublished } from '#state/datasets.ts'
import { pointAtMonth, useHoverStore } from '#state/hoverStore.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { remSize, useElementWidth } from '#ui/useElementWidth.ts'
import { BarsAxis } from './BarsAxis.tsx'
import { DockHeader, LANES, LISTS, OnDemand } from './DockHeader.tsx'
import { type DockWords, type SeriesWords, useDockWords, useFigureWords } from './dockWords.ts'
import { ROWS_HEIGHT } from './layoutRows.ts'
import type { ListOfMarks } from './MarkList.tsx'
import { MonthRows } from './MonthRows.tsx'
import styles from './TimelineDock.module.css'
import { rem, stretchOfSpan, type TimeScale, timeScale } from './timeAxis.ts'
import {
  type DockPeriod,
  type DockWindow,
  endTimeGesture,
  limitsOf,
  setTimePeriod,
  useDockTime,
} from './useDockTime.ts'

/** Two frames: a call is drawn in the frame after it, which ends when the next one begins. */
const TWO_FRAMES_MS = 34

const BARS_HEIGHT = 36

const MARGIN = { narrow: 12, wide: 20 } as const

/** Room for the names before the axis, and after it for the edge of the dock. */
const NAMES = { narrow: 100, wide: 192 } as const

const NARROW = 512

const TABLE = lazyImport(() => import('./DockTable.tsx'))
const NONE: readonly never[] = []
const joined = <Item,>(published: readonly Item[], shown: readonly Item[]): readonly Item[] =>
  published === shown ? shown : [...published, ...shown]
const FILES = ['measures', 'timeline', 'routes', 'figures'] as const

/**
 * The dock: the chosen measures and events by month on one time axis, above the monthly figures of the same routes.
 * Open, it shows one sign per measure. Memoised: the page around it renders more often.
 */
export const TimelineDock = memo(function TimelineDock() {
  const words = useDockWords()
  const { t } = words
  const isTable = useUiStore((state) => state.timelineTable)
  const isOpen = useUiStore((state) => state.areLanesOpen)
  const { hasFailed, events, selected, figures, home, marks, window, period } = useDock()
  const figureWords = useFigureWords(figures.shown, words)
  const [list, setList] = useState<ListOfMarks | null>(null)
  const freeze = window?.freeze
  const handleMove = useCallback(
    (isTimeMoving: boolean) => {
      setUi({ isTimeMoving })
      freeze?.(isTimeMoving)
      if (!isTimeMoving) endTimeGesture()
    },
    [freeze],
  )
  const selectedKey = selected ? `${selected.kind}:${selected.id}` : null
  const isEmpty = marks !== null && home !== null && marks.length === 0

  return (
    <section
      className={`${styles.dock} tall stack`}
      aria-label={t('common:time')}
      data-open={isOpen || isTable}
    >
      <DockHeader
        window={window}
        period={period}
        figures={figureWords}
        words={words}
        marks={marks ?? NONE}
        events={events}
        isOfRoute={selected?.kind === 'route'}
      />
      <div className={`${styles.body} column`} data-table={isTable}>
        {hasFailed && <DataFaults needs={FILES} />}
        {!marks && !hasFailed && <p className={`${styles.skeleton} grow`}>{t('common:loading')}</p>}
        {marks && !home && <p className={`${styles.empty} quiet row-type`}>{t('nothingPublished')}</p>}
        {isEmpty && <p className={`${styles.empty} quiet row-type`}>{t('nothing')}</p>}
        {marks && isTable && (
          <OnDemand code={TABLE} words={words}>
            {({ DockTable }) => (
              <DockTable
                marks={marks}
                words={words}
                series={figures.shown.series}
                figures={figureWords}
                runs={period && window && (period.span ? period.spans : [window.room.inSight])}
                selectedKey={selectedKey}
                onSelect={selectMark}
              />
            )}
          </OnDemand>
        )}
        {marks && window && period && !isTable && (
          <TimePlot
            marks={marks}
            window={window}
            period={period}
            series={figures.shown.series}
            seriesWords={figureWords.series}
            words={words}
            isOpen={isOpen}
            selectedKey={selectedKey}
            onSelect={selectMark}
            onMove={handleMove}
            onList={setList}
          />
        )}
      </div>
      {list && (
        <OnDemand code={LISTS} words={words}>
          {({ MarkList }) => (
            <MarkList
              key={list.title}
              list={list}
              words={words}
              selectedKey={selectedKey}
              onSelect={selectMark}
              onClose={() => setList((now) => (now === list ? null : now))}
            />
          )}
        </OnDemand>
      )}
    </section>
  )
})

/** What the dock shows: the chosen marks, the figures, and the time. */
function useDock() {
  const files = useDatasets(FILES)
  const [measureFile, eventFile, placeFile, figureFile] = files
  const measures = measureFile.data?.measures ?? NONE
  const events = eventFile.data?.events ?? NONE
  const routes = placeFile.data?.routes ?? NONE
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const figures = useDockFigures(figureFile.data, filteredRoutes(selected, filters, routes).join())
  const spans = useSpans(measures, events, figures.coverages)
  const time = useDockTime({
    ...spans,
    figures: figureFile.data ?? null,
    coverage: figures.shown.series?.coverage ?? null,
  })
  const hasFailed = files.some((file) => file.isError)
  const marks = useMarks(selected?.kind === 'route' ? selected.id : null)
  return { hasFailed, events, selected, figures, home: spans.home, marks, ...time }
}

/** The years of the axis at first, and all years with data. The axis keeps the published years in every layer. */
function useSpans(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
  coverages: readonly MonthSpan[],
) {
  const published = useLoadedAsPublished('measures')?.measures ?? NONE
  const publishedEvents = useLoadedAsPublished('timeline')?.events ?? NONE
  return useMemo(() => {
    const all = [joined(published, measures), joined(publishedEvents, events)] as const
    const home = timelineSpan(...all)
    return { home, limits: limitsOf(home && timelineSpan(...all, 0), home ? coverages : NONE) }
  }, [published, measures, publishedEvents, events, coverages])
}

function selectMark({ kind, id }: TimelineMark) {
  select({ kind, id })
}

/** The marks within the choice, by date; with a route selected, only those that name it. Null while loading. */
function useMarks(route: string | null): readonly TimelineMark[] | null {
  const explore = useExplore()
  return useMemo(() => {
    if (!explore || route === null) return explore && timelineMarks(explore)
    const isNamed = (thing: { routes: readonly string[] }) => thing.routes.includes(route)
    return timelineMarks({
      ...explore,
      measures: explore.measures.filter(isNamed),
      events: explore.events.filter(isNamed),
    })
  }, [explore, route])
}

const NO_SOURCES: DockFigures = { series: null, otherUnit: [], uncounted: [] }

/**
 * The monthly series for some routes, and the months of all series; empty until the file has loaded. Keyed by route ids:
 * the same routes give the same series, whatever else is chosen.
 */
function useDockFigures(
  data: Dataset<'figures'> | undefined,
  routes: string,
): { shown: DockFigures; coverages: readonly MonthSpan[] } {
  const shown = useMemo(
    () => (data ? dockFigures(loadFigures(data), routes === '' ? [] : routes.split(',')) : NO_SOURCES),
    [data, routes],
  )
  const coverages = useMemo(
    () => (data ? loadFigures(data).series.map(({ cube }) => cubeSpan(cube)) : NONE),
    [data],
  )
  return { shown, coverages }
}

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

/** One time scale for lanes, bars and brush; drawn once its width is known. */
function TimePlot(props: TimePlotProps) {
  const [measure, px] = useElementWidth(null)
  // In sixteenths of a rem.
  const width = useMemo(() => px && Math.round((px / remSize()) * 16), [px])
  // The look decides the size of captions, and with it what has room.
  const theme = useUiStore((state) => state.theme)
  return (
    <div className={`${styles.plot} grow anchor column`} ref={measure} data-plot="" data-open={props.isOpen}>
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

/** Calls with the latest value, then rests as long as the page took to draw it, so that half of the frames stay free. */
export function pacedCalls<Value>(call: (value: Value) => void): {
  call: (value: Value) => void
  /** Forgets a value that waits. */
  drop: () => void
} {
  let waiting: { value: Value } | null = null
  let isBusy = false

  function start(value: Value): void {
    if (isBusy) {
      waiting = { value }
      return
    }
    isBusy = true
    const began = performance.now()
    call(value)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => setTimeout(end, Math.max(0, performance.now() - began - TWO_FRAMES_MS))),
    )
  }

  function end(): void {
    isBusy = false
    const next = waiting
    waiting = null
    if (next) start(next.value)
  }

  return {
    call: start,
    drop: () => {
      waiting = null
    },
  }
}
