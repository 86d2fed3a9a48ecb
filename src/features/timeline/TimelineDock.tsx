import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cubeSpan } from '#domain/figureCube.ts'
import { hasFilterOn } from '#domain/filters.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { type DockFigures, dockFigures, filteredRoutes } from '#state/selectors/dockSeries.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import {
  marksAtAnyTime,
  sideOf,
  type TimelineMark,
  type TimelineModel,
  timelineModel,
  timelineSpan,
} from '#state/selectors/timelineModel.ts'
import { endTimeGesture, setTimePeriod } from '#state/setTimePeriod.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { DockHeader } from './DockHeader.tsx'
import { DockTable } from './DockTable.tsx'
import { type ListOfMarks, MarkList } from './MarkList.tsx'
import styles from './TimelineDock.module.css'
import { TimePlot } from './TimePlot.tsx'
import { limitsOf } from './timeWindow.ts'
import { useDockTime } from './useDockTime.ts'
import { useMarkWords } from './useMarkWords.ts'
import { useSeriesWords } from './useSeriesWords.ts'

const NONE: readonly never[] = []
const FILES = ['measures', 'timeline', 'routes', 'figures'] as const

/**
 * The dock: the chosen measures and events by month on one time axis, above the monthly figures of the same routes.
 * Open, it shows a sign a measure.
 */
export function TimelineDock() {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const files = useDatasets(FILES)
  const hasFailed = files.some((file) => file.isError)
  const [measureFile, eventFile, placeFile] = files
  const measures = measureFile.data?.measures ?? NONE
  const events = eventFile.data?.events ?? NONE
  const routes = placeFile.data?.routes ?? NONE
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const isTable = useUiStore((state) => state.timelineTable)
  const isOpen = useUiStore((state) => state.areLanesOpen)
  const figures = useDockFigures(routes)
  const { words: series, notes } = useSeriesWords(figures.shown)
  const words = useMarkWords()
  const [list, setList] = useState<ListOfMarks | null>(null)

  const home = useMemo(() => timelineSpan(measures, events), [measures, events])
  const limits = useMemo(
    () => limitsOf(home && timelineSpan(measures, events, 0), home ? figures.coverages : NONE),
    [home, measures, events, figures.coverages],
  )
  const time = useDockTime({ home, limits, coverage: figures.shown.series?.coverage ?? null })
  // Keyed by all but the time: moving the period leaves the marks as they are.
  const choice = JSON.stringify({ ...filters, years: [], period: null })
  const route = selected?.kind === 'route' ? selected.id : null
  const marks = useMemo(() => {
    const chosen = { ...(JSON.parse(choice) as typeof filters) }
    return marksAtAnyTime(
      { measures, events, routes, filters: chosen },
      route === null ? null : { kind: 'route', id: route },
    )
  }, [measures, events, routes, choice, route])
  const model = useTimelineModel(route)
  const undated = useMemo(() => model?.marks.filter(({ period }) => period === null) ?? NONE, [model])
  const axis = time?.axis ?? null
  const beyond = useMemo(() => {
    const shown = (axis && model?.marks) ?? NONE
    const on = (side: 'before' | 'after') => shown.filter((mark) => axis && sideOf(mark, axis) === side)
    const earlier = on('before')
    const first = Math.min(...earlier.flatMap(({ period }) => (period ? yearOf(period.start) : [])))
    return { earlier: earlier.length, later: on('after').length, first }
  }, [axis, model])

  const freeze = time?.freeze
  const handleMove = useCallback(
    (isTimeMoving: boolean) => {
      setUi({ isTimeMoving })
      freeze?.(isTimeMoving)
      if (!isTimeMoving) endTimeGesture()
    },
    [freeze],
  )
  const selectedKey = selected ? `${selected.kind}:${selected.id}` : null
  const isEmpty = model !== null && home !== null && model.marks.length === 0

  return (
    <section className={styles.dock} aria-label={t('title')} data-open={isOpen || isTable}>
      <DockHeader
        time={time}
        series={series}
        notes={notes}
        isFilteredByTime={hasFilterOn(filters, 'when')}
        undated={undated}
        beyond={beyond}
        events={events}
        onList={setList}
      />
      <div className={styles.body} data-table={isTable}>
        <DataFaults needs={FILES} />
        {!model && !hasFailed && <p className={styles.skeleton}>{common('loading')}</p>}
        {model && !home && <p className={styles.empty}>{t('nothingPublished')}</p>}
        {isEmpty && <p className={styles.empty}>{t('nothing')}</p>}
        {model && isTable && (
          <DockTable
            model={model}
            words={words}
            figures={figures.shown}
            time={time}
            selectedKey={selectedKey}
            onSelect={selectMark}
          />
        )}
        {model && time && !isTable && (
          <TimePlot
            model={model}
            marks={marks}
            time={time}
            figures={figures.shown}
            series={series}
            words={words}
            isOpen={isOpen}
            selectedKey={selectedKey}
            onSelect={selectMark}
            onPeriod={setTimePeriod}
            onMove={handleMove}
            onList={setList}
          />
        )}
      </div>
      {list && (
        <MarkList
          key={list.title}
          list={list}
          words={words}
          selectedKey={selectedKey}
          onSelect={selectMark}
          onClose={() => setList((now) => (now === list ? null : now))}
        />
      )}
    </section>
  )
}

function selectMark({ kind, id }: TimelineMark) {
  select({ kind, id })
}

/** The marks within the choice; with a route selected, only those that name it. Null while loading. */
function useTimelineModel(route: string | null): TimelineModel | null {
  const explore = useExplore()
  return useMemo(() => {
    if (!explore || route === null) return explore && timelineModel(explore)
    const isNamed = (thing: { routes: readonly string[] }) => thing.routes.includes(route)
    return timelineModel({
      ...explore,
      measures: explore.measures.filter(isNamed),
      events: explore.events.filter(isNamed),
    })
  }, [explore, route])
}

const NO_SOURCES: DockFigures = { series: null, otherUnit: [], uncounted: [] }
const NO_COVERAGE: readonly MonthSpan[] = []

/** The monthly series for the routes of the view, and the months of all series; empty until the file has loaded. */
function useDockFigures(routes: readonly Route[]): {
  shown: DockFigures
  coverages: readonly MonthSpan[]
} {
  const data = useDataset('figures').data
  const chosen = useViewStore((state) => state.view.filters.routes)
  const regions = useViewStore((state) => state.view.filters.regions)
  const selected = useViewStore((state) => state.view.selected)
  const requested = useMemo(
    () => filteredRoutes(selected, { routes: chosen, regions }, routes).join(),
    [selected, chosen, regions, routes],
  )
  // Keyed by route ids: the same routes give the same series, whatever else is chosen.
  const shown = useMemo(
    () => (data ? dockFigures(loadFigures(data), requested === '' ? [] : requested.split(',')) : NO_SOURCES),
    [data, requested],
  )
  const coverages = useMemo(() => {
    if (!data) return NO_COVERAGE
    return loadFigures(data).series.map(({ cube }) => cubeSpan(cube))
  }, [data])
  return { shown, coverages }
}
