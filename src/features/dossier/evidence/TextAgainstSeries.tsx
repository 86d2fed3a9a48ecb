import { useMemo } from 'react'
import { comparisonsAt, useTextComparisons } from '#state/useTextComparisons.ts'
import { useVerdicts } from '#state/useVerdicts.ts'
import { Section } from '#ui/Section.tsx'
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
    <Section aria-label={t('title')} title={t('title')} beside={t('count', { count: comparisons.length })}>
      {comparisons.map((comparison) => (
        <SeriesVerdict key={comparison.id} {...verdictOf(comparison)} />
      ))}
    </Section>
  )
}
