import { useMemo } from 'react'
import details from '#features/dossier/Details.module.css'
import { comparisonsAt, useTextComparisons } from '#state/useTextComparisons.ts'
import { useVerdicts } from '#state/useVerdicts.ts'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

/** Statements about the flow on a route or from a region, compared with the series; renders nothing if there are none. */
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
