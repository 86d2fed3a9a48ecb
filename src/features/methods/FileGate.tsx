import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import type { DatasetState } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'
import styles from './SourcesPage.module.css'

interface FileGateProps {
  /** The published files without which the content means nothing, by name. */
  files: Readonly<Record<string, DatasetState>>
  children: ReactNode
}

/** Shows a section once its files are there; before, room for it; after a fault, what failed and a retry. */
export function FileGate({ files, children }: FileGateProps) {
  const { t } = useTranslation('common')
  const failed = Object.entries(files).filter(([, { error }]) => error !== null)
  if (failed.length > 0) {
    return failed.map(([name, { error, retry }]) => (
      <DataFault
        key={name}
        title={t('fileFailed', { file: `${name}.json` })}
        lines={[
          error instanceof DatasetError
            ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
            : (error?.message ?? ''),
          t('fileFailedRemedy'),
        ]}
        retryLabel={t('retry')}
        onRetry={retry}
      />
    ))
  }
  const isPending = Object.values(files).some((file) => file.isPending)
  return isPending ? <p className={styles.loading}>{t('loading')}</p> : children
}
