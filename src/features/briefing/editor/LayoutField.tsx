import { layoutOfStep } from '#domain/briefing.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { LAYOUTS, type StepLayout } from '#domain/stepLayouts.ts'
import { proposedLayout } from '#domain/stepLook.ts'
import { keysOf } from '#lib/recordOf.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Look.module.css'

interface LayoutFieldProps {
  step: DraftStep
  onLayout: (layout: StepLayout) => void
}

/** The layouts of a step as pictures; the one that suits its content is marked as proposed. */
export function LayoutField({ step, onLayout }: LayoutFieldProps) {
  const { t } = useTranslation('editor')
  const current = layoutOfStep(step)
  const proposed = proposedLayout(step)
  return (
    <fieldset className={styles.layouts}>
      <legend>{t('look.layout')}</legend>
      <div className={styles.pictures}>
        {keysOf(LAYOUTS).map((layout) => (
          <label key={layout} className={styles.choice}>
            <input
              type="radio"
              name={`layout ${step.id}`}
              checked={layout === current}
              onChange={() => onLayout(layout)}
            />
            <Picture {...LAYOUTS[layout].picture} />
            <span>{t(`look.layouts.${layout}`)}</span>
            {layout === proposed && <span className={styles.proposed}>{t('look.proposed')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A layout as drawn in the row. */
function Picture({ ink, strokes, route, maps = [] }: (typeof LAYOUTS)[StepLayout]['picture']) {
  return (
    <svg className={styles.picture} viewBox="0 0 64 36" aria-hidden="true">
      {maps.map(([x, y, width, height]) => (
        <g key={x}>
          <rect x={x} y={y} width={width} height={height} className={styles.sea} />
          <path
            d={`M${x} ${y + height * 0.55}h${width * 0.45}l${width * 0.2} ${height * 0.2}v${height * 0.25}H${x}z`}
            className={styles.land}
          />
          <path
            d={`M${x + width * 0.2} ${y + height * 0.75}q${width * 0.1} ${-height * 0.5} ${width * 0.5} ${-height * 0.5}`}
            className={styles.route}
          />
        </g>
      ))}
      <path d={ink} className={styles.ink} />
      <path d={strokes} className={styles.stroke} />
      <path d={route} className={styles.route} />
    </svg>
  )
}
