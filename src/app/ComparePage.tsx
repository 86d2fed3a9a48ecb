import { useTranslation } from 'react-i18next'
import { CompareHead } from '#features/compare/CompareHead.tsx'
import { CompareTables } from '#features/compare/CompareTables.tsx'
import { FilterChips } from '#features/filters/FilterChips.tsx'
import { useDataset } from '#state/datasets.ts'
import { useCompare } from '#state/useCompare.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'
import { CompareMaps } from './CompareMaps.tsx'
import styles from './ComparePage.module.css'
import { SVG_MAP } from './mapCode.ts'
import { Part } from './Part.tsx'

/** The maps' code can be asked for again. */

/** Two periods: the finding, two maps, and what changed; each part fails on its own. */
export function ComparePage() {
  const { t } = useTranslation('common')
  const { fileFault } = useWords()
  const figures = useDataset('figures')
  const routes = useDataset('routes')
  const compared = useCompare()
  const failed = [
    { file: 'figures.json', query: figures },
    { file: 'routes.json', query: routes },
  ].flatMap(({ file, query: { error, refetch } }) => (error ? [{ file, error, refetch }] : []))
  if (failed.length > 0) {
    return failed.map(({ file, error, refetch }) => (
      <DataFault key={file} {...fileFault(file, error)} onRetry={() => void refetch()} />
    ))
  }
  if (!compared) return <p className={styles.loading}>{t('loading')}</p>
  return (
    <>
      <CompareHead {...compared} />
      <div className={styles.chips}>
        <FilterChips />
      </div>
      {compared.model && (
        <>
          <Part code={SVG_MAP}>
            <CompareMaps figures={compared.figures} model={compared.model} />
          </Part>
          <CompareTables model={compared.model} />
        </>
      )}
    </>
  )
}
