import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataGate } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { ComparisonList } from './ComparisonList.tsx'
import { DatasetList } from './DatasetList.tsx'
import { ReconciliationTable } from './ReconciliationTable.tsx'
import styles from './SourcesPage.module.css'

interface FigureSectionsProps {
  heading: (section: 'datasets' | 'reconciliation' | 'comparisons') => ReactNode
  version: string | null
}

/** The figures: their data sets, what was stated of them, and what texts say beside them. */
export function FigureSections({ heading, version }: FigureSectionsProps) {
  const { t } = useTranslation('common')
  const routes = useDataset('routes').data?.routes ?? []
  const comparisons = useTextComparisons()
  const skeleton = <p className={styles.loading}>{t('loading')}</p>
  return (
    <>
      <section className={styles.section}>
        {heading('datasets')}
        <DataGate needs={['figures']} skeleton={skeleton}>
          {(figures) => <DatasetList figures={figures} routes={routes} version={version} />}
        </DataGate>
      </section>
      <section className={styles.section}>
        {heading('reconciliation')}
        <DataGate needs={['figures']} skeleton={skeleton}>
          {(figures) => <ReconciliationTable figures={figures} />}
        </DataGate>
      </section>
      <section className={styles.section}>
        {heading('comparisons')}
        <DataGate needs={['figures', 'claims', 'records', 'routes']} skeleton={skeleton}>
          <ComparisonList comparisons={comparisons} />
        </DataGate>
      </section>
    </>
  )
}
