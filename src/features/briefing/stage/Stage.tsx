import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { type Briefing, layoutOfStep } from '#domain/briefing.ts'
import { clockFace, elapsed, STOPPED_TIMER } from '#domain/talk.ts'
import { StepButtons } from '#features/briefing/StepButtons.tsx'
import { StepChartOfCells } from '#features/briefing/StepChart.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { useNow } from '#features/briefing/useNow.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { changeTalk, dismissBlocked, openPresenter, useTalkStore } from '#state/talkStore.ts'
import { useLatest } from '#state/useProvenance.ts'
import { setKioskRunning, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Stage.module.css'
import { StageBar } from './StageBar.tsx'
import { useStageKeys } from './useStageKeys.ts'
import { useSwipe } from './useSwipe.ts'

interface StageProps {
  briefing: Briefing
  /** Index of the step shown. */
  index: number
  onStep: (index: number) => void
  onExplore: () => void
  onLeave: () => void
  /** One or two maps, behind the text. */
  children: ReactNode
}

/** One step for the audience: map, title, up to three lines, number or chart, and sources. */
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
    // Full screen is for the whole page: with the stage alone the Reader would open behind it.
    // If the browser refuses, the stage still fills the window.
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
    kiosk: () => setKioskRunning(true),
    explore: onExplore,
    fullScreen: turnFullScreen,
  }
  useStageKeys(actions, { areButtonsFree: true })
  useReturnToStage(frame)
  const [isAsking, setIsAsking] = useState(false)
  const closeTopLayer = useLatest(() => {
    if (hasOverview) setHasOverview(false)
    else if (isBlank) setIsBlank(false)
    else if (hasNotes) setHasNotes(false)
    else setIsAsking(true)
  })
  useEffect(
    () =>
      registerShortcut('back', () => {
        // The app closes the Reader, on every page.
        if (useViewStore.getState().view.reader) return false
        if (useTalkStore.getState().isBlocked) dismissBlocked()
        else closeTopLayer.current()
        return true
      }),
    [closeTopLayer],
  )
  const swipe = useSwipe({ onForward: actions.next, onBack: actions.previous })
  // Moves the focus to the stage: the page that had it is gone.
  useEffect(() => {
    // Unless the pop-up notice has taken it.
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
      data-layout={layoutOfStep(step)}
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
      {isAsking && <EndQuestion onEnd={onLeave} onStay={() => setIsAsking(false)} />}
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

/** Gives the stage the focus when the Reader closes, unless the bar has it: on the map, arrow keys would move the map. */
function useReturnToStage(frame: RefObject<HTMLElement | null>): void {
  const isReading = useViewStore((state) => state.view.reader !== null)
  const wasReading = useRef(isReading)
  useEffect(() => {
    if (wasReading.current && !isReading && !document.activeElement?.closest('footer')) {
      frame.current?.focus({ preventScroll: true })
    }
    wasReading.current = isReading
  }, [frame, isReading])
}

interface EndQuestionProps {
  onEnd: () => void
  onStay: () => void
}

/** Asks before Escape ends the talk: a stray key must not end it before an audience. */
function EndQuestion({ onEnd, onStay }: EndQuestionProps) {
  const { t } = useTranslation('briefing')
  return (
    <ModalDialog name={t('stage.ask')} look="note" onClose={onStay}>
      <div className={styles.question}>
        <h2>{t('stage.ask')}</h2>
        <p className={styles.choices}>
          <Button look="main" onClick={onStay}>
            {t('stage.stay')}
          </Button>
          <Button onClick={onEnd}>{t('talk.end')}</Button>
        </p>
      </div>
    </ModalDialog>
  )
}

interface StageNotesProps {
  briefing: Briefing
  index: number
}

/** Speaker view on a single screen: notes, next step and elapsed time. */
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

/** Elapsed time, mm:ss; not live, or screen readers would read it every second. */
function Elapsed() {
  const { t } = useTranslation('briefing')
  const now = useNow()
  const timer = useTalkStore(({ talk }) => talk?.timer) ?? STOPPED_TIMER
  return <span aria-live="off">{t('stage.since', { time: clockFace(elapsed(timer, now)) })}</span>
}

interface StageOverviewProps {
  briefing: Briefing
  index: number
  onStep: (index: number) => void
}

/** All steps by number and title, over the stage. */
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
  /** Opens the presenter's window again. */
  onRetry: () => void
  /** Shows the notes on the stage, for a single screen. */
  onNotes: () => void
}

/** Reports that the browser blocked the presenter's window, and offers the notes on the stage or a retry. */
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
