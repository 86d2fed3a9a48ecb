import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { viewOfStep } from '#domain/stepView.ts'
import { useStills } from '#parts/Stills.tsx'
import { useElementWidth } from '#ui/useElementWidth.ts'
import { StepChartOfCells } from './StepChart.tsx'
import { StepNumbers } from './StepNumbers.tsx'
import styles from './StepPreview.module.css'

interface StepPreviewProps {
  briefing: Briefing
  step: BriefingStep
  theme: 'light' | 'dark'
  /** The room sees nothing at the moment. */
  isBlank?: boolean
  /** Whether the step's number and chart can be opened from here as from the stage. */
  hasNumber?: boolean
}

/** The part of the stage that is the map, as StepPreview.module.css has it, and how high it is to its width. */
const SHARE = 0.6
const HEIGHT = 9 / 16 / SHARE
/** A map is drawn for its own width, so that its names can be read; only every so many px, for each is a drawing. */
const EVERY = 40
/** Below so many px there is no room for names. */
const NAMED_FROM = 440

/** A step as the room sees it, in small: its words beside a still map, or its words alone until there is one. */
export function StepPreview({ briefing, step, theme, isBlank = false, hasNumber = false }: StepPreviewProps) {
  const { t } = useTranslation('presenter')
  const draw = useStills()
  const [screen, screenWidth] = useElementWidth(0)
  const width = Math.round((screenWidth * SHARE) / EVERY) * EVERY
  const still = useMemo(() => {
    if (width === 0) return null
    const height = Math.round(width * HEIGHT)
    return draw(viewOfStep(step), { width, height, theme, hasNames: width >= NAMED_FROM })
  }, [draw, step, theme, width])
  return (
    <div className={styles.screen} ref={screen}>
      <div className={styles.step} data-map={still !== null}>
        <div className={styles.words} lang={briefing.language}>
          <p className={styles.title}>{step.title}</p>
          {hasNumber && step.number && <StepNumbers number={step.number} />}
          {hasNumber && step.chart && <StepChartOfCells cells={step.chart} />}
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
