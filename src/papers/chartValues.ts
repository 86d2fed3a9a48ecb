import type { StepChart } from '#domain/stepChart.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

/** Every value of a chart in words, a sentence a series. */
export function chartValues(
  { categories, series, isPartial }: StepChart,
  t: TFunction<'export'>,
  words: Pick<Words, 'number'>,
): readonly string[] {
  return series.map(({ name, values: counted }) =>
    t('slides.chartValues', {
      series: name,
      values: counted
        .map((value, at) => {
          const number = value === null ? t('common:notStated') : words.number(value)
          return `${categories[at]} ${number}${isPartial[at] ? ` (${t('slides.incomplete')})` : ''}`
        })
        .join(', '),
    }),
  )
}
