import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import { DataFault } from '#ui/DataFault.tsx'

/** A file that the timeline needs and that failed. */
export interface FileFault {
  file: string
  error: Error
  retry: () => void
}

/** What failed of the files that the timeline needs, each with a retry. */
export function TimelineFaults({ faults }: { faults: readonly FileFault[] }) {
  const { t } = useTranslation('common')
  return faults.map(({ file, error, retry }) => (
    <DataFault
      key={file}
      title={t('fileFailed', { file })}
      lines={[
        error instanceof DatasetError
          ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
          : error.message,
        t('fileFailedRemedy'),
      ]}
      retryLabel={t('retry')}
      onRetry={retry}
    />
  ))
}
