import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/Icon.tsx'
import styles from './OfflineStatus.module.css'

/** Says in the bar of the one HTML file that it needs nothing else, in the place where the app speaks of the network. */
export function SingleSign() {
  const { t } = useTranslation('single')
  return (
    <p className={styles.sign} data-offline="false" title={t('sign')}>
      <Icon name="kept" />
      <span className={styles.words}>{t('sign')}</span>
    </p>
  )
}
