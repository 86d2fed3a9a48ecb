import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { clockFace, elapsed, RESTING_TIMER } from '#domain/talkTimer.ts'
import { StepButtons } from '#features/briefing/StepButtons.tsx'
import { StepChartOfCells } from '#features/briefing/StepChart.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { useNow } from '#features/briefing/useNow.ts'
import { changeTalk, dismissBlocked, openPresenter, useTalkStore } from '#state/talkStore.ts'
import { runByItself } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Stage.module.css'
import { StageBar } from './StageBar.tsx'
import { useStageKeys } from './useStageKeys.ts'
import { useSwipe } from './useSwipe.ts'

interface StageProps {
  briefing: Briefing
  /** The place of the step that is shown. */
  index: number
  onStep: (index: number) => void
  onExplore: () => void
  onLeave: () => void
  /** The map or the maps of the step, behind its words. */
  children: ReactNode
}

/** One step for the room: its picture, a sentence, at most three lines and a number, and where they come from. */
export function Stage({ briefing, index, onStep, onExplore, onLeave, children }: StageProps) {
  const { t } = useTranslation('briefing')
  const isBlank = useTalkStore(({ talk }) => talk?.isBlank ?? false)
  const setIsBlank = (is: boolean) => changeTalk({ isBlank: is })
  const [hasOverview, setHasOverview] = useState(false)
  const [hasNotes, setHasNotes] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const last = briefing.steps.length - 1
  const step = briefing.steps[index]
  const go = (to: number) => {
    setHasOverview(false)
    onStep(Math.min(last, Math.max(0, to)))
  }
  const turnFullScreen = () => {
    // Where the browser does not give the screen the stage still fills the window.
    // It is the page that takes it and not the stage alone, else the Reader would open behind it.
    const turned = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen?.()
    turned?.catch(() => {})
  }
  const actions = {
    next: () => go(index + 1),
    previous: () => go(index - 1),
    first: () => go(0),
    last: () => go(last),
    jump: (number: number) => go(number - 1),
    blank: () => setIsBlank(!isBlank),
    overview: () => setHasOverview((has) => !has),
    notes: () => setHasNotes((has) => !has),
    presenter: () => {
      if (step) openPresenter({ briefing: briefing.id, step: step.id })
    },
    kiosk: () => runByItself(true),
    explore: onExplore,
    fullScreen: turnFullScreen,
  }
  useStageKeys(actions)
  const swipe = useSwipe({ onForward: actions.next, onBack: actions.previous })
  // Who comes here by keyboard or by ear hears the step and not the rest of a page that is gone.
  useEffect(() => {
    // A notice that stands already has taken the focus for what it asks.
    if (!frame.current?.contains(document.activeElement)) frame.current?.focus({ preventScroll: true })
  }, [])

  if (!step) return null
  return (
    <main
      className={styles.stage}
      ref={frame}
      tabIndex={-1}
      aria-label={t('stage.name')}
      data-notes={hasNotes}
    >
      <div className={styles.picture}>{children}</div>
      <section
        className={styles.words}
        lang={briefing.language}
        aria-live="polite"
        aria-label={t('stage.of', { number: index + 1, count: last + 1 })}
        {...swipe}
      >
        <h1 className={styles.title}>{step.title}</h1>
        {step.number && <StepNumbers number={step.number} />}
        {step.chart && <StepChartOfCells cells={step.chart} />}
        {step.text.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </section>
      {hasNotes && <StageNotes briefing={briefing} index={index} />}
      <StageBar
        briefing={briefing}
        index={index}
        isBlank={isBlank}
        hasNotes={hasNotes}
        hasOverview={hasOverview}
        actions={actions}
        swipe={swipe}
        onLeave={onLeave}
      />
      {hasOverview && <StageOverview briefing={briefing} index={index} onStep={go} />}
      <PopUpNotice onRetry={actions.presenter} onNotes={() => setHasNotes(true)} />
      {isBlank && (
        <div className={styles.blank}>
          <Button className={styles.show} onClick={() => setIsBlank(false)}>
            {t('stage.show')}
          </Button>
        </div>
      )}
    </main>
  )
}

interface StageNotesProps {
  briefing: Briefing
  index: number
}

/** What the speaker sees beside the step where there is one screen: the notes, what comes next, and the time. */
function StageNotes({ briefing, index }: StageNotesProps) {
  const { t } = useTranslation('briefing')
  const next = briefing.steps[index + 1]
  return (
    <aside className={styles.notes} aria-label={t('stage.notes')}>
      <p className={styles.clock}>
        <Elapsed />
      </p>
      <p className={styles.noteText} lang={briefing.language}>
        {briefing.steps[index]?.notes}
      </p>
      <p className={styles.nextIs}>{next ? t('stage.nextIs', { title: next.title }) : t('stage.end')}</p>
    </aside>
  )
}

/** The time since the start, as minutes and seconds; it is not read out, as it would be each second. */
function Elapsed() {
  const { t } = useTranslation('briefing')
  const now = useNow()
  const timer = useTalkStore(({ talk }) => talk?.timer) ?? RESTING_TIMER
  return <span aria-live="off">{t('stage.since', { time: clockFace(elapsed(timer, now)) })}</span>
}

interface StageOverviewProps {
  briefing: Briefing
  index: number
  onStep: (index: number) => void
}

/** All steps by number and title, over the stage; choosing one goes there. */
function StageOverview({ briefing, index, onStep }: StageOverviewProps) {
  const { t } = useTranslation('briefing')
  const list = useRef<HTMLElement>(null)
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), [])
  return (
    <nav className={styles.overview} ref={list} aria-label={t('stage.overview')}>
      <StepButtons briefing={briefing} index={index} onStep={onStep} placeClass={styles.place} />
    </nav>
  )
}

interface PopUpNoticeProps {
  /** Opens the window once more. */
  onRetry: () => void
  /** Shows the notes on the stage, for who has one screen. */
  onNotes: () => void
}

/** On the stage: the browser has let no window be opened, what can be done about it, and what goes without. */
function PopUpNotice({ onRetry, onNotes }: PopUpNoticeProps) {
  const isBlocked = useTalkStore((state) => state.isBlocked)
  return isBlocked ? <Notice onRetry={onRetry} onNotes={onNotes} /> : null
}

function Notice({ onRetry, onNotes }: PopUpNoticeProps) {
  const { t } = useTranslation('presenter')
  const notes = useRef<HTMLButtonElement>(null)
  useEffect(() => notes.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.notice} role="alert" aria-label={t('blockedName')}>
      <p>{t('blocked')}</p>
      <p className={styles.choices}>
        <Button
          ref={notes}
          look="main"
          onClick={() => {
            dismissBlocked()
            onNotes()
          }}
        >
          {t('oneScreen')}
        </Button>
        <Button onClick={onRetry}>{t('tryAgain')}</Button>
        <Button onClick={dismissBlocked}>{t('dismiss')}</Button>
      </p>
    </div>
  )
}
