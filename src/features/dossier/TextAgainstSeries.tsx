import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addEnglish } from '#i18n/laterEnglish.ts'
import series from '#i18n/messages/en/series.json'
import { comparisonsAt } from '#state/selectors/textComparisons.ts'
import { useStatedSource } from '#state/useStatedSource.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import details from './Details.module.css'

addEnglish({ series })

/** What sentences and records state of the flow on a route or from a region, beside the series; nothing where none does. */
export function TextAgainstSeries({ place }: { place: string }) {
  const { t } = useTranslation('series')
  const words = useWords()
  const sourceOf = useStatedSource()
  const all = useTextComparisons()
  const comparisons = useMemo(() => comparisonsAt(all, place), [all, place])
  if (comparisons.length === 0) return null
  return (
    <section className={details.section} aria-label={t('title')}>
      <div className={details.sectionHead}>
        <h3 className={details.sectionTitle}>{t('title')}</h3>
        <span className={details.caption}>{t('count', { count: comparisons.length })}</span>
      </div>
      {comparisons.map((comparison) => {
        const { target, ...source } = sourceOf(comparison)
        return (
          <SeriesVerdict
            key={comparison.id}
            verdict={comparison.verdict}
            words={words.comparison(comparison)}
            source={source}
            onOpenCells={(query) => openReader({ type: 'cells', query })}
            onOpenText={() => openReader(target)}
          />
        )
      })}
    </section>
  )
}
