import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDataset } from '#state/datasets.ts'
import {
  hasUndatedThings,
  type TimelineMark,
  timelineModel,
  timelineSpan,
} from '#state/selectors/timelineModel.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/useExplore.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import styles from './TimelineDock.module.css'
import { TimelineFaults } from './TimelineFaults.tsx'
import { TimelinePlot } from './TimelinePlot.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import { useMarkWords } from './useMarkWords.ts'

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
  const measures = files.measures.data?.measures
  const events = files.timeline.data?.events
  const explore = useExplore()
  const isTable = useUiStore((state) => state.timelineTable)
  const selected = useViewStore((state) => state.view.selected)
  const words = useMarkWords()
  const model = useMemo(() => (explore ? timelineModel(explore) : null), [explore])
  const span = useMemo(() => (measures && events ? timelineSpan(measures, events) : null), [measures, events])
  const hasUndated = useMemo(() => hasUndatedThings(measures ?? [], events ?? []), [measures, events])
  const selectedKey = selected ? `${selected.kind}:${selected.id}` : null

  return (
    <section className={styles.dock} aria-label={t('title')}>
      <header className={styles.header}>
        <h2 className={styles.title}>
          {t('title')}
          {span && (
            <span className={styles.span}>{t('span', { first: span.firstYear, last: span.lastYear })}</span>
          )}
        </h2>
        <Legend />
        <Button look="text" onClick={() => setUi({ timelineTable: !isTable })}>
          {isTable ? t('showDrawing') : t('showTable')}
        </Button>
      </header>
      <div className={styles.body}>
        <TimelineFaults faults={faults} />
        {!model && faults.length === 0 && <p className={styles.skeleton}>{common('loading')}</p>}
        {model?.marks.length === 0 && (
          <p className={styles.empty}>{span ? t('nothing') : t('nothingPublished')}</p>
        )}
        {model && isTable && model.marks.length > 0 && (
          <TimelineTable model={model} words={words} selectedKey={selectedKey} onSelect={selectMark} />
        )}
        {model && span && !isTable && model.marks.length > 0 && (
          <TimelinePlot
            model={model}
            span={span}
            hasUndated={hasUndated}
            words={words}
            selectedKey={selectedKey}
            onSelect={selectMark}
          />
        )}
      </div>
    </section>
  )
}

function selectMark({ kind, id }: TimelineMark) {
  select({ kind, id })
}

function Legend() {
  const { t } = useTranslation('timeline')
  return (
    <ul className={styles.legend}>
      {(['day', 'month', 'year'] as const).map((precision) => (
        <li key={precision}>
          <PrecisionSign precision={precision} /> {t(precision)}
        </li>
      ))}
      <li>
        <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden="true">
          <path d="M5 1l4 4-4 4-4-4z" fill="currentColor" />
        </svg>{' '}
        {t('event')}
      </li>
    </ul>
  )
}
