import type { CSSProperties } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { StepPreview } from '#features/briefing/StepPreview.tsx'
import { useElementWidth } from '#ui/useElementWidth.ts'
import styles from './StepPicture.module.css'

/** Width at which a step is drawn, px; the picture is scaled from it as a whole. */
const DRAWN = 1280

interface StepPictureProps {
  briefing: Briefing
  step: BriefingStep
  theme: 'light' | 'dark'
}

/** A small picture of a whole step, as the room sees it. Its controls cannot be used. */
export function StepPicture({ briefing, step, theme }: StepPictureProps) {
  const [frame, width] = useElementWidth(0)
  const scale: CSSProperties = { scale: String(width / DRAWN) }
  return (
    <div className={styles.frame} ref={frame} inert>
      {width > 0 && (
        <div className={styles.canvas} style={scale}>
          <StepPreview briefing={briefing} step={step} theme={theme} hasNumber />
        </div>
      )}
    </div>
  )
}
