import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REVISION, STABLE_BAND } from '#domain/seriesTolerance.ts'
import type { TextComparison } from '#domain/textAgainstSeries.ts'
import { VERDICTS, type Verdict } from '#domain/textAgainstSeries.ts'
import { useVerdicts } from '#state/useVerdicts.ts'
import { Button } from '#ui/Button.tsx'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { useWords } from '#words/words.ts'
import styles from './Figures.module.css'

/** How many are shown of an answer before the reader asks for all. */
const FEW = 4

/** All that texts and records state of flows, beside the series: by the three answers. */
export function ComparisonList({ comparisons }: { comparisons: readonly TextComparison[] }) {
  const { t } = useTranslation('series')
  const words = useWords()
  return (
    <div className={styles.comparisons}>
      <p>{t('lead')}</p>
      <p className={styles.note}>
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
  const shown = isWhole ? comparisons : comparisons.slice(0, FEW)
  if (comparisons.length === 0) return null
  return (
    <section>
      <h3 className={styles.verdict}>
        {t(`verdict.${verdict}`)} <span>{t('count', { count: comparisons.length })}</span>
      </h3>
      {shown.map((comparison) => (
        <SeriesVerdict key={comparison.id} {...verdictOf(comparison)} />
      ))}
      {comparisons.length > FEW && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('showFew', { count: FEW }) : t('showAll', { count: comparisons.length })}
        </Button>
      )}
    </section>
  )
}
