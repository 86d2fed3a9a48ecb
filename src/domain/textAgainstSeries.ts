import type { CellQuery } from './cellQuery.ts'
import type { Claim } from './claim.ts'
import type { DatedRecord, FlowStatement } from './datedRecord.ts'
import { REVISION, STABLE_BAND } from './figureCube.ts'
import { yearBefore } from './figurePeriod.ts'
import type { FigureTableId } from './figureTable.ts'
import { type FigureUnit, ratioOf } from './figureUnit.ts'
import { type Month, type MonthSpan, monthCount, yearRuns } from './period.ts'

/** The statement of a sentence or record. `counts` null: the text names no unit, only a direction. */
export interface Statement {
  /** A route, a region, or `total` for all of Europe; null for a place without a series. */
  readonly place: string | null
  readonly isPart: boolean
  readonly counts: FlowStatement['counts'] | null
  readonly stated:
    | { readonly form: 'trend'; readonly trend: NonNullable<Claim['trend']> }
    | { readonly form: 'count'; readonly value: number }
    /** Change in per cent on the same months a year before. */
    | { readonly form: 'change'; readonly percent: number }
  readonly months: MonthSpan | null
  readonly areWhole: boolean
}

/** Regions that mean all of Europe, compared with Frontex's total. */
export const EUROPE_IDS: readonly string[] = ['total', 'europe', 'eu-external-borders']

/** Whether a statement is about Europe as a whole. */
export function isOfEurope({ place }: Statement): boolean {
  return place !== null && EUROPE_IDS.includes(place)
}

/** A published series of one unit at the statement's places. */
export interface Series {
  readonly table: FigureTableId
  readonly column: string
  readonly unit: FigureUnit
  /** The places to add up; empty: the whole table. */
  readonly places: readonly string[]
  /** The places are routes that our classification lists under the text's region. */
  readonly isOurGrouping: boolean
  readonly coverage: MonthSpan
  readonly partialMonths: readonly Month[]
  /** Sum at some places (empty: the whole table); null when not stated. */
  readonly sum: (span: MonthSpan, places: readonly string[]) => number | null
}

/** The possible verdicts. */
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

/** The rule behind a verdict: equal number, equal after its own rounding, within revisions, same direction, or stable. */
export type Ground = 'exact' | 'rounded' | 'revised' | 'sign' | 'band'

/** One place of the series in the text's period and a year before. */
export interface SeriesNumbers {
  readonly place: string
  readonly after: number | null
  readonly before: number | null
  /** Relative to `before`; null without one. */
  readonly ratio: number | null
  readonly cells: CellQuery
}

/** The series for a statement. `before` is null for a statement about one period. */
export interface ComparedSeries {
  readonly table: FigureTableId
  readonly unit: FigureUnit
  readonly isOurGrouping: boolean
  readonly span: MonthSpan
  readonly spanBefore: MonthSpan | null
  readonly numbers: SeriesNumbers
  /** Each place separately, when several are added up. */
  readonly parts: readonly SeriesNumbers[]
}

/** A statement compared with the series. */
export interface Comparison {
  readonly verdict: Verdict
  /** Non-empty exactly when it cannot be compared. */
  readonly obstacles: readonly Obstacle[]
  /** Null unless it agrees. */
  readonly ground: Ground | null
  /** Null without a series for the place and months. */
  readonly series: ComparedSeries | null
}

/** The source of a statement: a sentence or a record's number. */
export type StatedIn =
  | { readonly type: 'claim'; readonly claim: Claim }
  | { readonly type: 'record'; readonly record: DatedRecord; readonly index: number }

/** A text's statement compared with the series. */
export interface TextComparison extends Comparison {
  readonly id: string
  readonly statedIn: StatedIn
  readonly statement: Statement
  /** All places together, for a region: the text may cover more than our grouping. */
  readonly whole: Comparison | null
  /** A trend against each route of its region, or of all Europe: a text may hold for some. */
  readonly routes: readonly (Comparison & { readonly place: string })[]
  /** Cells of another table with a similar count. */
  readonly related: CellQuery | null
}

/** Compares a statement with a series; `series` is null when its place has none. */
export function compareWithSeries(statement: Statement, series: Series | null): Comparison {
  const compared = series && comparedSeries(statement, series)
  const obstacles = obstaclesOf(statement, series)
  if (obstacles.length > 0 || !compared) return cannot(obstacles, compared)
  const { before, after, ratio } = compared.numbers
  if (after === null) return cannot(['not-covered'], compared)
  switch (statement.stated.form) {
    case 'count':
      return verdictFor(groundOfCount(statement.stated.value, after), compared)
    case 'change':
      if (before === null || ratio === null) return cannot(['nothing-before'], compared)
      return verdictFor(groundOfChange(statement.stated.percent, ratio), compared)
    case 'trend':
      if (before === null || ratio === null) return cannot(['nothing-before'], compared)
      return trendAgainst(statement.stated.trend, ratio, compared)
  }
}

function cannot(obstacles: readonly Obstacle[], series: ComparedSeries | null): Comparison {
  return { verdict: 'not-comparable', obstacles, ground: null, series }
}

function verdictFor(ground: Ground | null, series: ComparedSeries): Comparison {
  return { verdict: ground ? 'agrees' : 'differs', obstacles: [], ground, series }
}

/** The rule by which a stated number agrees; null when it does not. */
export function groundOfCount(stated: number, counted: number): Ground | null {
  if (stated === counted) return 'exact'
  const precision = precisionOf(stated)
  if (Math.round(counted / precision) * precision === stated) return 'rounded'
  return stated > 0 && Math.abs(counted / stated - 1) <= REVISION ? 'revised' : null
}

/** The rule by which a stated change in per cent agrees; null when it does not. */
export function groundOfChange(percent: number, ratio: number): Ground | null {
  const decimals = String(percent).split('.')[1]?.length ?? 0
  if (Number((ratio * 100).toFixed(decimals)) === percent) return 'rounded'
  const stated = 1 + percent / 100
  return stated > 0 && Math.abs((1 + ratio) / stated - 1) <= REVISION ? 'revised' : null
}

/** Place value of the last non-zero digit: 239,000 is precise to 1,000. */
export function precisionOf(value: number): number {
  let precision = 1
  while (value !== 0 && Number.isInteger(value) && value % (precision * 10) === 0) precision *= 10
  return precision
}

function trendAgainst(trend: NonNullable<Claim['trend']>, ratio: number, series: ComparedSeries): Comparison {
  const isInBand = Math.abs(ratio) <= STABLE_BAND
  if (trend === 'stable') return verdictFor(isInBand ? 'band' : null, series)
  if (Math.sign(ratio) === (trend === 'up' ? 1 : -1)) return verdictFor('sign', series)
  // So small a change in the other direction may be only a revision.
  return isInBand ? cannot(['within-revision'], series) : verdictFor(null, series)
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
  else if (statement.stated.form !== 'count' && monthCount(months) > 12) found.push('several-years')
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

/** The months that a statement needs; for a change or trend also the year before. */
function spansOf({ stated }: Statement, months: MonthSpan): readonly MonthSpan[] {
  return stated.form === 'count' ? [months] : [yearBefore(months), months]
}

function covers(coverage: MonthSpan, { from, to }: MonthSpan): boolean {
  return coverage.from <= from && to <= coverage.to
}

/** The series' numbers wherever it covers the months: shown even without a verdict. */
function comparedSeries(statement: Statement, series: Series): ComparedSeries | null {
  const { months } = statement
  if (months === null || statement.counts === 'deaths' || !statement.areWhole) return null
  if (statement.stated.form !== 'count' && monthCount(months) > 12) return null
  const spans = spansOf(statement, months)
  if (spans.some((span) => !covers(series.coverage, span))) return null
  const spanBefore = statement.stated.form === 'count' ? null : yearBefore(months)
  const numbersAt = (place: string, places: readonly string[]): SeriesNumbers => {
    const after = series.sum(months, places)
    const before = spanBefore && series.sum(spanBefore, places)
    return {
      place,
      after,
      before,
      ratio: ratioOf(before, after),
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

/** Figure categories about movements. */
const FLOW_FIGURES: readonly string[] = ['crossings', 'change']

/** The comparable statements of a claim: a trend, or numbers about crossings. Without a place a text means all of Europe. */
export function statementsOfClaim(claim: Claim): readonly Statement[] {
  const { kind, trend, years } = claim
  const [run, ...more] = yearRuns(years)
  const months = run && more.length === 0 ? { from: `${run.first}-01`, to: `${run.last}-12` } : null
  const common = { isPart: false, months, areWhole: true }
  if (kind === 'route') {
    return trend === null
      ? []
      : [{ ...common, place: claim.category, counts: null, stated: { form: 'trend', trend } }]
  }
  if (kind !== 'figure' || !FLOW_FIGURES.includes(claim.category)) return []
  return placesOfFigure(claim).flatMap((place): Statement[] => {
    const stated = claim.values.flatMap(({ value, unit }): Statement[] => {
      if (value === null) return []
      if (unit !== 'percent')
        return [{ ...common, place, counts: countsOf(unit), stated: { form: 'count', value } }]
      const percent = trend === 'down' ? -Math.abs(value) : value
      return [{ ...common, place, counts: null, stated: { form: 'change', percent } }]
    })
    if (stated.length > 0 || trend === null) return stated
    return [{ ...common, place, counts: null, stated: { form: 'trend', trend } }]
  })
}

function placesOfFigure({ routes, regions, countries }: Claim): readonly (string | null)[] {
  if (routes.length > 0) return routes
  if (regions.length > 0) return regions
  return countries.length > 0 ? [null] : ['total']
}

/** Stated crossings are detections; persons are not, since one can be detected twice. */
function countsOf(unit: string | null): FlowStatement['counts'] {
  return unit === 'detections' || unit === 'crossings' ? 'detections' : 'persons'
}

/** The statement of a record's number. */
export function statementOfFlow(value: number, flow: FlowStatement): Statement {
  const { place, isPart, counts, states, months, areWhole } = flow
  const stated =
    states === 'count' ? ({ form: 'count', value } as const) : ({ form: 'change', percent: value } as const)
  return { place, isPart, counts, stated, months, areWhole }
}
