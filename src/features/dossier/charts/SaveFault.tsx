import { useTranslation } from '#words/useTranslation.tsx'
import styles from './FigureCharts.module.css'

/** Alert: the file was not saved. */
export function SaveFault() {
  const { t } = useTranslation('charts')
  return (
    <p className={styles.failed} role="alert">
      {t('saveFailed')}
    </p>
  )
}
