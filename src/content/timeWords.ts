import { yearRuns } from '#domain/period.ts'
import type { Filters } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

/** The time filter of measures in words: "2024–2025", "March 2025 to August 2025, no date", "all years". */
export function timeWords(
  { years, months }: Pick<Filters, 'years' | 'months'>,
  t: TFunction<'filters'>,
  words: Pick<Words, 'months'>,
): string {
  if (years.length === 0 && !months) return t('allYears')
  const runs = yearRuns(years.filter((choice) => choice !== 'not-stated')).map(({ first, last }) =>
    first === last ? String(first) : t('yearRun', { first, last }),
  )
  return [
    ...(months ? [words.months(months)] : []),
    ...runs,
    ...(years.includes('not-stated') ? [t('noDate')] : []),
  ].join(', ')
}
