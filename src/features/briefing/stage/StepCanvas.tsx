import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { runOf } from '#domain/talk.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { hasMap } from './mapOfLayout.ts'
import styles from './StepCanvas.module.css'
import { StepFace } from './StepFace.tsx'
import { useSourceLine } from './useSourceLine.ts'
import type { SwipeHandlers } from './useSwipe.ts'

interface StepCanvasProps {
  briefing: Briefing
  step: BriefingStep
  /** The step's map or maps. The stage keeps the one before, hidden, where a step has none; a copy leaves it out. */
  map: ReactNode
  /** Number of lines shown; those that follow keep their place. Default: all. */
  built?: number
  /** On the stage: announces the step, and has its heading. */
  isLive?: boolean
  swipe?: SwipeHandlers
  /** Parts over the step, such as the bar. */
  children?: ReactNode
}

/**
 * One step, drawn on 1280 × 720 and scaled as a whole to the largest 16:9 box of its container, which must have
 * `container-type: size`. `--u` is one px of the drawing.
 */
export function StepCanvas(props: StepCanvasProps) {
  const { briefing, step, map, built = Number.POSITIVE_INFINITY, isLive = false, swipe, children } = props
  const { t } = useTranslation(['briefing', 'stage'])
  const run = runOf(briefing.steps)
  const picture = useMemo(() => <div className={styles.picture}>{map}</div>, [map])
  const sources = useSourceLine(step)
  const { mapOf } = useStepMaps()
  // Neither a backup step nor a page of the talk has a place in the run.
  const number = run.indexOf(step) + 1
  const count = run.length
  const place = number > 0 ? t('stage.of', { number, count }) : step.isBackup ? t('stage:backup') : step.title
  const layout = layoutOfStep(step)
  const isMapless = !hasMap(step, mapOf)
  const Words = isLive ? 'section' : 'div'
  return (
    <div
      className={styles.canvas}
      data-layout={layout}
      data-mapless={isMapless}
      data-live={isLive}
      style={{ '--lines': step.text.length } as CSSProperties}
    >
      <Words
        className={styles.words}
        lang={briefing.language}
        {...(isLive && { 'aria-live': 'polite', 'aria-label': place })}
        {...swipe}
      >
        <StepFace briefing={briefing} step={step} built={built} Heading={isLive ? 'h1' : 'p'} />
      </Words>
      {(isLive || !isMapless) && picture}
      <div className={styles.sourceLine}>
        <p className={styles.sources}>{sources}</p>
        <p className={styles.place} aria-hidden={isLive}>
          {step.title === place ? null : place}
        </p>
      </div>
      <div className={styles.progress} style={{ inlineSize: `${(number / count) * 100}%` }} />
      {children}
    </div>
  )
}
