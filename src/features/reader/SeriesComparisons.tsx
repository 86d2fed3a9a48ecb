import type { TextComparison } from '#domain/textAgainstSeries.ts'
import { useComparisonWords } from '#state/useVerdicts.ts'
import { openReader } from '#state/viewStore.ts'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './DocumentReader.module.css'

interface SeriesComparisonsProps {
  comparisons: readonly TextComparison[]
}

/** Compares what the sentence or record states with what the series counts; renders nothing without comparisons. */
export function SeriesComparisons({ comparisons }: SeriesComparisonsProps) {
  const { t } = useTranslation('series')
  const wordsOf = useComparisonWords()
  if (comparisons.length === 0) return null
  return (
    <section className={styles.beside} aria-label={t('title')}>
      <div className={styles.head}>
        <h3>{t('title')}</h3>
        <span className={styles.count}>{t('count', { count: comparisons.length })}</span>
      </div>
      {comparisons.map((comparison) => (
        <SeriesVerdict
          key={comparison.id}
          verdict={comparison.verdict}
          words={wordsOf(comparison)}
          onOpenCells={(query) => openReader({ type: 'cells', query })}
          onOpenText={null}
        />
      ))}
    </section>
  )
}
