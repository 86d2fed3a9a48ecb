import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { useWords } from '#words/words.ts'
import { datasetQuery } from './datasets.ts'

/** Reads published files for an export; rejects with words for the reader. The part that uses it brings the English of `export`. */
export function useReadFile(): <Name extends DatasetName>(name: Name) => Promise<Dataset<Name>> {
  const client = useQueryClient()
  const { t } = useTranslation('export')
  const words = useWords()
  return (name) =>
    client.fetchQuery(datasetQuery(name)).catch((error: unknown) => {
      const { title, lines } = words.fileFault(
        `${name}.json`,
        error instanceof Error ? error : new Error(String(error)),
      )
      throw new Error(t('fileFailed', { fault: title, reason: lines[0] }), { cause: error })
    })
}
