import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DatasetState } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'

interface FileGateProps {
  /** The published files without which the content means nothing, by name. */
  files: Readonly<Record<string, DatasetState>>
  children: ReactNode
}

/** Shows a section once its files are there; before, room for it; after a fault, what failed and a retry. */
export function FileGate({ files, children }: FileGateProps) {
  const { t } = useTranslation('common')
  const { fileFault } = useWords()
  const failed = Object.entries(files).flatMap(([name, { error, retry }]) =>
    error ? [{ file: `${name}.json`, error, retry }] : [],
  )
  if (failed.length > 0) {
    return failed.map(({ file, error, retry }) => (
      <DataFault key={file} {...fileFault(file, error)} onRetry={retry} />
    ))
  }
  const isPending = Object.values(files).some((file) => file.isPending)
  return isPending ? <p className={styles.loading}>{t('loading')}</p> : children
}
