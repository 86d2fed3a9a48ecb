import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { useWords } from '#words/words.ts'
import { FigureHeadline } from './FigureHeadline.tsx'
import { FindingHeadline } from './FindingHeadline.tsx'
import { KeyNumbers } from './KeyNumbers.tsx'
import styles from './OverviewHead.module.css'
import { RouteChanges } from './RouteChanges.tsx'
import { useOverviewFigures } from './useOverviewFigures.ts'

/**
 * What the overview finds: in the figures, with the numbers that prove it, then in the measures. Where the figures give no
 * finding, or their file failed, the one in the measures heads the panel.
 */
export function OverviewHead() {
  const { t } = useTranslation('overview')
  const { spans } = useWords()
  const { isError } = useDataset('figures')
  const figures = useOverviewFigures()
  if (isError) {
    return (
      <>
        <FindingHeadline level={2} />
        <DataFaults needs={['figures']} />
      </>
    )
  }
  if (!figures) return <Skeleton rows={14} />
  const { headline, total } = figures
  return (
    <>
      <div className={styles.figures}>
        {headline && total.changeCells ? (
          <FigureHeadline headline={headline} cells={total.changeCells} />
        ) : (
          <FindingHeadline level={2} />
        )}
        {total.period.isDefault && (
          <p className={details.note}>{t('figures.isDefault', { time: spans(total.period.spans) })}</p>
        )}
        <KeyNumbers figures={figures} />
        {total.total.value !== null && <RouteChanges figures={figures} />}
      </div>
      {headline && <FindingHeadline level={3} />}
    </>
  )
}
