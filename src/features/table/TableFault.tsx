import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import type { LoadedCorpus } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'

/** The files of the table that could not be read, each with a way to ask for it again; nothing while all is well. */
export function TableFault({ states }: { states: LoadedCorpus['states'] }) {
  const { t } = useTranslation('common')
  return Object.entries(states).map(([name, { error, retry }]) => {
    if (error === null) return null
    const reason =
      error instanceof DatasetError
        ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
        : error.message
    return (
      <DataFault
        key={name}
        title={t('fileFailed', { file: `${name}.json` })}
        lines={[reason, t('fileFailedRemedy')]}
        retryLabel={t('retry')}
        onRetry={retry}
      />
    )
  })
}
