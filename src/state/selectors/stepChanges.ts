import type { BriefingStep } from '#domain/briefing.ts'
import { readCellQuery } from '#domain/cellQuery.ts'
import { isSameSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { RouteChange, RouteChanges } from '#domain/routeChanges.ts'
import type { ComparedPeriods } from '#domain/view.ts'
import { type CompareModel, compareModel } from './compareModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/** The two periods that the number or the chart of a step sets beside each other; null where it compares nothing. */
export function comparedByStep(step: Pick<BriefingStep, 'number' | 'chart'>): ComparedPeriods | null {
  const shown = step.number ?? step.chart
  const second = shown && onlySpan(shown.cells)
  const first = shown?.against ? onlySpan(shown.against) : null
  return first && second ? { first, second } : null
}

function onlySpan(cells: string): MonthSpan | null {
  const [span, ...more] = readCellQuery(cells)?.spans ?? []
  return span && more.length === 0 ? span : null
}

/** What the change of each route is drawn from: those of a model, whose months are the same in both periods. */
export function changesOf({ months, routes, channel }: CompareModel): RouteChanges | null {
  if (!months.isSameMonths) return null
  const rows = channel && !channel.months.isCut ? [...routes, channel] : routes
  return {
    before: months.first,
    after: months.second,
    routes: new Map(
      rows.flatMap(({ place, change: { ratio }, cells }): (readonly [string, RouteChange])[] =>
        ratio === null ? [] : [[place, { ratio, cells: cells.both }]],
      ),
    ),
  }
}

interface ChangesInput {
  figures: LoadedFigures
  compare: ComparedPeriods | null
  routeIds: readonly string[]
  /** The runs of months whose counts stand at the routes. */
  shown: readonly MonthSpan[]
}

/** The changes that can stand beside the counts at the routes: those up to the very months that are counted there. */
export function stepChanges({ figures, compare, routeIds, shown }: ChangesInput): RouteChanges | null {
  const [span, ...more] = shown
  if (!compare || !span || more.length > 0 || !isSameSpan(span, compare.second)) return null
  const model = compareModel(figures, compare, routeIds)
  return model && isSameSpan(model.months.second, span) ? changesOf(model) : null
}
