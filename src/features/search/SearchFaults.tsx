import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import type { LoadedCorpus } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'

/** The files that could not be read, and so are not searched; each with a way to ask for it again. */
export function SearchFaults({ states }: Pick<LoadedCorpus, 'states'>) {
  const { t } = useTranslation(['search', 'common'])
  return Object.entries(states).map(([name, { error, retry }]) => {
    if (!error) return null
    const reason =
      error instanceof DatasetError
        ? t(`common:fault.${error.fault}`, { place: error.place ?? t('common:notStated') })
        : error.message
    return (
      <DataFault
        key={name}
        title={t('common:fileFailed', { file: `${name}.json` })}
        lines={[reason, t('incomplete')]}
        retryLabel={t('common:retry')}
        onRetry={retry}
      />
    )
  })
}
