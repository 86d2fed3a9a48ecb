import type { ReactNode } from 'react'
import { useDataset } from '#state/datasets.ts'
import type { DatasetState } from '#state/useCorpus.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { ComparisonList } from './ComparisonList.tsx'
import { DatasetList } from './DatasetList.tsx'
import { FileGate } from './FileGate.tsx'
import { ReconciliationTable } from './ReconciliationTable.tsx'
import styles from './SourcesPage.module.css'

interface FigureSectionsProps {
  heading: (section: 'datasets' | 'reconciliation' | 'comparisons') => ReactNode
  version: string | null
}

/** The figures: their data sets, what was stated of them, and what texts say beside them. */
export function FigureSections({ heading, version }: FigureSectionsProps) {
  const figures = useDataset('figures')
  const routes = useDataset('routes')
  const claims = useDataset('claims')
  const records = useDataset('records')
  const comparisons = useTextComparisons()
  const files = { figures: stateOf(figures) }
  return (
    <>
      <section className={styles.section}>
        {heading('datasets')}
        <FileGate files={files}>
          {figures.data && (
            <DatasetList figures={figures.data} routes={routes.data?.routes ?? []} version={version} />
          )}
        </FileGate>
      </section>
      <section className={styles.section}>
        {heading('reconciliation')}
        <FileGate files={files}>{figures.data && <ReconciliationTable figures={figures.data} />}</FileGate>
      </section>
      <section className={styles.section}>
        {heading('comparisons')}
        <FileGate
          files={{ ...files, claims: stateOf(claims), records: stateOf(records), routes: stateOf(routes) }}
        >
          <ComparisonList comparisons={comparisons} />
        </FileGate>
      </section>
    </>
  )
}

function stateOf(query: { isPending: boolean; error: Error | null; refetch: () => unknown }): DatasetState {
  return { isPending: query.isPending, error: query.error, retry: () => void query.refetch() }
}
