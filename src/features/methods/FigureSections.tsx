import { type ReactNode, useState } from 'react'
import type { DatasetName } from '#domain/datasets.ts'
import { REVISION, STABLE_BAND } from '#domain/figureCube.ts'
import { type TextComparison, VERDICTS, type Verdict } from '#domain/textAgainstSeries.ts'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { useVerdicts } from '#state/useVerdicts.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { DatasetList } from './DatasetList.tsx'
import figureStyles from './Figures.module.css'
import { ReconciliationTable } from './ReconciliationTable.tsx'
import styles from './SourcesPage.module.css'

/** Few readers have tables of their own. */
const OWN_TABLES = partCode(() => import('./OwnTables.tsx').then((m) => m.OwnTables))

interface FigureSectionsProps {
  heading: (section: 'datasets' | 'reconciliation' | 'comparisons') => ReactNode
  version: string | null
}

/** The figures: their data sets, stated figures, and comparisons with statements in texts. */
export function FigureSections({ heading, version }: FigureSectionsProps) {
  const { t } = useTranslation('common')
  const routes = useDataset('routes').data?.routes ?? []
  const comparisons = useTextComparisons()
  const hasOwn = useOwnLayer(({ own }) => own !== null)
  const skeleton = <p className={styles.loading}>{t('loading')}</p>
  return (
    <>
      <section className={styles.section}>
        {heading('datasets')}
        <DataGate needs={['figures']} skeleton={skeleton}>
          {(figures) => <DatasetList figures={figures} routes={routes} version={version} />}
        </DataGate>
        {hasOwn && <CodePart code={OWN_TABLES} loading={null} renderFault={() => null} />}
      </section>
      <section className={styles.section}>
        {heading('reconciliation')}
        <DataGate
          needs={['figures', 'comparisons']}
          skeleton={skeleton}
          frame={() => <LaterFaults above={['figures']} own={['comparisons']} />}
        >
          {(figures, others) => <ReconciliationTable figures={figures} others={others} />}
        </DataGate>
      </section>
      <section className={styles.section}>
        {heading('comparisons')}
        <DataGate
          needs={['figures', 'claims', 'records', 'routes']}
          skeleton={skeleton}
          frame={() => <LaterFaults above={['figures', 'claims', 'records']} own={['routes']} />}
        >
          <ComparisonList comparisons={comparisons} />
        </DataGate>
      </section>
    </>
  )
}

interface LaterFaultsProps {
  /** Files whose faults an earlier section names. */
  above: readonly DatasetName[]
  own: readonly DatasetName[]
}

/** The faults of a section that needs files of earlier ones too: each file is named as failed, and can be retried, once. */
function LaterFaults({ above, own }: LaterFaultsProps) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const files = useDatasets(above)
  const failed = above.flatMap((name, index) => (files[index]?.isError ? [`${name}.json`] : []))
  return (
    <>
      {failed.length > 0 && <p>{t('faultAbove', { files: words.list(failed) })}</p>}
      <DataFaults needs={own} />
    </>
  )
}

/** Shown per verdict before "show all". */
const INITIAL_COUNT = 4

/** Everything that texts and records state about flows, against the series, by verdict. */
function ComparisonList({ comparisons }: { comparisons: readonly TextComparison[] }) {
  const { t } = useTranslation('series')
  const words = useWords()
  return (
    <div className={figureStyles.comparisons}>
      <p>{t('lead')}</p>
      <p className={figureStyles.note}>
        {t('rule', { revision: words.percent(REVISION), band: words.percent(STABLE_BAND) })}
      </p>
      {comparisons.length === 0 && <p>{t('none')}</p>}
      {VERDICTS.map((verdict) => (
        <VerdictGroup
          key={verdict}
          verdict={verdict}
          comparisons={comparisons.filter((comparison) => comparison.verdict === verdict)}
        />
      ))}
    </div>
  )
}

function VerdictGroup({
  verdict,
  comparisons,
}: {
  verdict: Verdict
  comparisons: readonly TextComparison[]
}) {
  const { t } = useTranslation('series')
  const [isWhole, setIsWhole] = useState(false)
  const verdictOf = useVerdicts()
  const shown = isWhole ? comparisons : comparisons.slice(0, INITIAL_COUNT)
  if (comparisons.length === 0) return null
  return (
    <section>
      <h3 className={figureStyles.verdict}>
        {t(`verdict.${verdict}`)} <span>{t('count', { count: comparisons.length })}</span>
      </h3>
      {shown.map((comparison) => (
        <SeriesVerdict key={comparison.id} {...verdictOf(comparison)} />
      ))}
      {comparisons.length > INITIAL_COUNT && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('showFew', { count: INITIAL_COUNT }) : t('showAll', { count: comparisons.length })}
        </Button>
      )}
    </section>
  )
}
