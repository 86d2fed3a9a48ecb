import { type CSSProperties, useEffect, useMemo } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { statesOf } from '#content/whatChanged.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type IsoDate, periodOfDate } from '#domain/period.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useStateName } from '#parts/useStateName.ts'
import { useDataset } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { setUi } from '#state/uiStore.ts'
import { useLatest } from '#state/useProvenance.ts'
import { openPage, setKnown, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './KnownStrip.module.css'

const RAW = { isLayered: false }

/** The choice of a day as of which everything is shown as it was known, and what is shown then. */
export function KnownStrip() {
  const known = useViewStore(({ view }) => view.known)
  return (
    <div className={styles.strip} data-strip={known === null ? 'open' : 'known'}>
      <DayChoice known={known} />
      {known !== null && <WhatIsShown day={known} />}
    </div>
  )
}

function DayChoice({ known }: { known: IsoDate | null }) {
  const { t } = useTranslation('known')
  const vintages = useDataset('vintages', RAW).data
  const sources = useDataset('figures', RAW).data?.sources
  const stateName = useStateName()
  const words = useWords()
  const states = useMemo(() => (vintages ? statesOf(vintages) : []), [vintages])
  const days = [...new Set(states.map(({ knownOn }) => knownOn))]
  const main = vintages?.tables[0]?.table
  const chosen = known === null ? days.length : days.findLastIndex((day) => day <= known)
  const choose = (index: number) => setKnown(days[Math.max(0, index)] ?? null)
  const step = useLatest((by: number) => {
    const isBeyond = by > 0 && known === null
    if (!isBeyond && chosen + by >= 0) choose(chosen + by)
    return !isBeyond
  })
  useEffect(() => {
    const undo = [
      registerShortcut('knownEarlier', () => step.current(-1)),
      registerShortcut('knownLater', () => step.current(1)),
    ]
    return () => {
      for (const back of undo) back()
    }
  }, [step])
  const nameOf = (day: IsoDate) => {
    const [first] = states.filter(({ knownOn }) => knownOn === day)
    return first ? stateName(first) : day
  }
  // Another than the chosen one has room for its month.
  const labelOf = (day: IsoDate | null, isChosen: boolean) => {
    if (day === null) return t('today')
    return isChosen ? nameOf(day) : words.shortMonths({ from: day.slice(0, 7), to: day.slice(0, 7) })
  }
  const publishers = (day: IsoDate) =>
    words.list(
      states
        .filter(({ knownOn }) => knownOn === day)
        .map(({ table }) => words.publisherName(sources?.find(({ id }) => id === table)?.publisher ?? table)),
    )
  const shown = days[chosen]
  return (
    <div className={styles.choice}>
      <span className={styles.name}>{t('knownOn')}</span>
      <div className={styles.line} style={{ '--steps': days.length } as CSSProperties}>
        {[...days, null].map((day, index) => (
          <span
            key={day ?? ''}
            className={styles.step}
            data-chosen={index === chosen || undefined}
            data-past={index < chosen || undefined}
            data-main={
              day === null ||
              states.some(({ knownOn, table }) => knownOn === day && table === main) ||
              undefined
            }
          >
            <span className={styles.label}>{labelOf(day, index === chosen)}</span>
          </span>
        ))}
        <input
          className={styles.range}
          type="range"
          min={0}
          max={days.length}
          value={chosen}
          aria-label={t('knownOn')}
          aria-valuetext={shown === undefined ? t('today') : `${nameOf(shown)}, ${publishers(shown)}`}
          onChange={(event) => choose(Number(event.target.value))}
        />
      </div>
      <div className={styles.steps}>
        <Button
          look="bare"
          aria-label={t('earlier')}
          title={t('earlier')}
          disabled={chosen <= 0}
          onClick={() => choose(chosen - 1)}
        >
          <KeyCap name="[" />
        </Button>
        <Button
          look="bare"
          aria-label={t('later')}
          title={t('later')}
          disabled={known === null}
          onClick={() => choose(chosen + 1)}
        >
          <KeyCap name="]" />
        </Button>
        <Button
          onClick={() => {
            setKnown(null)
            setUi({ isKnownOpen: false })
          }}
        >
          {t('today')}
        </Button>
      </div>
      <DataFaults needs={['vintages']} />
    </div>
  )
}

/** What the page shows: the day, to which month, and how many records. */
function WhatIsShown({ day }: { day: IsoDate }) {
  const { t } = useTranslation(['known', 'common'])
  const words = useWords()
  const isApplied = useOwnLayer(({ known }) => known?.day === day)
  const figures = useDataset('figures').data
  const records = useDataset('records').data?.records.length
  const total = useDataset('records', RAW).data?.records.length
  if (!isApplied || !figures) {
    return (
      <div className={styles.shown} role="status">
        <p>{t('common:loading')}</p>
        <DataFaults needs={['vintages', 'outcomes', 'figures']} />
      </div>
    )
  }
  const { byRoute } = loadFigures(figures)
  return (
    <div className={styles.shown} role="status">
      <p>
        {t('shown', {
          day: words.period({ start: day, end: day, precision: 'day' }),
          publisher: words.publisherName(byRoute.publisher),
          month: words.period(periodOfDate(cubeSpan(byRoute.cube).to)),
        })}{' '}
        {records !== undefined && total !== undefined && t('records', { count: records, total })}{' '}
        <span className={styles.limits}>{t('limits')}</span>
      </p>
      <TextButton
        onClick={() => {
          setUi({ sourcesAt: 'changed' })
          openPage('sources')
        }}
      >
        {t('since')}
      </TextButton>
    </div>
  )
}
