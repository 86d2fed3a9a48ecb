import { memo, useMemo } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import type { BuiltSoFar } from '#domain/stepBuild.ts'
import { StepMapView } from '#parts/StepMapView.tsx'
import { wordsOnMap } from './mapOfLayout.ts'
import { StepCanvas } from './StepCanvas.tsx'
import styles from './StepPicture.module.css'

interface StepPictureProps {
  briefing: Briefing
  step: BriefingStep
  theme: 'light' | 'dark'
  /** What a build-up shows so far; all without one. */
  built?: BuiltSoFar
}

/** A small picture of a whole step, as the room sees it. Nothing in it can be pressed. */
export const StepPicture = memo(function StepPicture({ briefing, step, theme, built }: StepPictureProps) {
  const layout = layoutOfStep(step)
  const clear = useMemo(() => wordsOnMap(step), [step])
  const map = (side: 'before' | 'after' | null) => (
    <StepMapView
      step={step}
      theme={theme}
      side={side}
      labels={layout === 'title' ? 'none' : 'all'}
      clear={clear}
      shown={built}
      isPressable={false}
    />
  )
  return (
    <div className={styles.frame} inert aria-hidden="true">
      <StepCanvas
        briefing={briefing}
        step={step}
        {...(built && { built: built.lines })}
        map={
          layout === 'compare' ? (
            <div className={styles.two}>
              <div>{map('before')}</div>
              <div>{map('after')}</div>
            </div>
          ) : (
            map(null)
          )
        }
      />
    </div>
  )
})
