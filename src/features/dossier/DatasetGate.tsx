import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DatasetError } from '#state/datasetError.ts'
import type { LoadedCorpus } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { usePanel } from './panelContext.ts'
import { Skeleton } from './Skeleton.tsx'

interface DatasetGateProps {
  /** The files without which the content means nothing. */
  needs: readonly (keyof LoadedCorpus['states'])[]
  /** Rows of the picture that stands in while a file is on its way. */
  rows?: number
  children: ReactNode
}

/** Shows its content once the files are there; before, a picture of the same size; after a fault, what failed. */
export function DatasetGate({ needs, rows = 6, children }: DatasetGateProps) {
  const { t } = useTranslation('common')
  const { states } = usePanel()
  const failed = needs.filter((name) => states[name].error !== null)
  if (failed.length > 0) {
    return failed.map((name) => {
      const { error, retry } = states[name]
      const reason =
        error instanceof DatasetError
          ? t(`fault.${error.fault}`, { place: error.place ?? t('notStated') })
          : (error?.message ?? '')
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
  return needs.some((name) => states[name].isPending) ? <Skeleton rows={rows} /> : children
}
