import { useCallback } from 'react'
import type { MonthlySeries } from '#content/monthlySeries.ts'
import type { OtherPlace } from '#domain/figures.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { causesOfKey } from '#domain/incident.ts'
import { type MonthSpan, periodOfDate } from '#domain/period.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Labels and formatters shared by all charts of figures. */
export function useFigureWords() {
  const { t } = useTranslation(['charts', 'cells', 'common', 'series'])
  const words = useWords()
  const placeName = useCallback(
    (place: string) => {
      if (place === 'total') return t('series:total')
      return place === 'others' ? t('others') : words.route(place)
    },
    [t, words],
  )
  return {
    common: {
      showTable: t('shared:showTable'),
      hideTable: t('shared:hideTable'),
      keys: t('keys'),
      notStated: t('common:notStated'),
      partial: t('partial'),
      uncovered: t('uncovered'),
      number: words.number,
      axisNumber: words.axisNumber,
    },
    placeName,
    /** Name of a publisher's place, which need not be one of our routes. */
    placeOf: (others: readonly OtherPlace[], id: string): string => {
      const other = others.find((place) => place.id === id)
      return other ? words.localized(other.names) : words.route(id)
    },
    /** Name of a cause of death; a key may hold several. */
    causeName: (key: string): string =>
      words.list(causesOfKey(key).map((cause) => t(`cells:cause.${cause}`))),
    /** Note that the table ends before the period; empty if it does not. */
    cutText: (isCut: boolean, { coverage }: Pick<FigureSource, 'coverage'>): string =>
      isCut ? t('cut', { month: words.months({ from: coverage.to, to: coverage.to }) }) : '',
    /** The counted months, or a note that the table covers none of the period. */
    spansText: (spans: readonly MonthSpan[]): string =>
      spans.length === 0 ? t('noMonth') : words.spans(spans),
    /** Publisher and date of the data. */
    source: ({ publisher: name, asOf }: Pick<FigureSource, 'publisher' | 'asOf'>) => {
      const publisher = words.publisherName(name)
      return asOf === null
        ? t('sourceUndated', { publisher })
        : t('source', { publisher, date: words.period(periodOfDate(asOf)) })
    },
    /** Note on months without data or with partial data; empty if there are none. */
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
