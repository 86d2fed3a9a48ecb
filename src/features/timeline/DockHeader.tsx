import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import { askTime, endTimeMove } from '#state/askTime.ts'
import { STEP_UNITS, type TimeRoom } from '#state/timelinePlayback.ts'
import { setDockTall, setUi, useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import styles from './DockHeader.module.css'
import { DockLegend } from './DockLegend.tsx'
import { LanesChoice } from './LanesChoice.tsx'
import { usePlayback } from './usePlayback.ts'

interface DockHeaderProps {
  /** All months there are and those of the axis; null while nothing is known. */
  room: TimeRoom | null
  span: MonthSpan | null
  isTimeAsked: boolean
  /** What leads beyond the axis. */
  children: ReactNode
}

/** Playing and stepping, the period in words, the legend, and what changes the dock itself. */
export function DockHeader({ room, span, isTimeAsked, children }: DockHeaderProps) {
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
      {isTimeAsked && (
        <Button look="text" className={styles.whole} onClick={askWholeTime}>
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

function askWholeTime() {
  askTime(null)
  endTimeMove()
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
