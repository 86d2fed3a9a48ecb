import { useTranslation } from 'react-i18next'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import styles from './DockLegend.module.css'

/** The width of a sign is the precision of its date. */
export function DockLegend() {
  const { t } = useTranslation('timeline')
  return (
    <div className={styles.place}>
      <ul className={styles.legend}>
        {(['day', 'month', 'year'] as const).map((precision) => (
          <li key={precision}>
            <PrecisionSign precision={precision} /> {t(precision)}
          </li>
        ))}
        <li>
          <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden="true">
            <path d="M5 1l4 4-4 4-4-4z" fill="currentColor" />
          </svg>{' '}
          {t('event')}
        </li>
      </ul>
    </div>
  )
}
