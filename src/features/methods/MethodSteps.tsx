import { useTranslation } from 'react-i18next'
import styles from './SourcesPage.module.css'

const STEPS = ['received', 'cleaned', 'sentences', 'proposed', 'reviewed', 'joined', 'checked'] as const

/** How a text becomes marks, in plain words. */
export function MethodSteps() {
  const { t } = useTranslation('methods')
  return (
    <ol className={styles.steps}>
      {STEPS.map((step) => (
        <li key={step}>{t(`methodSteps.${step}`)}</li>
      ))}
    </ol>
  )
}
