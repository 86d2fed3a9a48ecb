import { memo, useCallback, useMemo, useState } from 'react'
import { type DockFigures, dockFigures, filteredRoutes } from '#content/dockSeries.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { type TimelineMark, timelineMarks, timelineSpan } from '#content/timelineModel.ts'
import type { Dataset } from '#domain/datasets.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDatasets, useLoadedAsPublished } from '#state/datasets.ts'
import { endTimeGesture } from '#state/setTimePeriod.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { DockHeader } from './DockHeader.tsx'
import { useDockWords, useFigureWords } from './dockWords.ts'
import type { ListOfMarks } from './MarkList.tsx'
import { LISTS, OnDemand } from './OnDemand.tsx'
import styles from './TimelineDock.module.css'
import { TimePlot } from './TimePlot.tsx'
import { limitsOf, useDockTime } from './useDockTime.ts'

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
    <section className={styles.dock} aria-label={t('title')} data-open={isOpen || isTable}>
      <DockHeader
        window={window}
        period={period}
        figures={figureWords}
        words={words}
        marks={marks ?? NONE}
        events={events}
        isOfRoute={selected?.kind === 'route'}
      />
      <div className={styles.body} data-table={isTable}>
        {hasFailed && <DataFaults needs={FILES} />}
        {!marks && !hasFailed && <p className={styles.skeleton}>{t('common:loading')}</p>}
        {marks && !home && <p className={styles.empty}>{t('nothingPublished')}</p>}
        {isEmpty && <p className={styles.empty}>{t('nothing')}</p>}
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
