import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import { useDataset } from '#state/datasets.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { ConnectedMap } from './ConnectedMap.tsx'
import { MAP_CODE } from './loadMap.ts'
import styles from './MapArea.module.css'
import { MapSkeleton } from './MapSkeleton.tsx'
import { Part } from './Part.tsx'

/** The place of the map: the map itself, its skeleton of the same size, or why it cannot be drawn. */
export function MapArea() {
  const { t } = useTranslation(['map', 'common'])
  const places = useDataset('routes')
  const basemap = useDataset('basemap')
  const [isUnavailable, setIsUnavailable] = useState(false)

  if (isUnavailable) {
    return (
      <div className={styles.fault}>
        <p className={styles.title}>{t('unavailable.title')}</p>
        <p>{t('unavailable.remedy')}</p>
      </div>
    )
  }
  const failed = [
    { file: 'routes.json', query: places },
    { file: 'basemap.json', query: basemap },
  ].filter(({ query }) => query.isError)
  if (failed.length > 0) {
    return (
      <div className={styles.faults}>
        {failed.map(({ file, query: { error, refetch } }) => (
          <DataFault
            key={file}
            title={t('common:fileFailed', { file })}
            lines={[
              error instanceof DatasetError
                ? t(`common:fault.${error.fault}`, { place: error.place ?? t('common:notStated') })
                : (error?.message ?? ''),
              t('common:fileFailedRemedy'),
            ]}
            retryLabel={t('common:retry')}
            onRetry={() => void refetch()}
          />
        ))}
      </div>
    )
  }
  if (!places.data || !basemap.data) return <MapSkeleton />
  return (
    <Part code={MAP_CODE}>
      <ConnectedMap
        routes={places.data.routes}
        regions={places.data.regions}
        basemap={basemap.data}
        onUnavailable={() => setIsUnavailable(true)}
      />
    </Part>
  )
}
