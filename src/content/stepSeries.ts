import type { StepChartCells } from '#domain/briefing.ts'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { monthsTo } from '#domain/drawnCells.ts'
import { coveredPeriod, wholeMonths } from '#domain/figurePeriod.ts'
import { DEAD_AND_MISSING, tableWithRole } from '#domain/figureTable.ts'
import {
  cutSpan,
  isSameSpan,
  type Month,
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  yearOf,
  yearSpan,
} from '#domain/period.ts'
import { STRETCHES, type StretchCount } from '#domain/stretch.ts'
import type { View } from '#domain/view.ts'
import { countingAt, coverageIn, type LoadedFigures, numberSpans } from './loadedFigures.ts'

/** What is counted, and where. */
type Counted = Pick<CellQuery, 'table' | 'count' | 'where'>

/**
 * The counts by month that Explore shows of a view, beside those of a year before where there are: what is open in the
 * Reader, the series of the place, the dead and missing there, and what other publishers count there. Their tables are
 * not asked: a step may show those that `chartFault` finds fit.
 */
export function seriesOfView(view: View, figures: LoadedFigures): readonly StepChartCells[] {
  const spans = numberSpans(figures, view.period)
  const charts = countedBy(view, figures).flatMap((counted): StepChartCells[] => {
    const source = figures.sources.get(counted.table)
    if (!source) return []
    const period = coveredPeriod(spans, coverageIn(source), source.partialMonths)
    const [months, ...more] = period.spans
    if (period.isOlder || !months || more.length > 0) return []
    const cellsIn = (span: typeof months) => writeCellQuery({ ...counted, spans: [span] })
    const against = period.compared && cellsIn(period.compared.before)
    return [monthsTo({ cells: cellsIn(months), against }) ?? []].flat()
  })
  return charts.filter(({ cells }, at) => charts.findIndex((other) => other.cells === cells) === at)
}

function countedBy(view: View, figures: LoadedFigures): readonly Counted[] {
  const { reader, selected, filters } = view
  const read = reader?.type === 'cells' ? [reader.query] : []
  const [filtered, ...others] = filters.routes
  const route = selected?.kind === 'route' ? selected.id : others.length === 0 ? filtered : undefined
  if (selected?.kind === 'country') {
    const counts = STRETCHES.flatMap((stretch) => stretch.counts)
    const here = counts.filter((count) => isIn(count, selected.id)).map(countedOf)
    return [
      ...read,
      ...here,
      ...countedByCountry(selected.id, figures),
      ...deaths({ country: [selected.id] }, figures),
    ]
  }
  if (route === undefined) {
    const { table, count } = figures.byRoute
    return filtered === undefined && !selected
      ? [...read, { table, count, where: {} }, ...deaths({}, figures)]
      : read
  }
  const series = countingAt(figures, route)
  const there = STRETCHES.find((stretch) => stretch.route === route)?.counts ?? []
  return [
    ...read,
    ...(series
      ? [
          {
            table: series.table,
            count: series.count,
            where: series.isByRoute ? { route: [route] } : {},
          },
        ]
      : []),
    ...deaths({ route: [route] }, figures),
    ...there.map(countedOf),
  ]
}

function deaths(where: CellQuery['where'], { sources }: LoadedFigures): readonly Counted[] {
  const incidents = tableWithRole(sources.values(), 'incidents')
  return incidents ? [{ table: incidents.id, count: DEAD_AND_MISSING, where }] : []
}

/** What publishers count by country beside the series. */
function countedByCountry(country: string, { sources }: LoadedFigures): readonly Counted[] {
  return [...sources.values()].flatMap(({ id, role, schema: { fields } }) =>
    role === 'comparison' && fields.some(({ name }) => name === 'country')
      ? fields.flatMap(({ name, unit }) =>
          unit ? [{ table: id, count: name, where: { country: [country] } }] : [],
        )
      : [],
  )
}

/** Whether a count is of arrivals in a country. */
function isIn({ where, quote }: StretchCount, country: string): boolean {
  const of = quote && 'in' in quote ? quote.in.slice(0, 2) : null
  return (where.country?.includes(country) ?? false) || of === country
}

function countedOf({ table, count, where }: StretchCount): Counted {
  return {
    table,
    count,
    where: Object.fromEntries(Object.entries(where).map(([name, keys]) => [name, [...keys]])),
  }
}

/** The other times that a series has for some months: the same months of each year, and each year, the newest first; never incomplete months. */
export function otherTimes(
  span: MonthSpan,
  coverage: MonthSpan,
  partial: readonly Month[] = [],
): readonly MonthSpan[] {
  const whole = wholeMonths(coverage, partial)
  if (!whole) return []
  const [first, last] = [yearOf(whole.from), yearOf(whole.to)]
  const times = Array.from({ length: last - first + 1 }, (_, index) => last - index).flatMap((year) => {
    const by = (year - yearOf(span.to)) * 12
    const moved = { from: monthAt(monthIndex(span.from) + by), to: monthAt(monthIndex(span.to) + by) }
    return [...(monthCount(span) <= 12 ? [moved] : []), yearSpan(year)]
  })
  const isWhole = (time: MonthSpan) => isSameSpan(cutSpan(time, whole), time) && !isSameSpan(time, span)
  return times.filter(
    (time, at) => isWhole(time) && times.findIndex((other) => isSameSpan(other, time)) === at,
  )
}
