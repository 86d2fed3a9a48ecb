import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import { useDataset } from '#state/datasets.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { ConnectedMap } from './ConnectedMap.tsx'
import { forgetSvgMap } from './loadSvgMap.ts'
import styles from './MapArea.module.css'
import { MapSkeleton } from './MapSkeleton.tsx'
import { Part } from './Part.tsx'
import { StartPicture } from './StartPicture.tsx'

/** What the map falls back on can be asked for again; the map library's own code is asked for where it is drawn. */
const SVG_CODE = { askAgain: forgetSvgMap }

/** The place of the map: the map itself, its skeleton of the same size, or why it cannot be drawn. */
export function MapArea() {
  const { t } = useTranslation('common')
  const places = useDataset('routes')
  const basemap = useDataset('basemap')

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
            title={t('fileFailed', { file })}
            lines={[
              error instanceof DatasetError
                ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
                : (error?.message ?? ''),
              t('fileFailedRemedy'),
            ]}
            retryLabel={t('retry')}
            onRetry={() => void refetch()}
          />
        ))}
      </div>
    )
  }
  return (
    <>
      {places.data && basemap.data ? (
        <Part code={SVG_CODE}>
          <ConnectedMap routes={places.data.routes} regions={places.data.regions} basemap={basemap.data} />
        </Part>
      ) : (
        <MapSkeleton />
      )}
      <StartPicture />
    </>
  )
}
