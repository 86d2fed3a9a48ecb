import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import { useDataset } from '#state/datasets.ts'
import { DataFault } from '#ui/DataFault.tsx'

type RailDataset = 'measures' | 'routes' | 'vocabulary'

interface RailFaultProps {
  names: readonly RailDataset[]
}

/** What of the rail's files could not be read, each with a way to ask for it again; nothing while all is well. */
export function RailFault({ names }: RailFaultProps) {
  return names.map((name) => <FileFault key={name} name={name} />)
}

function FileFault({ name }: { name: RailDataset }) {
  const { t } = useTranslation('common')
  const { error, refetch } = useDataset(name)
  if (!error) return null
  const reason =
    error instanceof DatasetError
      ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
      : error.message
  return (
    <DataFault
      title={t('fileFailed', { file: `${name}.json` })}
      lines={[reason, t('fileFailedRemedy')]}
      retryLabel={t('retry')}
      onRetry={() => void refetch()}
    />
  )
}
