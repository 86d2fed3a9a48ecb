import { useTranslation } from 'react-i18next'
import type { FigureSource } from '#domain/figureSource.ts'
import type { MonthlySeries } from '#state/selectors/monthlySeries.ts'
import { useWords } from '#state/words.ts'

/** The words that every chart of figures shares. */
export function useFigureWords() {
  const { t } = useTranslation('charts')
  const words = useWords()
  return {
    common: {
      showTable: t('showTable'),
      hideTable: t('hideTable'),
      save: t('save'),
      keys: t('keys'),
      notStated: t('notStated'),
      partial: t('partial'),
      uncovered: t('uncovered'),
      number: words.number,
    },
    /** Who counted, and as of when. */
    source: ({ publisher, asOf }: Pick<FigureSource, 'publisher' | 'asOf'>) =>
      asOf === null
        ? t('sourceUndated', { publisher })
        : t('source', { publisher, date: words.period({ start: asOf, end: asOf, precision: 'day' }) }),
    /** Which of the shown months have no data, or not a whole month of it; empty where all have. */
    gaps: ({ values, coverage }: Pick<MonthlySeries, 'values' | 'coverage'>): string => {
      const partial = values.filter(({ state }) => state === 'partial').map(({ month }) => month)
      const end = { from: coverage.to, to: coverage.to }
      return [
        values.some(({ month }) => month > coverage.to) ? t('covered', { month: words.months(end) }) : '',
        partial.length > 0
          ? t('partialMonth', {
              months: words.list(partial.map((month) => words.months({ from: month, to: month }))),
            })
          : '',
      ]
        .filter((text) => text !== '')
        .join(' ')
    },
  }
}
