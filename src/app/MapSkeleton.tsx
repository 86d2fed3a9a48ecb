import { useTranslation } from 'react-i18next'
import styles from './MapArea.module.css'

/** The picture of the map while it loads: the sea in the map's final size. */
export function MapSkeleton() {
  const { t } = useTranslation('map')
  return (
    <div className={styles.skeleton}>
      <span>{t('loading')}</span>
    </div>
  )
}
