import { CompareHead } from '#features/compare/CompareHead.tsx'
import { CompareTables } from '#features/compare/CompareTables.tsx'
import { FilterChips } from '#features/filters/FilterChips.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { useCompare } from '#state/useCompare.ts'
import { partCode } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { CompareMaps } from './CompareMaps.tsx'
import styles from './ComparePage.module.css'
import { SVG_MAP } from './exploreCode.ts'
import { LazyPart, Part } from './Part.tsx'

const PUBLISHERS = partCode(() =>
  import('#features/compare/PublishersCompared.tsx').then((m) => m.PublishersCompared),
)

/** Two periods: the finding, two maps, and what changed; each part fails on its own. */
export function ComparePage() {
  const { t } = useTranslation('common')
  return (
    <DataGate
      needs={['figures', 'routes']}
      skeleton={<p className={`${styles.loading} quiet`}>{t('loading')}</p>}
    >
      <Compared />
    </DataGate>
  )
}

function Compared() {
  const compared = useCompare()
  if (!compared) return null
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
          <LazyPart code={PUBLISHERS} />
        </>
      )}
    </>
  )
}
