import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { viewOfStep } from '#domain/stepView.ts'
import { useStills } from '#state/stills.ts'
import { StepNumbers } from './StepNumbers.tsx'
import styles from './StepPreview.module.css'

interface StepPreviewProps {
  briefing: Briefing
  step: BriefingStep
  theme: 'light' | 'dark'
  /** The room sees nothing at the moment. */
  isBlank?: boolean
  /** Whether the step's number can be opened from here as from the stage. */
  hasNumber?: boolean
}

/** Px of the still map: the part of the stage beside the words, at half its size. */
const MAP = { width: 580, height: 500 }

/** A step as the room sees it, in small: its words beside a still map, or its words alone until there is one. */
export function StepPreview({ briefing, step, theme, isBlank = false, hasNumber = false }: StepPreviewProps) {
  const { t } = useTranslation('presenter')
  const draw = useStills()
  const still = useMemo(() => draw(viewOfStep(step), { ...MAP, theme, hasNames: true }), [draw, step, theme])
  return (
    <div className={styles.screen}>
      <div className={styles.step} data-map={still !== null}>
        <div className={styles.words} lang={briefing.language}>
          <p className={styles.title}>{step.title}</p>
          {hasNumber && step.number && <StepNumbers number={step.number} />}
          {step.text.map((line) => (
            <p key={line} className={styles.line}>
              {line}
            </p>
          ))}
        </div>
        {still && (
          <div
            className={styles.map}
            role="img"
            aria-label={still.description}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: the markup is drawn by our own code from our own data.
            dangerouslySetInnerHTML={{ __html: still.svg }}
          />
        )}
      </div>
      {isBlank && <p className={styles.blank}>{t('isBlank')}</p>}
    </div>
  )
}
