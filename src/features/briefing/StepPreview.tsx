import { useMemo } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { useStills } from '#parts/Stills.tsx'
import { useElementWidth } from '#ui/useElementWidth.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { StepChartOfCells } from './StepChart.tsx'
import { StepNumbers } from './StepNumbers.tsx'
import styles from './StepPreview.module.css'

interface StepPreviewProps {
  briefing: Briefing
  step: BriefingStep
  theme: 'light' | 'dark'
  /** The stage is blanked. */
  isBlank?: boolean
  /** Shows the step's number and chart, which open their cells. */
  hasNumber?: boolean
}

/** Width of the map as a share of the preview (as in StepPreview.module.css), and its height to width ratio. */
const SHARE = 0.6
const HEIGHT = 9 / 16 / SHARE
/** Map widths are rounded to this many px, so that resizing does not redraw the map at every pixel. */
const WIDTH_STEP = 40
/** Maps narrower than this have no names, px. */
const NAMED_FROM = 440

/** A small copy of a step on the stage: its text beside a still map, or alone until the map is drawn. */
export function StepPreview({ briefing, step, theme, isBlank = false, hasNumber = false }: StepPreviewProps) {
  const { t } = useTranslation('presenter')
  const draw = useStills()
  const [screen, screenWidth] = useElementWidth(0)
  const width = Math.round((screenWidth * SHARE) / WIDTH_STEP) * WIDTH_STEP
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
