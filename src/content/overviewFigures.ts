import { type CellQuery, countOfQuery } from '#domain/cellQuery.ts'
import { type Claim, ClaimKind, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { spanKey } from '#domain/evidence.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type FigureHeadline, figureHeadline } from '#domain/figureHeadline.ts'
import { countMonths, yearBefore } from '#domain/figurePeriod.ts'
import { type FigureSource, monthsOfKey, tableWithRole, timeOf } from '#domain/figureTable.ts'
import type { Count } from '#domain/figureUnit.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import {
  cutSpan,
  type IsoDate,
  isSameSpan,
  joinedSpans,
  type MonthSpan,
  yearOf,
  yearSpan,
} from '#domain/period.ts'
import { namedByEvidence } from '#domain/restsOn.ts'
import type { Corpus } from './corpus.ts'
import {
  type ArrivalFigure,
  arrivalsOf,
  type DetectionFigure,
  type FigureModel,
  includesAny,
  isDetections,
} from './figureModel.ts'
import { coverageIn, type LoadedFigures } from './loadedFigures.ts'

/** The overview's figures, all for the same months. */
export interface OverviewFigures {
  /** How detections changed, in all and on the routes; null without a finding. */
  readonly headline: FigureHeadline | null
  /** The months shown, or asked for where the total has none. */
  readonly shown: readonly MonthSpan[]
  readonly total: DetectionFigure
  /** Arrivals in the total's months. */
  readonly arrivals: ArrivalFigure
  /** Dead and missing in the calendar years of these months; published for whole years only. */
  readonly deaths: DeathsOfYears
  /** Routes counted in detections, most first. */
  readonly routes: readonly DetectionFigure[]
  /** Frontex's places that are none of the routes. */
  readonly others: readonly DetectionFigure[]
  /** Coverage of the two series, to explain missing values. */
  readonly covered: { readonly total: MonthSpan; readonly arrivals: MonthSpan }
}

/** Input of the overview: `requested` are the requested months, if any. */
interface OverviewInput {
  figures: LoadedFigures
  model: FigureModel
  requested: readonly MonthSpan[]
}

export function overviewFigures({ figures, model, requested }: OverviewInput): OverviewFigures {
  const { total } = model
  const { compared, spans } = total.period
  // Months without detections may still have other figures.
  const shown = spans.length > 0 ? spans : requested
  const arrivals = arrivalsIn(figures, shown, compared?.after ?? null)
  const routes = [...model.routes.values()].filter(isDetections)
  return {
    headline:
      total.change &&
      compared &&
      figureHeadline({
        total: total.change,
        span: compared.after,
        routes: new Map(routes.map(({ place, change }) => [place, change])),
      }),
    shown,
    total,
    arrivals,
    deaths: deathsOfYears(figures, shown),
    routes,
    others: model.others,
    covered: { total: cubeSpan(figures.detections), arrivals: cubeSpan(figures.arrivals) },
  }
}

/** Arrivals in the months; compared with a year before only for the total's months. */
function arrivalsIn(
  figures: LoadedFigures,
  months: readonly MonthSpan[],
  compared: MonthSpan | null,
): ArrivalFigure {
  const figure = arrivalsOf(figures, months)
  const { period } = figure
  if (isSameSpan(period.compared?.after ?? null, compared)) return figure
  return { ...figure, change: null, changeCells: null, period: { ...period, compared: null } }
}

/** Dead and missing in the Mediterranean in calendar years; published for whole years only. */
export interface DeathsOfYears {
  /** The years of the months shown that the table covers, joined; none: it covers none of them. */
  readonly years: readonly MonthSpan[]
  /** Exactly the months shown, to their last day. */
  readonly isSame: boolean
  readonly total: Count<'dead-and-missing'>
  readonly cells: CellQuery
  /** The year before a single one that is the months shown, both complete; else null. */
  readonly before: Pick<DeathsOfYears, 'total' | 'cells'> | null
  /** The day to which an incomplete last year is counted; null when complete or not stated. */
  readonly to: IsoDate | null
  /** The years that the table has, without the last one where it was not over on the day known. */
  readonly covered: MonthSpan
}

function deathsOfYears(figures: LoadedFigures, shown: readonly MonthSpan[]): DeathsOfYears {
  const source = tableWithRole(figures.sources.values(), 'deaths-by-year')
  if (!source) throw new Error('figures.json describes no table of deaths by year')
  const covered = yearsOfTable(figures, source)
  const months = joinedSpans(shown)
  const years = joinedSpans(months.map(wholeYearsOf)).flatMap((span) => cutSpan(span, covered) ?? [])
  const { total, cells } = countIn(figures, source, years)
  const isSame =
    !total.isPartial &&
    years.length === months.length &&
    years.every((span, index) => isSameSpan(span, months[index] ?? null))
  const [year] = years
  const before =
    isSame && year && countMonths(years) === 12 ? countIn(figures, source, [yearBefore(year)]) : null
  return {
    years,
    isSame,
    total,
    cells,
    before: before?.total.value == null ? null : before,
    to: total.isPartial ? source.asOf : null,
    covered,
  }
}

/** From the first to the last year that a table has. */
function yearsOfTable({ tables }: LoadedFigures, source: FigureSource): MonthSpan {
  const table = tables.get(source.id)
  const time = table && timeOf(table)
  const years = [...(time?.codes ?? [])].map((code) => monthsOfKey(time?.keys[code] ?? '')).toSorted(byStart)
  const [first, last] = [years[0], years.at(-1)]
  return first && last ? { from: first.from, to: last.to } : wholeYearsOf(coverageIn(source))
}

function byStart(a: MonthSpan, b: MonthSpan): number {
  return compareText(a.from, b.from)
}

function wholeYearsOf({ from, to }: MonthSpan): MonthSpan {
  return { from: yearSpan(yearOf(from)).from, to: yearSpan(yearOf(to)).to }
}

function countIn(
  { tables }: LoadedFigures,
  source: FigureSource,
  years: readonly MonthSpan[],
): Pick<DeathsOfYears, 'total' | 'cells'> {
  const cells: CellQuery = { table: source.id, count: 'mediterranean', spans: [...years], where: {} }
  const table = tables.get(source.id)
  // A query without months would be of all years.
  const value = table && years.length > 0 ? (countOfQuery(table, cells)?.value ?? null) : null
  const isPartial =
    years.some(({ to }) => coverageIn(source).to < to) || includesAny(years, source.partialMonths)
  return { cells, total: { unit: 'dead-and-missing', value, isPartial } }
}

export interface ClaimsOfKind {
  kind: ClaimKind
  claims: readonly Claim[]
}

/** The claims by kind, including empty kinds, in order. */
export function claimsByKind(claims: readonly Claim[]): readonly ClaimsOfKind[] {
  return ClaimKind.options.map((kind) => ({ kind, claims: claims.filter((claim) => claim.kind === kind) }))
}

/** A driver with its claims and number of distinct sentences. */
interface NamedDriver {
  driver: string
  claims: readonly Claim[]
  sentences: number
}

/** The drivers named by texts, most sentences first, then by id. */
export function namedDrivers(claims: readonly Claim[]): readonly NamedDriver[] {
  const byDriver = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.kind !== 'driver') continue
    byDriver.set(claim.category, [...(byDriver.get(claim.category) ?? []), claim])
  }
  return [...byDriver]
    .map(([driver, own]) => ({ driver, claims: own, sentences: sentenceCount(own) }))
    .sort((a, b) => b.sentences - a.sentences || compareText(a.driver, b.driver))
}

/** Number of distinct sentences of the claims. */
export function sentenceCount(claims: readonly Claim[]): number {
  return new Set(claims.map(({ citation }) => spanKey(citation))).size
}

/** Measures of a year (null: undated), by status. */
interface YearOfMeasures extends Record<Status, number> {
  year: number | null
}

/** Measures by year and status, undated ones last. A measure that spans two years counts in both, as in the year filter. */
export function measuresByYear(measures: readonly Measure[]): readonly YearOfMeasures[] {
  const counts = new Map<number | null, YearOfMeasures>()
  for (const measure of measures) {
    const years = measureYears(measure)
    for (const year of years.length > 0 ? years : [null]) {
      const entry = counts.get(year) ?? emptyYear(year)
      counts.set(year, { ...entry, [measure.status]: entry[measure.status] + 1 })
    }
  }
  const dated = [...counts.keys()].filter((year) => year !== null)
  const first = Math.min(...dated)
  const last = Math.max(...dated)
  const rows: YearOfMeasures[] = []
  for (let year = first; year <= last; year += 1) rows.push(counts.get(year) ?? emptyYear(year))
  const undated = counts.get(null)
  return undated ? [...rows, undated] : rows
}

function emptyYear(year: number | null): YearOfMeasures {
  return { year, done: 0, planned: 0, gap: 0 }
}

/** Who published the texts and pages behind measures, by the number of measures, most first. A text without a publisher names none. */
export function publishersBehind(
  measures: readonly Measure[],
  { documentById, recordById }: Pick<Corpus, 'documentById' | 'recordById'>,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const { evidence } of measures) {
    const names = evidence.flatMap((piece) => {
      const named = namedByEvidence(piece)
      if (named?.in === 'documents') return documentById.get(named.id)?.publisher ?? []
      const pages = named?.in === 'records' ? recordById.get(named.id)?.sources : []
      return pages?.map(({ publisher }) => publisher) ?? []
    })
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([name]) => name)
}
