import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { comparisonsAt } from '#state/selectors/textComparisons.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { useVerdicts } from '#state/useVerdicts.ts'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'

/** What sentences and records state of the flow on a route or from a region, beside the series; nothing where none does. */
export function TextAgainstSeries({ place }: { place: string }) {
  const { t } = useTranslation('series')
  const verdictOf = useVerdicts()
  const all = useTextComparisons()
  const comparisons = useMemo(() => comparisonsAt(all, place), [all, place])
  if (comparisons.length === 0) return null
  return (
    <section className={details.section} aria-label={t('title')}>
      <div className={details.sectionHead}>
        <h3 className={details.sectionTitle}>{t('title')}</h3>
        <span className={details.caption}>{t('count', { count: comparisons.length })}</span>
      </div>
      {comparisons.map((comparison) => (
        <SeriesVerdict key={comparison.id} {...verdictOf(comparison)} />
      ))}
    </section>
  )
}
