import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import styles from './PresenterStrip.module.css'
import { StepButtons } from './StepButtons.tsx'

interface PresenterStripProps {
  ref: RefObject<HTMLElement | null>
  briefing: Briefing
  index: number
  onStep: (index: number) => void
}

/** All steps in a row; choosing one goes there. The step on the screen is always in sight. */
export function PresenterStrip({ ref, briefing, index, onStep }: PresenterStripProps) {
  const { t } = useTranslation('presenter')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is why it is scrolled.
  useEffect(() => {
    ref.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [ref, index])
  return (
    <nav className={styles.strip} ref={ref} aria-label={t('steps')}>
      <StepButtons
        briefing={briefing}
        index={index}
        onStep={onStep}
        placeClass={styles.place}
        nameClass={styles.stepName}
      />
    </nav>
  )
}
