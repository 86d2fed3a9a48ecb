import type { TFunction } from 'i18next'
import { unitName } from '#content/unitName.ts'
import type { ShownFigure } from '#content/viewContent.ts'
import type { StepChartCells } from '#domain/briefing.ts'
import { writeCellQuery } from '#domain/cellQuery.ts'
import type { NoteChart } from '#domain/note.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { Words } from '#words/words.ts'
import { placesOf } from './noteTables.ts'

/** A chart with its title, and its values in words for those who do not see it. */
export function noteChart(
  chart: StepChart,
  t: TFunction<'note'>,
  exportT: TFunction<'export'>,
  words: Pick<Words, 'counted' | 'list' | 'number'>,
): NoteChart {
  const { categories, series, isPartial } = chart
  const name = unitName(2, chart.unit, words)
  const unit = name.charAt(0).toUpperCase() + name.slice(1)
  const values = series.map(({ name: of, values: counted }) =>
    exportT('slides.chartValues', {
      series: of,
      values: counted
        .map(
          (value, at) =>
            `${categories[at]} ${value === null ? exportT('slides.notStated') : words.number(value)}`,
        )
        .join(', '),
    }),
  )
  const partial = categories.filter((_, at) => isPartial[at])
  const title = t(chart.over === 'months' ? 'chart.months' : 'chart.routes', { unit })
  return {
    title,
    chart,
    alt: [`${title}.`, ...values].join(' '),
    note: [
      t('chart.note'),
      ...(partial.length > 0 ? [t('chart.partial', { categories: partial.join(', ') })] : []),
    ].join(' '),
  }
}

/** The chart of a view's numbers: by month for one place, by route for several of one table; null if there is none. */
export function chartOfFigures(figures: readonly ShownFigure[]): StepChartCells | null {
  const places = placesOf(figures).filter(([place]) => place !== 'total')
  const routes = places.filter(([, [first]]) => first && 'route' in first.cells.where)
  const [one] = places
  const charted = routes.length > 1 ? routes : one ? [one] : []
  const [first, second] = charted[0]?.[1] ?? []
  if (!first || first.cells.spans.length === 0) return null
  const where = routes.length > 1 ? { route: routes.map(([place]) => place) } : first.cells.where
  const query = ({ cells }: ShownFigure) => writeCellQuery({ ...cells, where })
  const now = second ?? first
  return {
    kind: routes.length > 1 ? 'routes' : 'months',
    cells: query(now),
    against: second ? query(first) : null,
  }
}
