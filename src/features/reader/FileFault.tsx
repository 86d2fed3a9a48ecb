import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import { DataFault } from '#ui/DataFault.tsx'

interface FileFaultProps {
  file: string
  error: Error
  onRetry: () => unknown
}

/** A file that the Reader needs and that failed, with a retry. */
export function FileFault({ file, error, onRetry }: FileFaultProps) {
  const { t } = useTranslation('common')
  const reason =
    error instanceof DatasetError
      ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
      : error.message
  return (
    <DataFault
      title={t('fileFailed', { file })}
      lines={[reason, t('fileFailedRemedy')]}
      retryLabel={t('retry')}
      onRetry={() => void onRetry()}
    />
  )
}
