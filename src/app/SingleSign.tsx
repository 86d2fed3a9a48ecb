import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/Icon.tsx'
import styles from './OfflineStatus.module.css'

/** The sign in the bar of the single HTML file that it works offline; the app shows OfflineStatus there. */
export function SingleSign() {
  const { t } = useTranslation('single')
  return (
    <p className={styles.sign} data-offline="false" title={t('sign')}>
      <Icon name="kept" />
      <span className={styles.words}>{t('sign')}</span>
    </p>
  )
}
