import { useCallback, useMemo } from 'react'
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
  allLanes,
  hasUndatedThings,
  isAfter,
  isBefore,
  lanesInUse,
  publishedMarks,
  type TimelineMark,
  timelineModel,
  timelineSpan,
} from '#state/selectors/timelineModel.ts'
import { endTimeGesture, setTimePeriod } from '#state/setTimePeriod.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { DockHeader } from './DockHeader.tsx'
import { DockTable } from './DockTable.tsx'
import styles from './TimelineDock.module.css'
import { TimelinePlot } from './TimelinePlot.tsx'
import { limitsOf } from './timeWindow.ts'
import { useDockTime } from './useDockTime.ts'
import { useMarkWords } from './useMarkWords.ts'

const NONE: readonly never[] = []
const FILES = ['measures', 'timeline', 'routes', 'figures'] as const

/**
 * The dock: the chosen measures and events on one time axis, drawn with the precision of their dates, above the
 * monthly figures of the same routes.
 */
export function TimelineDock() {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const files = useDatasets(FILES)
  const hasFailed = files.some((file) => file.isError)
  const [measureFile, eventFile, placeFile] = files
  const categories = useDataset('vocabulary').data?.categories ?? NONE
  const measures = measureFile.data?.measures ?? NONE
  const events = eventFile.data?.events ?? NONE
  const routes = placeFile.data?.routes ?? NONE
  const explore = useExplore()
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const ui = useUiStore()
  const figures = useDockFigures(routes)
  const words = useMarkWords()

  const published = useMemo(() => publishedMarks(measures, events), [measures, events])
  const home = useMemo(() => timelineSpan(measures, events), [measures, events])
  const limits = useMemo(
    () => limitsOf(home && timelineSpan(measures, events, 0), home ? figures.coverages : NONE),
    [home, measures, events, figures.coverages],
  )
  const hasUndated = useMemo(() => hasUndatedThings(measures, events), [measures, events])
  const lanes = useMemo(() => {
    const ids = categories.map(({ id }) => id)
    return allLanes(published, ui.timelineLanes, ids)
  }, [published, ui.timelineLanes, categories])
  const usedKeys = useMemo(
    () =>
      lanesInUse(lanes, filters, routes)
        .map(({ key }) => key)
        .join(),
    [lanes, filters, routes],
  )
  const time = useDockTime(home, limits)
  const axis = time?.axis ?? null
  // Keep the identity of the lanes while only the period moves, so that the layout stays memoised.
  const used = useMemo(() => {
    const isOnAxis = (mark: TimelineMark) => axis === null || !(isBefore(mark, axis) || isAfter(mark, axis))
    return lanes
      .filter(({ key }) => usedKeys.split(',').includes(key))
      .map((lane) => ({ ...lane, marks: lane.marks.filter(isOnAxis) }))
  }, [lanes, usedKeys, axis])
  const model = useMemo(() => (explore ? timelineModel(explore) : null), [explore])
  const beyond = useMemo(() => {
    const marks = axis && model ? model.marks : NONE
    const earlier = marks.filter((mark) => axis !== null && isBefore(mark, axis))
    const later = marks.filter((mark) => axis !== null && !isBefore(mark, axis) && isAfter(mark, axis))
    const first = Math.min(...earlier.flatMap(({ period }) => (period ? yearOf(period.start) : [])))
    return { earlier: earlier.length, later: later.length, first }
  }, [axis, model])

  const isFilteredByTime = hasFilterOn(filters, 'when')
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
  const isTable = ui.timelineTable

  return (
    <section
      className={`px-type ${styles.dock}`}
      aria-label={t('title')}
      data-tall={ui.isDockTall}
      data-lanes={ui.timelineLanes}
    >
      <DockHeader room={time?.room ?? null} span={time?.span ?? null} isFilteredByTime={isFilteredByTime}>
        <BeyondButtons
          earlier={beyond.earlier}
          later={beyond.later}
          onShow={() => {
            if (!time) return
            const { firstYear, lastYear } = time.home
            time.show({ firstYear: Math.min(firstYear, beyond.first), lastYear })
          }}
        />
      </DockHeader>
      <div className={styles.body} data-table={isTable}>
        <DataFaults needs={FILES} />
        {!model && !hasFailed && <p className={styles.skeleton}>{common('loading')}</p>}
        {model && !home && <p className={styles.empty}>{t('nothingPublished')}</p>}
        {model && home && model.marks.length === 0 && <p className={styles.empty}>{t('nothing')}</p>}
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
          <TimelinePlot
            model={model}
            lanes={used}
            time={time}
            figures={figures.shown}
            unit={ui.timelineUnit}
            hasUndated={hasUndated}
            words={words}
            selectedKey={selectedKey}
            isTall={ui.isDockTall}
            onSelect={selectMark}
            onPeriod={setTimePeriod}
            onMove={handleMove}
          />
        )}
      </div>
    </section>
  )
}

function selectMark({ kind, id }: TimelineMark) {
  select({ kind, id })
}

interface BeyondButtonsProps {
  /** Number of chosen items before and after the axis. */
  earlier: number
  later: number
  /** Widens the axis to all of them. */
  onShow: () => void
}

/** Button with the number of items beyond the axis; brings them into view. */
function BeyondButtons({ earlier, later, onShow }: BeyondButtonsProps) {
  const { t } = useTranslation('timeline')
  return (
    <>
      {earlier > 0 && (
        <Button look="text" title={t('earlierTip')} onClick={onShow}>
          {t('earlier', { count: earlier })}
        </Button>
      )}
      {later > 0 && (
        <Button look="text" title={t('laterTip')} onClick={onShow}>
          {t('later', { count: later })}
        </Button>
      )}
    </>
  )
}

const NO_SOURCES: DockFigures = { series: null, otherUnit: [], uncounted: [] }
const NO_COVERAGE: readonly MonthSpan[] = []

/** The monthly series for the routes of the view, and the months of all series; empty until the file has loaded. */
function useDockFigures(routes: readonly Route[]): {
  shown: DockFigures
  coverages: readonly MonthSpan[]
} {
  const data = useDataset('figures').data
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const { routes: chosen, regions } = filters
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
