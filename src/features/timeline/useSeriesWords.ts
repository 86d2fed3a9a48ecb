import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Month } from '#domain/period.ts'
import { type DockFigures, type DockSeries, valueOfMonth } from '#state/selectors/dockSeries.ts'
import { unitName } from '#state/unitName.ts'
import { useWords } from '#words/words.ts'

/** Visible text and accessible names of the monthly series. */
export interface SeriesWords {
  /** The row's name: "All routes, detections a month". */
  row: string
  /** "Frontex, to June 2026; not persons". */
  caption: string
  /** The same for little room: "Frontex; not persons". */
  shortCaption: string
  /** Heading of the value column: "Detections". */
  column: string
  /** "12,345 detections", "not stated". */
  value(value: number | null): string
  /** "March 2025: 12,345 detections", with any caveat. */
  month(month: Month): string
  /** The same in parts: month, value and caveat. */
  monthParts(month: Month): { month: string; value: string; note: string | null }
}

/** The words for a series, in the reader's language; null when no series covers the choice. */
export function useSeriesWords({ series, otherUnit, uncounted }: DockFigures): {
  words: SeriesWords | null
  /** What the bars leave out, in whole sentences: partial months and routes without bars. */
  notes: readonly string[]
} {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const reader = useWords()
  return useMemo(() => {
    const names = (ids: readonly string[]) => reader.list(ids.map(reader.route))
    const notes = [
      ...(series && series.partial.size > 0 ? [t('figures.partialSign')] : []),
      ...(otherUnit.length > 0 ? [t('figures.otherUnit', { routes: names(otherUnit) })] : []),
      ...(uncounted.length > 0 ? [t('figures.uncounted', { routes: names(uncounted) })] : []),
    ]
    return { words: series && seriesWords(series), notes }

    function seriesWords(shown: DockSeries): SeriesWords {
      const { unit, routes, coverage, partial } = shown
      const publisher = reader.publisherName(shown.publisher)
      const monthName = (month: Month) => reader.months({ from: month, to: month })
      const value = (count: number | null) =>
        count === null
          ? common('notStated')
          : t(`figures.value.${unit}` as never, { count, defaultValue: reader.counted(count, unit) })
      const monthParts = (month: Month) => {
        const count = valueOfMonth(shown, month)
        return {
          month: monthName(month),
          value: count === undefined ? t('figures.noFigure') : value(count),
          note:
            count === undefined
              ? t('figures.covered', { publisher, months: reader.months(coverage) })
              : partial.has(month)
                ? t('figures.partialMonth')
                : null,
        }
      }
      const name = unitName(2, unit, reader)
      const place =
        routes === null
          ? t('figures.place.all')
          : routes.length === 1
            ? names(routes)
            : t('figures.place.some', { number: reader.number(routes.length) })
      const source = { publisher, month: monthName(coverage.to) }
      return {
        row: t(`figures.row.${unit}` as never, {
          place,
          defaultValue: t('figures.row.other', { place, unit: name }),
        }),
        caption: t(`figures.caption.${unit}` as never, {
          ...source,
          defaultValue: t('figures.caption.other', source),
        }),
        shortCaption: t(`figures.shortCaption.${unit}` as never, { publisher, defaultValue: publisher }),
        column: t(`figures.column.${unit}` as never, { defaultValue: name }),
        value,
        monthParts,
        month: (month) => {
          const parts = monthParts(month)
          return parts.note === null
            ? t('figures.monthName', parts)
            : t('figures.monthNote', { ...parts, note: parts.note })
        },
      }
    }
  }, [t, common, reader, series, otherUnit, uncounted])
}
