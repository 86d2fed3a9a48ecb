import { useMemo } from 'react'
import type { Claim } from '#domain/claim.ts'
import type { TextComparison } from '#domain/textAgainstSeries.ts'
import { useComparisonWords, useTextComparisons } from '#state/useTextComparisons.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './DocumentReader.module.css'

/** Compares what the sentence or record states with what the series counts; renders nothing without comparisons. */
export function SeriesComparisons({ comparisons }: { comparisons: readonly TextComparison[] }) {
  const { t } = useTranslation('series')
  const wordsOf = useComparisonWords()
  if (comparisons.length === 0) return null
  return (
    <section className="set-off" aria-label={t('title')}>
      <div className={`${styles.head} row-baseline`}>
        <h3>{t('title')}</h3>
        <span className="quiet caption-type">{t('count', { count: comparisons.length })}</span>
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

/** What the series counts, in a line each, for a sheet in which the whole comparison lies below the text. */
export function SeriesInShort({ claims }: { claims: readonly Claim[] }) {
  const wordsOf = useComparisonWords()
  const comparisons = useComparisonsOf(claims).map((one) => ({ id: one.id, words: wordsOf(one) }))
  if (comparisons.every(({ words }) => words.series === null)) return null
  return (
    <div className={`${styles.inShort} rigid row-type`}>
      {comparisons.map(
        ({ id, words: { labels, series, verdict } }) =>
          series && (
            <p key={id}>
              <strong>{labels.series}</strong> ({verdict}){' '}
              <Button look="text" onClick={() => openReader({ type: 'cells', query: series.cells })}>
                {series.text}
              </Button>
            </p>
          ),
      )}
    </div>
  )
}

/** The comparisons of the statements in some claims. */
export function useComparisonsOf(claims: readonly Claim[]): readonly TextComparison[] {
  const all = useTextComparisons()
  return useMemo(() => {
    const ids = new Set(claims.map(({ id }) => id))
    return all.filter(({ statedIn }) => statedIn.type === 'claim' && ids.has(statedIn.claim.id))
  }, [all, claims])
}
