import * as z from 'zod/mini'
import { firstFrom } from '#lib/firstFrom.ts'
import { daysOfSpan, type MonthSpan } from './period.ts'

/** Causes of death in the publisher's groups, in the order of `causeKey`. `unknown` is its "mixed or unknown". */
export const CAUSES = ['drowning', 'vehicle', 'harsh', 'sickness', 'violence', 'accident', 'unknown'] as const
export const CauseId = z.enum(CAUSES)
export type CauseId = z.infer<typeof CauseId>

/** The key of one or several causes: `drowning+violence`. */
export function causeKey(causes: readonly CauseId[]): string {
  return causes.join('+')
}

/** Inverse of `causeKey`. */
export function causesOfKey(key: string): readonly CauseId[] {
  const ids = key.split('+')
  return CAUSES.filter((cause) => ids.includes(cause))
}

const Whole = z.custom<readonly (number | null)[]>(
  (value) => Array.isArray(value) && value.every((item) => item === null || Number.isInteger(item)),
)
const Codes = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((item) => Number.isInteger(item)),
)
const Texts = z.array(z.string())

/**
 * `incidents.json`: incidents with dead or missing, a column per property, all of one length and sorted by date. `day`
 * counts from `firstDay`; `longitude` and `latitude` are in 1/10,000 degree. Columns that have a list hold indexes into
 * it. `isCumulative` is 1 where one entry covers several incidents: its date is then exact to the month only.
 */
export const IncidentColumns = z
  .strictObject({
    firstDay: z.string(),
    places: Texts,
    countries: Texts,
    causes: Texts,
    informationSources: Texts,
    id: Texts,
    day: Codes,
    isCumulative: Codes,
    place: Codes,
    country: Codes,
    cause: Codes,
    dead: Whole,
    missing: Whole,
    deadAndMissing: Whole,
    survivors: Whole,
    longitude: Codes,
    latitude: Codes,
    location: Texts,
    informationSource: Whole,
    url: z.array(z.nullable(z.string())),
    /** The publisher's grade, 1 to 5 (best), the lowest where there are several; null: not stated. */
    sourceQuality: Whole,
  })
  .check(z.refine(isWhole))
export type IncidentColumns = z.infer<typeof IncidentColumns>

type Columns = Readonly<
  Record<'places' | 'countries' | 'causes' | 'informationSources' | 'id', readonly string[]>
> &
  Readonly<Record<'place' | 'country' | 'cause' | 'informationSource', readonly (number | null)[]>>

/** Whether all columns have one length and every index is within its list. */
function isWhole(columns: Columns): boolean {
  const { places, countries, causes, informationSources, ...rest } = columns
  const isWithin = (codes: readonly (number | null)[], list: readonly string[]) =>
    codes.every((code) => code === null || (code >= 0 && code < list.length))
  return (
    Object.values(rest).every((column) => !Array.isArray(column) || column.length === columns.id.length) &&
    isWithin(columns.place, places) &&
    isWithin(columns.country, countries) &&
    isWithin(columns.cause, causes) &&
    isWithin(columns.informationSource, informationSources)
  )
}

/** One incident. Counts are persons; null is not stated. */
export type Incident = ReturnType<typeof incidentAt>

const DAY = 86_400_000
const DEGREE = 10_000

export function incidentAt(columns: IncidentColumns, row: number) {
  const at = <T>(list: readonly T[], index: number | null | undefined): T | null =>
    index === null || index === undefined ? null : (list[index] ?? null)
  return {
    id: columns.id[row] ?? '',
    /** ISO 8601. */
    date: dateOfDay(columns.firstDay, columns.day[row] ?? 0),
    precision: columns.isCumulative[row] === 1 ? ('month' as const) : ('day' as const),
    /** One of our routes or another place. */
    place: at(columns.places, columns.place[row]) ?? '',
    /** ISO 3166-1 alpha-2; empty when unknown. */
    country: at(columns.countries, columns.country[row]) ?? '',
    /** One of `CAUSES`, or several as `causeKey` joins them. */
    cause: at(columns.causes, columns.cause[row]) ?? '',
    dead: columns.dead[row] ?? null,
    missing: columns.missing[row] ?? null,
    deadAndMissing: columns.deadAndMissing[row] ?? null,
    survivors: columns.survivors[row] ?? null,
    longitude: (columns.longitude[row] ?? 0) / DEGREE,
    latitude: (columns.latitude[row] ?? 0) / DEGREE,
    location: columns.location[row] ?? '',
    informationSource: at(columns.informationSources, columns.informationSource[row]),
    url: columns.url[row] ?? null,
    sourceQuality: columns.sourceQuality[row] ?? null,
  }
}

/** The date (ISO 8601) `day` days after the first. */
export function dateOfDay(firstDay: string, day: number): string {
  return new Date(Date.parse(`${firstDay}T00:00:00Z`) + day * DAY).toISOString().slice(0, 10)
}

/** Days from the first day to a date (ISO 8601). */
export function dayOfDate(firstDay: string, date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${firstDay}T00:00:00Z`)) / DAY
}

/** A range of rows, `to` exclusive. */
export type RowRun = readonly [from: number, to: number]

/** The incidents' rows in the spans, by binary search: the columns are sorted by date. */
export function rowsOfSpans(columns: IncidentColumns, spans: readonly MonthSpan[]): readonly RowRun[] {
  return spans.flatMap((span): RowRun[] => {
    const { start, end } = daysOfSpan(span)
    const rowOf = (date: string) => {
      const first = dayOfDate(columns.firstDay, date)
      return firstFrom(columns.day, (day) => day < first)
    }
    const [from, to] = [rowOf(start), rowOf(end)]
    return to > from ? [[from, to]] : []
  })
}
