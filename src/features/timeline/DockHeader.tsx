import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import { endTimeGesture, setTimePeriod } from '#state/setTimePeriod.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import {
  createPlayback,
  STEP_UNITS,
  type StepUnit,
  steppedSpan,
  type TimeRoom,
} from '#state/timelinePlayback.ts'
import { setDockTall, setUi, useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import styles from './DockHeader.module.css'
import { LanesChoice } from './LanesChoice.tsx'

interface DockHeaderProps {
  /** All months with data and the months of the axis; null while loading. */
  room: TimeRoom | null
  span: MonthSpan | null
  isFilteredByTime: boolean
  /** The buttons that lead beyond the axis. */
  children: ReactNode
}

/** Play and step controls, the period in words, the legend and the dock's own settings. */
export function DockHeader({ room, span, isFilteredByTime, children }: DockHeaderProps) {
  const { t } = useTranslation('timeline')
  const { shortMonths } = useWords()
  const { timelineTable: isTable, isDockTall, timelineUnit: unit } = useUiStore()
  const whole = room && shortMonths(room.inSight)
  return (
    <header className={styles.header}>
      <h2 className="visually-hidden">{t('title')}</h2>
      {room && <TimeControls room={room} span={span} />}
      {children}
      <p className={styles.period}>{span ? shortMonths(span) : whole}</p>
      {isFilteredByTime && (
        <Button look="text" className={styles.whole} onClick={clearTimePeriod}>
          {t('wholeTime')}
        </Button>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of a flexible box everywhere */}
      <div role="group" aria-label={t('step.title')} className={styles.units}>
        <span aria-hidden="true">{t('step.title')}</span>
        {STEP_UNITS.map((choice) => (
          <button
            key={choice}
            type="button"
            className={styles.unit}
            aria-pressed={choice === unit}
            onClick={() => setUi({ timelineUnit: choice })}
          >
            {t(choice)}
          </button>
        ))}
      </div>
      <div className={styles.choice}>
        <LanesChoice />
      </div>
      <DockLegend />
      <Button
        look="bare"
        className={styles.tall}
        aria-pressed={isDockTall}
        aria-label={t('taller')}
        title={t('taller')}
        onClick={() => setDockTall(!isDockTall)}
      >
        <Icon name={isDockTall ? 'down' : 'up'} />
      </Button>
      <Button look="text" onClick={() => setUi({ timelineTable: !isTable })}>
        {isTable ? t('showDrawing') : t('showTable')}
      </Button>
    </header>
  )
}

function clearTimePeriod() {
  setTimePeriod(null)
  endTimeGesture()
}

function TimeControls({ room, span }: { room: TimeRoom; span: MonthSpan | null }) {
  const { t } = useTranslation('timeline')
  const unit = useUiStore((state) => state.timelineUnit)
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  const { isPlaying, toggle, step } = usePlayback({ room, span, unit, isStill })
  const playTip = isStill ? t('play.still') : t('play.tip')
  return (
    <div className={styles.controls}>
      <Button
        look="icon"
        className={styles.play}
        aria-label={isPlaying ? t('play.pause') : t('play.start')}
        aria-description={playTip}
        title={playTip}
        onClick={toggle}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </Button>
      <Button
        look="bare"
        className={styles.step}
        aria-label={t(`step.back.${unit}`)}
        title={t(`step.back.${unit}`)}
        onClick={() => step(-1, unit)}
      >
        <Icon name="back" />
      </Button>
      <Button
        look="bare"
        className={styles.step}
        aria-label={t(`step.forward.${unit}`)}
        title={t(`step.forward.${unit}`)}
        onClick={() => step(1, unit)}
      >
        <Icon name="forward" />
      </Button>
    </div>
  )
}

/** Legend: the width of a sign shows the precision of its date. */
function DockLegend() {
  const { t } = useTranslation('timeline')
  return (
    <div className={styles.place}>
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
    </div>
  )
}

interface PlaybackInput {
  room: TimeRoom
  span: MonthSpan | null
  unit: StepUnit
  /** With reduced motion nothing plays; each call moves one step. */
  isStill: boolean
}

interface PlaybackControls {
  isPlaying: boolean
  toggle: () => void
  /** Moves the period; false when it is already at its end. */
  step: (direction: 1 | -1, unit: StepUnit) => boolean
}

function after(ms: number, call: () => void): () => void {
  const timer = window.setTimeout(call, ms)
  return () => window.clearTimeout(timer)
}

/** Plays and steps the period of the view, and registers the keyboard shortcuts while mounted. */
function usePlayback(input: PlaybackInput): PlaybackControls {
  const [isPlaying, setIsPlaying] = useState(false)
  // The player outlives a render, so it reads the latest input through a ref.
  const latest = useRef(input)
  useEffect(() => {
    latest.current = input
  }, [input])

  const player = useMemo(
    () =>
      createPlayback({
        after,
        span: () => latest.current.span,
        unit: () => latest.current.unit,
        room: () => latest.current.room,
        show: setTimePeriod,
        onChange: (isOn) => {
          setIsPlaying(isOn)
          setUi({ isTimeMoving: isOn })
          if (!isOn) endTimeGesture()
        },
      }),
    [],
  )

  const controls = useMemo(() => {
    const step = (direction: 1 | -1, unit: StepUnit) => {
      player.pause()
      const { span, room } = latest.current
      const next = steppedSpan(span, direction, unit, room)
      if (next) setTimePeriod(next)
      return next !== null
    }
    const toggle = () => {
      if (player.isPlaying()) player.pause()
      else if (latest.current.isStill) step(1, latest.current.unit)
      else player.play()
    }
    return { step, toggle }
  }, [player])

  useEffect(() => {
    const { step, toggle } = controls
    const undo = [
      registerShortcut('play', () => {
        toggle()
        return true
      }),
      registerShortcut('previousMonth', () => step(-1, 'month')),
      registerShortcut('nextMonth', () => step(1, 'month')),
      registerShortcut('previousYear', () => step(-1, 'year')),
      registerShortcut('nextYear', () => step(1, 'year')),
    ]
    const handleHidden = () => {
      if (document.hidden) player.pause()
    }
    document.addEventListener('visibilitychange', handleHidden)
    return () => {
      for (const back of undo) back()
      document.removeEventListener('visibilitychange', handleHidden)
      player.pause()
    }
  }, [controls, player])

  return { isPlaying, ...controls }
}
