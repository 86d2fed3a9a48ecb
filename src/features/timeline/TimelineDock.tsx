import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askedSpans, cutSpan, hullOf, isSameSpan } from '#domain/months.ts'
import { addEnglish } from '#i18n/laterEnglish.ts'
import timeline from '#i18n/messages/en/timeline.json'
import { askTime, endTimeMove } from '#state/askTime.ts'
import { useDataset } from '#state/datasets.ts'
import { allLanes, lanesInUse } from '#state/selectors/timelineLanes.ts'
import {
  hasUndatedThings,
  isBefore,
  publishedMarks,
  type TimelineMark,
  timelineModel,
  timelineSpan,
} from '#state/selectors/timelineModel.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/useExplore.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { DockHeader } from './DockHeader.tsx'
import { EarlierButton } from './EarlierButton.tsx'
import styles from './TimelineDock.module.css'
import { TimelineFaults } from './TimelineFaults.tsx'
import { TimelinePlot } from './TimelinePlot.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import { monthsOfAxis } from './timeAxis.ts'
import { useMarkWords } from './useMarkWords.ts'

addEnglish({ timeline })

const NONE: readonly never[] = []

/** The dock: measures and events of the current choice on one axis, with the precision that they have. */
export function TimelineDock() {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const files = {
    measures: useDataset('measures'),
    timeline: useDataset('timeline'),
    routes: useDataset('routes'),
  }
  const faults = Object.entries(files).flatMap(([name, { error, refetch }]) =>
    error ? [{ file: `${name}.json`, error, retry: () => void refetch() }] : [],
  )
  const categories = useDataset('vocabulary').data?.categories ?? NONE
  const measures = files.measures.data?.measures ?? NONE
  const events = files.timeline.data?.events ?? NONE
  const routes = files.routes.data?.routes ?? NONE
  const explore = useExplore()
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const ui = useUiStore()
  const [isFromStart, setIsFromStart] = useState(false)
  const words = useMarkWords()

  const published = useMemo(() => publishedMarks(measures, events), [measures, events])
  const axis = useMemo(
    () => timelineSpan(measures, events, isFromStart ? 0 : undefined),
    [measures, events, isFromStart],
  )
  const hasUndated = useMemo(() => hasUndatedThings(measures, events), [measures, events])
  const lanes = useMemo(() => {
    const ids = categories.map(({ id }) => id)
    const onAxis = axis ? published.filter((mark) => !isBefore(mark, axis)) : published
    return allLanes(onAxis, ui.timelineLanes, ids)
  }, [published, axis, ui.timelineLanes, categories])
  const usedKeys = useMemo(
    () =>
      lanesInUse(lanes, filters, routes)
        .map(({ key }) => key)
        .join(),
    [lanes, filters, routes],
  )
  // The lanes stay the same ones while only the period moves, and with them all that is laid out from them.
  const used = useMemo(() => lanes.filter(({ key }) => usedKeys.split(',').includes(key)), [lanes, usedKeys])
  const model = useMemo(() => (explore ? timelineModel(explore) : null), [explore])
  const earlier = useMemo(() => {
    const unasked = timelineSpan(measures, events)
    return unasked && model ? model.marks.filter((mark) => isBefore(mark, unasked)).length : 0
  }, [measures, events, model])

  const bounds = useMemo(() => (axis ? monthsOfAxis(axis) : null), [axis])
  const isTimeAsked = filters.period !== null || filters.years.length > 0
  const spans = useMemo(() => (isTimeAsked ? askedSpans(filters) : null), [filters, isTimeAsked])
  const span = useMemo(() => {
    const hull = spans && bounds && hullOf(spans)
    const cut = hull ? cutSpan(hull, bounds) : null
    return cut && bounds && isSameSpan(cut, bounds) ? null : cut
  }, [spans, bounds])
  const selectedKey = selected ? `${selected.kind}:${selected.id}` : null
  const isTable = ui.timelineTable

  return (
    <section
      className={styles.dock}
      aria-label={t('title')}
      data-tall={ui.isDockTall}
      data-lanes={ui.timelineLanes}
    >
      <DockHeader bounds={bounds} span={span} isTimeAsked={isTimeAsked}>
        {earlier > 0 && (
          <EarlierButton count={earlier} isOpen={isFromStart} onToggle={() => setIsFromStart(!isFromStart)} />
        )}
      </DockHeader>
      <div className={styles.body} data-table={isTable}>
        <TimelineFaults faults={faults} />
        {!model && faults.length === 0 && <p className={styles.skeleton}>{common('loading')}</p>}
        {model && !axis && <p className={styles.empty}>{t('nothingPublished')}</p>}
        {model && axis && model.marks.length === 0 && <p className={styles.empty}>{t('nothing')}</p>}
        {model && isTable && model.marks.length > 0 && (
          <TimelineTable model={model} words={words} selectedKey={selectedKey} onSelect={selectMark} />
        )}
        {model && axis && bounds && !isTable && (
          <TimelinePlot
            model={model}
            lanes={used}
            axis={axis}
            bounds={bounds}
            spans={spans}
            span={span}
            unit={ui.timelineUnit}
            hasUndated={hasUndated}
            words={words}
            selectedKey={selectedKey}
            isTall={ui.isDockTall}
            onSelect={selectMark}
            onAsk={askTime}
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

function handleMove(isTimeMoving: boolean) {
  setUi({ isTimeMoving })
  if (!isTimeMoving) endTimeMove()
}
