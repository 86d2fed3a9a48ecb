import type { CellQuery } from '#domain/cellQuery.ts'
import { type ComparedMonths, comparedMonths } from '#domain/comparedMonths.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type FigureHeadline, figureHeadline } from '#domain/figureHeadline.ts'
import { lastWholeYear, wholeMonths, yearBefore } from '#domain/figurePeriod.ts'
import { type Change, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { ComparedPeriods } from '#domain/view.ts'
import { arrivalsOf, detectionsOf } from './figureModel.ts'
import { CHANNEL, type FigureSeries, type LoadedFigures } from './loadedFigures.ts'

/** What was counted at one place in two periods, with the cells of each. */
export interface ChangeRow<Unit extends FigureUnit = FigureUnit> {
  /** A route, another place of the publisher, or `total`. */
  readonly place: string
  /** As the table's own description names it. */
  readonly publisher: string
  readonly change: Change<Unit>
  readonly cells: { readonly before: CellQuery; readonly after: CellQuery; readonly both: CellQuery }
}

/** Two periods beside each other: all numbers are of the same months, or say that they are not. */
export interface CompareModel {
  /** What the link or the reader asks for. */
  readonly asked: ComparedPeriods
  readonly months: ComparedMonths
  /** All places of Frontex's series together. */
  readonly total: ChangeRow<'detections'>
  /** The routes that are counted in detections, in the published order. */
  readonly routes: readonly ChangeRow<'detections'>[]
  /** Places of the series that are none of our routes: with the routes they add up to the total. */
  readonly others: readonly ChangeRow<'detections'>[]
  /** Another unit, never added to the rest; null where its series covers none of the months in both periods. */
  readonly channel: (ChangeRow<'arrivals'> & { readonly months: ComparedMonths }) | null
  /** Null where the periods do not hold the same months, or where there is nothing to say. */
  readonly headline: FigureHeadline | null
}

/** What is compared where nobody says: the last whole year with the year before it. */
export function defaultCompare(coverage: MonthSpan): ComparedPeriods {
  const second = lastWholeYear(coverage)
  return { first: yearBefore(second), second }
}

/** Sets two periods side by side; null where the detections cover none of their months in both. */
export function compareModel(
  figures: LoadedFigures,
  compare: ComparedPeriods | null,
  routeIds: readonly string[],
): CompareModel | null {
  const asked = compare ?? defaultCompare(cubeSpan(figures.detections))
  const months = comparedMonths(asked, wholeOf(figures.byRoute))
  if (!months) return null
  const detections = (place: string | null) =>
    changeRow(figures, months, (span) => detectionsOf(figures, [span], place))
  const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const total = detections(null)
  const routes = routeIds.filter((id) => counted.includes(id)).map(detections)
  const channelMonths = comparedMonths(
    { first: months.first, second: months.second },
    wholeOf(figures.ofChannel),
  )
  const channel = channelMonths && {
    ...changeRow(figures, channelMonths, (span) => arrivalsOf(figures, [span])),
    months: channelMonths,
  }
  return {
    asked,
    months,
    total,
    routes,
    others: counted.filter((id) => !routeIds.includes(id)).map(detections),
    channel,
    headline: months.isSameMonths
      ? figureHeadline({
          total: total.change,
          span: months.second,
          routes: new Map<string, Change<FigureUnit> | null>([
            ...routes.map(({ place, change }) => [place, change] as const),
            [CHANNEL, channel && !channel.months.isCut ? channel.change : null],
          ]),
        })
      : null,
  }
}

function wholeOf({ cube, partialMonths }: FigureSeries): MonthSpan {
  const coverage = cubeSpan(cube)
  return wholeMonths(coverage, partialMonths) ?? coverage
}

interface Counted<Unit extends FigureUnit> {
  readonly place: string
  readonly total: Change<Unit>['before']
  readonly cells: CellQuery
}

function changeRow<Unit extends FigureUnit>(
  { sources }: LoadedFigures,
  { first, second }: ComparedMonths,
  figureIn: (span: MonthSpan) => Counted<Unit>,
): ChangeRow<Unit> {
  const [before, after] = [figureIn(first), figureIn(second)]
  return {
    place: before.place,
    publisher: sources.get(after.cells.table)?.publisher ?? after.cells.table,
    change: changeWithin((side: Counted<Unit>) => side.total, before, after),
    cells: {
      before: before.cells,
      after: after.cells,
      both: { ...after.cells, spans: [first, second] },
    },
  }
}
