import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { changeTalk, openPresenter, useTalkStore } from '#state/talkStore.ts'
import { runByItself } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { PopUpNotice } from './PopUpNotice.tsx'
import styles from './Stage.module.css'
import { StageBar } from './StageBar.tsx'
import { StageNotes } from './StageNotes.tsx'
import { StageOverview } from './StageOverview.tsx'
import pictureStyles from './StagePicture.module.css'
import { StepChartOfCells } from './StepChart.tsx'
import { StepNumbers } from './StepNumbers.tsx'
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
      <div className={pictureStyles.picture}>{children}</div>
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
