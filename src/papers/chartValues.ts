import { type FigureUnit, hasHollowBars } from '#domain/figureUnit.ts'
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

type Bars = { unit?: FigureUnit; series: readonly unknown[] }

/** The series of bars on paper in the order of time: what is compared stands at the left, as in Explore. Lines keep theirs. */
export function inTime<Of>({ kind }: Pick<StepChart, 'kind'>, ofSeries: readonly Of[]): readonly Of[] {
  return kind === 'bars' ? ofSeries.toReversed() : ofSeries
}

type BarLook = 'filled' | 'hollow' | 'pale'

/** How the bars of a series of `inTime` are drawn: of two periods the earlier is pale with an outline. */
export function barLook({ unit, series }: Bars, at: number): BarLook {
  if (at < series.length - 1) return 'pale'
  return hasHollowBars(unit, series.length) ? 'hollow' : 'filled'
}

/** The look of bars from the XML of their colour: pale and hollow ones have an outline. */
export function barXml(look: BarLook, fill: string): string {
  if (look === 'filled') return fill
  const pale = fill.replace(/<a:(\w+Clr) val="(\w+)"\/>/, `<a:$1 val="$2"><a:alpha val="${PALE}"/></a:$1>`)
  return look === 'hollow'
    ? `<a:noFill/><a:ln w="19050">${fill}</a:ln>`
    : `${pale}<a:ln w="9525">${fill}</a:ln>`
}

/** Thousandths of a per cent. */
const PALE = 25_000
