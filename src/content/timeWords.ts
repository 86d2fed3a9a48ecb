import type { TFunction } from 'i18next'
import { yearRuns } from '#domain/period.ts'
import type { Filters } from '#domain/view.ts'
import type { Words } from '#words/words.ts'

/** The time filter in words: "2024–2025", "March 2025 to August 2025, no date", "all years". */
export function timeWords(
  { years, period }: Pick<Filters, 'years' | 'period'>,
  t: TFunction<'filters'>,
  { months }: Pick<Words, 'months'>,
): string {
  if (years.length === 0 && !period) return t('allYears')
  const runs = yearRuns(years.filter((choice) => choice !== 'not-stated')).map(({ first, last }) =>
    first === last ? String(first) : t('yearRun', { first, last }),
  )
  return [
    ...(period ? [months(period)] : []),
    ...runs,
    ...(years.includes('not-stated') ? [t('noDate')] : []),
  ].join(', ')
}
