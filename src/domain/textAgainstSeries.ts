import type { CellQuery } from './cellQuery.ts'
import type { Claim } from './claim.ts'
import type { DatedRecord, FlowStatement } from './datedRecord.ts'
import { yearBefore } from './figurePeriod.ts'
import type { FigureTableId } from './figureSource.ts'
import type { FigureUnit } from './figureUnit.ts'
import { monthCount } from './months.ts'
import type { Month, MonthSpan } from './period.ts'
import { yearRuns } from './period.ts'
import { REVISION, STABLE_BAND } from './seriesTolerance.ts'

/** What a sentence or a record states. `counts` null: the text names no unit, only that flows move. */
export interface Statement {
  /** A route, a region, or `total` for Europe as a whole; null for a place that no series has. */
  readonly place: string | null
  readonly isPart: boolean
  readonly counts: FlowStatement['counts'] | null
  readonly says:
    | { readonly form: 'trend'; readonly trend: NonNullable<Claim['trend']> }
    | { readonly form: 'count'; readonly value: number }
    /** A change in per cent from the same months a year before. */
    | { readonly form: 'change'; readonly percent: number }
  readonly months: MonthSpan | null
  readonly areWhole: boolean
}

/** A published series of one unit at the places that a statement is about. */
export interface Series {
  readonly table: FigureTableId
  readonly column: string
  readonly unit: FigureUnit
  /** The places that are added up; none: all of the table. */
  readonly places: readonly string[]
  /** The places are routes that our classification lists under the region of the text. */
  readonly isOurGrouping: boolean
  readonly coverage: MonthSpan
  readonly partialMonths: readonly Month[]
  /** The sum of some places (none: all of the table); null where nothing is stated. */
  readonly sum: (span: MonthSpan, places: readonly string[]) => number | null
}

/** Three words and no other. */
export const VERDICTS = ['agrees', 'differs', 'not-comparable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Why a statement cannot be compared. */
export const OBSTACLES = [
  'no-place',
  'part-of-place',
  'another-unit',
  'attempts',
  'another-definition',
  'no-period',
  'several-years',
  'part-months',
  'not-covered',
  'incomplete-months',
  'nothing-before',
  'within-revision',
] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** On which rule a verdict stands: the very number, its own rounding, the usual revision, the sign, the band of stable. */
export type Ground = 'exact' | 'rounded' | 'revised' | 'sign' | 'band'

/** One place of the series at the time of the text and in the same months a year before. */
export interface SeriesNumbers {
  readonly place: string
  readonly after: number | null
  readonly before: number | null
  /** The difference over `before`; null where there is none. */
  readonly ratio: number | null
  readonly cells: CellQuery
}

/** The series beside a statement. `before` is null where the statement is of one time only. */
export interface SeriesBeside {
  readonly table: FigureTableId
  readonly unit: FigureUnit
  readonly isOurGrouping: boolean
  readonly span: MonthSpan
  readonly spanBefore: MonthSpan | null
  readonly numbers: SeriesNumbers
  /** Each place by itself, where several are added up. */
  readonly parts: readonly SeriesNumbers[]
}

/** A statement set beside the series for the same thing. */
export interface Comparison {
  readonly verdict: Verdict
  /** Never empty where it cannot be compared, else empty. */
  readonly obstacles: readonly Obstacle[]
  /** Null where it does not agree. */
  readonly ground: Ground | null
  /** Null where there is no series of the place, or it does not cover the months. */
  readonly series: SeriesBeside | null
}

/** The sentence or the number of a record that states something of a flow. */
export type StatedIn =
  | { readonly type: 'claim'; readonly claim: Claim }
  | { readonly type: 'record'; readonly record: DatedRecord; readonly index: number }

/** What a text states beside what the series counts. */
export interface TextComparison extends Comparison {
  readonly id: string
  readonly statedIn: StatedIn
  readonly statement: Statement
  /** All places together, for a text about a region: it may speak of more than our grouping holds. */
  readonly whole: SeriesBeside | null
  /** Cells of another table that count the same kind of thing in another way. */
  readonly related: CellQuery | null
}

/** Sets a statement beside a series; `series` is null where none counts at its place. */
export function compareWithSeries(statement: Statement, series: Series | null): Comparison {
  const beside = series && besideOf(statement, series)
  const obstacles = obstaclesOf(statement, series)
  if (obstacles.length > 0 || !beside) return cannot(obstacles, beside)
  const { before, after, ratio } = beside.numbers
  if (after === null) return cannot(['not-covered'], beside)
  switch (statement.says.form) {
    case 'count':
      return judged(groundOfCount(statement.says.value, after), beside)
    case 'change':
      if (before === null || ratio === null) return cannot(['nothing-before'], beside)
      return judged(groundOfChange(statement.says.percent, ratio), beside)
    case 'trend':
      if (before === null || ratio === null) return cannot(['nothing-before'], beside)
      return trendAgainst(statement.says.trend, ratio, beside)
  }
}

function cannot(obstacles: readonly Obstacle[], series: SeriesBeside | null): Comparison {
  return { verdict: 'not-comparable', obstacles, ground: null, series }
}

function judged(ground: Ground | null, series: SeriesBeside): Comparison {
  return { verdict: ground ? 'agrees' : 'differs', obstacles: [], ground, series }
}

/** The ground on which a stated number agrees with the series; null where it does not. */
export function groundOfCount(stated: number, counted: number): Ground | null {
  if (stated === counted) return 'exact'
  const precision = precisionOf(stated)
  if (Math.round(counted / precision) * precision === stated) return 'rounded'
  return stated > 0 && Math.abs(counted / stated - 1) <= REVISION ? 'revised' : null
}

/** The ground on which a stated change in per cent agrees with that of the series; null where it does not. */
export function groundOfChange(percent: number, ratio: number): Ground | null {
  const decimals = String(percent).split('.')[1]?.length ?? 0
  if (Number((ratio * 100).toFixed(decimals)) === percent) return 'rounded'
  const stated = 1 + percent / 100
  return stated > 0 && Math.abs((1 + ratio) / stated - 1) <= REVISION ? 'revised' : null
}

/** The place of the last digit that is not zero, as a power of ten: 239,000 is stated to the thousand. */
export function precisionOf(value: number): number {
  let precision = 1
  while (value !== 0 && Number.isInteger(value) && value % (precision * 10) === 0) precision *= 10
  return precision
}

function trendAgainst(trend: NonNullable<Claim['trend']>, ratio: number, series: SeriesBeside): Comparison {
  const isInBand = Math.abs(ratio) <= STABLE_BAND
  if (trend === 'stable') return judged(isInBand ? 'band' : null, series)
  if (Math.sign(ratio) === (trend === 'up' ? 1 : -1)) return judged('sign', series)
  // So small a change in the other direction may be nothing but a revision.
  return isInBand ? cannot(['within-revision'], series) : judged(null, series)
}

function obstaclesOf(statement: Statement, series: Series | null): Obstacle[] {
  const { counts, months } = statement
  const found: Obstacle[] = []
  if (statement.place === null || !series) found.push('no-place')
  if (statement.isPart) found.push('part-of-place')
  if (counts === 'attempts') found.push('attempts')
  else if (counts === 'deaths') found.push('another-definition')
  else if (counts !== null && series && counts !== series.unit) found.push('another-unit')
  if (months === null) found.push('no-period')
  else if (!statement.areWhole) found.push('part-months')
  else if (statement.says.form !== 'count' && monthCount(months) > 12) found.push('several-years')
  else if (series) {
    const spans = spansOf(statement, months)
    if (spans.some((span) => !covers(series.coverage, span))) found.push('not-covered')
    else if (
      spans.some(({ from, to }) => series.partialMonths.some((month) => from <= month && month <= to))
    ) {
      found.push('incomplete-months')
    }
  }
  return found
}

/** The months that a statement needs: its own and, for a change or a trend, the same a year before. */
function spansOf({ says }: Statement, months: MonthSpan): readonly MonthSpan[] {
  return says.form === 'count' ? [months] : [yearBefore(months), months]
}

function covers(coverage: MonthSpan, { from, to }: MonthSpan): boolean {
  return coverage.from <= from && to <= coverage.to
}

/** The series' own numbers, wherever its months are covered: they are shown also where no verdict is possible. */
function besideOf(statement: Statement, series: Series): SeriesBeside | null {
  const { months } = statement
  if (months === null || statement.counts === 'deaths' || !statement.areWhole) return null
  if (statement.says.form !== 'count' && monthCount(months) > 12) return null
  const spans = spansOf(statement, months)
  if (spans.some((span) => !covers(series.coverage, span))) return null
  const spanBefore = statement.says.form === 'count' ? null : yearBefore(months)
  const numbersAt = (place: string, places: readonly string[]): SeriesNumbers => {
    const after = series.sum(months, places)
    const before = spanBefore && series.sum(spanBefore, places)
    return {
      place,
      after,
      before,
      ratio: after === null || !before ? null : (after - before) / before,
      cells: {
        table: series.table,
        count: series.column,
        spans: [...spans],
        where: places.length > 0 ? { route: [...places] } : {},
      },
    }
  }
  return {
    table: series.table,
    unit: series.unit,
    isOurGrouping: series.isOurGrouping,
    span: months,
    spanBefore,
    numbers: numbersAt(statement.place ?? '', series.places),
    parts: series.places.length > 1 ? series.places.map((place) => numbersAt(place, [place])) : [],
  }
}

/** Categories of figures that count or compare those who move. */
const FLOW_FIGURES: readonly string[] = ['crossings', 'change']

/**
 * What a claim states that a series could be set beside: the trend of a route or region, or the numbers of a figure about
 * crossings. A text that names no place speaks of Europe as a whole; one that names only countries speaks of none.
 */
export function statementsOfClaim(claim: Claim): readonly Statement[] {
  const { kind, trend, years } = claim
  const [run, ...more] = yearRuns(years)
  const months = run && more.length === 0 ? { from: `${run.first}-01`, to: `${run.last}-12` } : null
  const bare = { isPart: false, months, areWhole: true }
  if (kind === 'route') {
    return trend === null
      ? []
      : [{ ...bare, place: claim.category, counts: null, says: { form: 'trend', trend } }]
  }
  if (kind !== 'figure' || !FLOW_FIGURES.includes(claim.category)) return []
  return placesOfFigure(claim).flatMap((place): Statement[] => {
    const stated = claim.values.flatMap(({ value, unit }): Statement[] => {
      if (value === null) return []
      if (unit !== 'percent')
        return [{ ...bare, place, counts: countsOf(unit), says: { form: 'count', value } }]
      const percent = trend === 'down' ? -Math.abs(value) : value
      return [{ ...bare, place, counts: null, says: { form: 'change', percent } }]
    })
    if (stated.length > 0 || trend === null) return stated
    return [{ ...bare, place, counts: null, says: { form: 'trend', trend } }]
  })
}

function placesOfFigure({ routes, regions, countries }: Claim): readonly (string | null)[] {
  if (routes.length > 0) return routes
  if (regions.length > 0) return regions
  return countries.length > 0 ? [null] : ['total']
}

/** Crossings that a text counts are those that were detected; persons are not, for one can be detected twice. */
function countsOf(unit: string | null): FlowStatement['counts'] {
  return unit === 'detections' || unit === 'crossings' ? 'detections' : 'persons'
}

/** What a number of a record states. */
export function statementOfFlow(value: number, flow: FlowStatement): Statement {
  const { place, isPart, counts, states, months, areWhole } = flow
  const says =
    states === 'count' ? ({ form: 'count', value } as const) : ({ form: 'change', percent: value } as const)
  return { place, isPart, counts, says, months, areWhole }
}
