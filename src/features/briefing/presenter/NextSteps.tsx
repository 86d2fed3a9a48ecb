import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { runOf } from '#domain/talk.ts'
import { StepPicture } from '#features/briefing/giving/StepPicture.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Presenter.module.css'

/** Steps listed after the next one. */
const MAX_THEN = 3

interface NextStepsProps {
  briefing: Briefing
  /** The step that the speaker looks at while the room's picture is frozen. */
  browsed: BriefingStep | null
  /** Index of the next step; null at the end. */
  next: number | null
  theme: 'light' | 'dark'
}

/** The next step as a picture, and the titles of those after it. */
export function NextSteps({ briefing, browsed, next, theme }: NextStepsProps) {
  const { t } = useTranslation('presenter')
  const shown = browsed ?? (next === null ? undefined : briefing.steps[next])
  const run = runOf(briefing.steps)
  const place = shown ? run.indexOf(shown) : -1
  const then = place === -1 ? [] : run.slice(place + 1, place + 1 + MAX_THEN)
  return (
    <section className={styles.part} aria-label={t('nextShort')}>
      <h2 className={styles.caption}>
        {shown ? (
          <>
            {t(browsed ? 'browsedIs' : 'nextIs')} <span lang={briefing.language}>{shown.title}</span>
          </>
        ) : (
          t('isLast')
        )}
      </h2>
      {shown && <StepPicture briefing={briefing} step={shown} theme={theme} />}
      {then.length > 0 && (
        <>
          <p className={styles.faint}>{t('then')}</p>
          <ol className={styles.then} lang={briefing.language}>
            {then.map((step, index) => (
              <li key={step.id}>
                <span>{place + index + 2}</span>
                {step.title}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
