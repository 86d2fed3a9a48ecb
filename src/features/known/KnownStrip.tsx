import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { statesOf } from '#content/whatChanged.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type IsoDate, periodOfDate } from '#domain/period.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useStateName } from '#parts/ValueLadder.tsx'
import { useDataset, usePublished } from '#state/datasets.ts'
import { useLayers } from '#state/layers.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { closeKnown } from '#state/useKnown.ts'
import { useLatest } from '#state/useProvenance.ts'
import { openPage, setKnown, useViewStore } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useOpenCard } from '#ui/useOpenCard.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './KnownStrip.module.css'

/** The choice of a day as of which everything is shown as it was known, and what is shown then. */
export function KnownStrip() {
  const known = useViewStore(({ view }) => view.known)
  const home = useFocusBack()
  return (
    <div ref={home} className={styles.strip} data-strip={known === null ? 'open' : 'known'}>
      <DayChoice known={known} />
      {known !== null && <WhatIsShown day={known} />}
    </div>
  )
}

/** A ref of what gives its focus, when it goes, to the button whose card opens it. */
function useFocusBack(): RefObject<HTMLDivElement | null> {
  const home = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const strip = home.current
    return () => {
      if (strip?.contains(document.activeElement))
        document.querySelector<HTMLElement>('.shell-line [aria-haspopup="dialog"]')?.focus()
    }
  }, [])
  return home
}

/** Steps between two labels of the line; the chosen one names its day and takes more. */
const LABEL_STEPS = 4
const CHOSEN_STEPS = 5

/** Which steps have room for a label: the chosen one, today, states of the main series, then others. */
function labelledSteps(chosen: number, last: number, main: readonly number[]): readonly number[] {
  const shown: number[] = []
  for (const index of [chosen, last, ...main, ...Array.from({ length: last }, (_, step) => step)]) {
    const hasRoom = shown.every(
      (other) => Math.abs(other - index) >= (other === chosen ? CHOSEN_STEPS : LABEL_STEPS),
    )
    if (hasRoom) shown.push(index)
  }
  return shown
}

interface StepsProps {
  /** Null: today. */
  days: readonly (IsoDate | null)[]
  chosen: number
  isMain: (day: IsoDate | null) => boolean
  labelOf: (day: IsoDate | null, isChosen: boolean) => string
}

/** What the slider over it says by its value. */
function Steps({ days, chosen, isMain, labelOf }: StepsProps) {
  const main = days.flatMap((day, index) => (isMain(day) ? [index] : []))
  const labelled = labelledSteps(chosen, days.length - 1, main)
  return days.map((day, index) => (
    <span
      key={day ?? ''}
      className={`${styles.step} shrinks no-pointer anchor`}
      aria-hidden="true"
      data-chosen={index === chosen || undefined}
      data-past={index < chosen || undefined}
      data-main={isMain(day) || undefined}
    >
      {labelled.includes(index) && (
        <span className={`${styles.label} quiet row-type nowrap`}>{labelOf(day, index === chosen)}</span>
      )}
    </span>
  ))
}

function DayChoice({ known }: { known: IsoDate | null }) {
  const { t } = useTranslation('known')
  const vintages = usePublished('vintages')
  const sources = usePublished('figures')?.sources
  const stateName = useStateName()
  const words = useWords()
  const states = useMemo(() => (vintages ? statesOf(vintages) : []), [vintages])
  const days = [...new Set(states.map(({ knownOn }) => knownOn))]
  const main = vintages?.tables[0]?.table
  const chosen = known === null ? days.length : days.findLastIndex((day) => day <= known)
  const choose = (index: number) => {
    // It stays in reach on the way to today.
    setUi({ isKnownOpen: true })
    setKnown(days[Math.max(0, index)] ?? null)
  }
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
  const range = useRef<HTMLInputElement>(null)
  // Where it was opened for a choice; a link brings its day.
  useEffect(() => {
    if (useUiStore.getState().isKnownOpen) range.current?.focus()
  }, [])
  const nameOf = (day: IsoDate) => {
    const [first] = states.filter(({ knownOn }) => knownOn === day)
    return first ? stateName(first) : day
  }
  // Another than the chosen one has room for its month.
  const labelOf = (day: IsoDate | null, isChosen: boolean) => {
    if (day === null) return t('shared:today')
    return isChosen ? nameOf(day) : words.shortMonths({ from: day.slice(0, 7), to: day.slice(0, 7) })
  }
  const publishers = (day: IsoDate) =>
    words.list(
      states
        .filter(({ knownOn }) => knownOn === day)
        .map(({ table }) => words.publisherName(sources?.find(({ id }) => id === table)?.publisher ?? table)),
    )
  const shown = days[chosen]
  const isMain = (day: IsoDate | null) =>
    day === null || states.some(({ knownOn, table }) => knownOn === day && table === main)
  return (
    <div className={`${styles.choice} row-middle screen-only`}>
      <span className="medium">
        {t('knownOn')} <span className={`${styles.value} bold`}>{labelOf(shown ?? null, true)}</span>
      </span>
      <div className={`${styles.line} anchor stack`}>
        <Steps days={[...days, null]} chosen={chosen} isMain={isMain} labelOf={labelOf} />
        <input
          ref={range}
          className={`${styles.range} over`}
          type="range"
          min={0}
          max={days.length}
          value={chosen}
          aria-label={t('knownOn')}
          aria-valuetext={shown === undefined ? t('shared:today') : `${nameOf(shown)}, ${publishers(shown)}`}
          onChange={(event) => choose(Number(event.target.value))}
        />
      </div>
      <div className={`${styles.steps} gap-4 row-middle`}>
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
        <Button onClick={closeKnown}>{t('shared:today')}</Button>
      </div>
      <DataFaults needs={['vintages']} />
    </div>
  )
}

/** What the page shows: the day, to which month, and how many records. */
function WhatIsShown({ day }: { day: IsoDate }) {
  const { t } = useTranslation(['known', 'common'])
  const words = useWords()
  const isApplied = useLayers(({ known }) => known?.day === day)
  const figures = useDataset('figures').data
  const records = useDataset('records').data?.records.length
  const total = usePublished('records')?.records.length
  const shownWords = (file: NonNullable<typeof figures>, count: number, all: number) => {
    const { byRoute } = loadFigures(file)
    return t('shown', {
      day: words.period(periodOfDate(day)),
      publisher: words.publisherName(byRoute.publisher),
      month: words.period(periodOfDate(cubeSpan(byRoute.cube).to)),
      records: words.number(count),
      total: words.number(all),
    })
  }
  const isReady = isApplied && figures && records !== undefined && total !== undefined
  return (
    <div className={`${styles.shown} in-row`}>
      <p role="status">{isReady ? shownWords(figures, records, total) : t('common:loading')}</p>
      {isReady ? (
        <>
          <Limits />
          <TextButton
            onClick={() => {
              setUi({ sourcesAt: 'changed' })
              openPage('sources')
            }}
          >
            {t('since')}
          </TextButton>
        </>
      ) : (
        <DataFaults needs={['vintages', 'outcomes', 'figures', 'records']} />
      )}
    </div>
  )
}

/** What is not shown as it was, in a card: the line stays one line. */
function Limits() {
  const { t } = useTranslation('known')
  const [isOpen, setIsOpen] = useState(false)
  const home = useRef<HTMLDivElement>(null)
  useOutsidePress(
    (target) => home.current?.contains(target) === true,
    () => setIsOpen(false),
  )
  return (
    <div ref={home} className={`${styles.limits} anchor`}>
      <TextButton aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('limits.name')}
      </TextButton>
      {isOpen && <LimitsCard close={() => setIsOpen(false)} />}
    </div>
  )
}

function LimitsCard({ close: closeCard }: { close: () => void }) {
  const { t } = useTranslation('known')
  const card = useOpenCard<HTMLDivElement>(closeCard)
  return (
    <div {...card} className={`${styles.card} float`} role="dialog" aria-label={t('limits.name')}>
      <p>{t('limits.text')}</p>
    </div>
  )
}
