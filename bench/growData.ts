import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { CodedTable } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import {
  hullOf,
  lastDayOfMonth,
  monthAt,
  monthCount,
  monthIndex,
  type Period,
  yearOf,
} from '#domain/period.ts'
import { mulberry32 } from './mutate.ts'

/** The published files that grow: records with what is derived of them, tables of figures, and incidents. */
export const GROWN_FILES = [
  'records',
  'measures',
  'timeline',
  'outcomes',
  'overview',
  'figures',
  'nationalities',
  'channel',
  'comparisons',
  'incidents',
] as const satisfies readonly DatasetName[]
export type GrowingData = { readonly [Name in (typeof GROWN_FILES)[number]]: Dataset<Name> }

/**
 * The data `times` times: copies of records with ids of their own at other dates of the same coverage, rows of figures split
 * at random, so that their sums stay the published ones, and incidents on other days, at places near by, with other numbers
 * of dead. Claims, documents and stated figures stay. The same in every run.
 */
export function growData(data: GrowingData, times: number): GrowingData {
  const copies = recordCopies(data.records.records, times)
  const { records, measures, timeline, outcomes, overview, figures } = data
  const random = mulberry32(20_261_130)
  const grown = <File extends { tables: CodedTable[] }>(file: File): File => ({
    ...file,
    tables: file.tables.map((table) => grownTable(table, times, random)),
  })
  return {
    records: { ...records, records: copies.all(records.records) },
    measures: { measures: copies.all(measures.measures) },
    timeline: { events: copies.all(timeline.events) },
    outcomes: copies.outcomes(outcomes),
    overview: { ...overview, records: copies.all(overview.records) },
    figures: grown(figures),
    nationalities: grown(data.nationalities),
    channel: grown(data.channel),
    comparisons: grown(data.comparisons),
    incidents: grownIncidents(data.incidents, times, random),
  }
}

type Outcomes = Dataset<'outcomes'>

/** A record, or a measure or event of one. */
interface OfRecord {
  id: string
  statedOn: Period | null
  period?: Period | null
  date?: Period | null
  followedBy?: string[]
  act?: string | null
}

/** Copies of records, each moved by as many months wherever it is named. */
function recordCopies(records: Dataset<'records'>['records'], times: number) {
  const random = mulberry32(20_230_222)
  const numbers = Array.from({ length: times - 1 }, (_, index) => index + 2)
  const stated = new Map(records.map(({ id, statedOn }) => [id, statedOn?.start.slice(0, 7) ?? null]))
  const coverage = hullOf(
    [...stated.values()].flatMap((month) => (month ? [{ from: month, to: month }] : [])),
  )
  const moves = new Map<string, number>()
  for (const [id, month] of stated)
    for (const copy of numbers) {
      const to = coverage && monthIndex(coverage.from) + Math.floor(random() * monthCount(coverage))
      moves.set(named(id, copy), to === null || month === null ? 0 : to - monthIndex(month))
    }
  const renamed = (id: string, copy: number) => (stated.has(id) ? named(id, copy) : id)
  function copyOf<Item extends OfRecord>(item: Item, copy: number): Item {
    const id = named(item.id, copy)
    const move = (period: Period | null) => period && movedPeriod(period, moves.get(id) ?? 0)
    const { statedOn, period, date, followedBy, act } = item
    return {
      ...item,
      id,
      statedOn: move(statedOn),
      ...(period !== undefined && { period: move(period) }),
      ...(date !== undefined && { date: move(date) }),
      ...(followedBy && { followedBy: followedBy.map((next) => renamed(next, copy)) }),
      ...(act && { act: named(act, copy) }),
      ...('evidence' in item && { evidence: [{ type: 'record', recordId: id }] }),
    }
  }
  const isOfRecord = ({ id }: OfRecord) => stated.has(id)
  return {
    /** All items, and copies of those that are of a record. */
    all: <Item extends OfRecord>(items: readonly Item[]): Item[] => [
      ...items,
      ...numbers.flatMap((copy) => items.filter(isOfRecord).map((item) => copyOf(item, copy))),
    ],
    outcomes: ({ acts, plans, ...rest }: Outcomes): Outcomes => ({
      ...rest,
      acts: [1, ...numbers].flatMap((copy) =>
        acts.map(({ id, steps, ...act }) => ({
          ...act,
          id: copy === 1 ? id : named(id, copy),
          steps: copy === 1 ? steps : steps.map((step) => renamed(step, copy)),
        })),
      ),
      plans: {
        ...plans,
        ...Object.fromEntries(
          numbers.flatMap((copy) =>
            Object.entries(plans)
              .filter(([id]) => stated.has(id))
              .map(([id, found]) => [named(id, copy), found]),
          ),
        ),
      },
    }),
  }
}

function named(id: string, copy: number): string {
  return `${id}-${copy}`
}

/** Whole years where only the year is known. */
function movedPeriod({ start, end, precision }: Period, months: number): Period {
  const by = precision === 'year' ? Math.round(months / 12) * 12 : months
  return { start: movedDay(start, by), end: end && movedDay(end, by), precision }
}

/** The same day of another month, the last one if it was the last or the month is shorter. */
function movedDay(day: string, months: number): string {
  const lastDayOf = (month: string) => lastDayOfMonth(yearOf(month), Number(month.slice(5, 7)))
  const [from, number] = [day.slice(0, 7), Number(day.slice(8, 10))]
  const to = monthAt(monthIndex(from) + months)
  const last = lastDayOf(to)
  return `${to}-${String(number === lastDayOf(from) ? last : Math.min(number, last)).padStart(2, '0')}`
}

/** Each row as `times` rows that add up to it; a table that must not be added up stays. */
function grownTable(table: CodedTable, times: number, random: () => number): CodedTable {
  if (!table.addsUp) return table
  return {
    ...table,
    dimensions: table.dimensions.map(({ codes, ...dimension }) => ({
      ...dimension,
      codes: codes.flatMap((code) => Array.from({ length: times }, () => code)),
    })),
    counts: table.counts.map(({ values, ...count }) => ({
      ...count,
      values: values.flatMap((value) => partsOf(value, times, random)),
    })),
  }
}

/** A number as random whole parts; what is not stated stays so in each. */
function partsOf(value: number | null, times: number, random: () => number): readonly (number | null)[] {
  if (value === null || value === 0) return Array.from({ length: times }, () => value)
  const weights = Array.from({ length: times }, random)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const parts = weights.map((weight) => Math.floor((value * weight) / sum))
  const rest = value - parts.reduce((total, part) => total + part, 0)
  return parts.map((part, index) => (index < rest ? part + 1 : part))
}

/** How far the place of a copy is from that of its incident at most, in 1/10,000 degree. */
const NEAR = 3000

function grownIncidents(columns: IncidentColumns, times: number, random: () => number): IncidentColumns {
  const days = 1 + columns.day.reduce((most, day) => Math.max(most, day), 0)
  const rows = columns.id
    .flatMap((_, row) =>
      Array.from({ length: times }, (_none, copy) => ({
        row,
        copy: copy + 1,
        day: copy === 0 ? (columns.day[row] ?? 0) : Math.floor(random() * days),
        factor: copy === 0 ? 1 : 2 * random(),
        east: copy === 0 ? 0 : Math.round((2 * random() - 1) * NEAR),
        north: copy === 0 ? 0 : Math.round((2 * random() - 1) * NEAR),
      })),
    )
    .sort((a, b) => a.day - b.day)
  const { id, dead, missing, deadAndMissing, longitude, latitude, ...others } = columns
  const varied = (value: number | null | undefined, factor: number) =>
    typeof value === 'number' ? Math.round(value * factor) : null
  const repeated = Object.fromEntries(
    Object.entries(others)
      .filter(([, values]) => values.length === id.length)
      .map(([name, values]) => [name, rows.map(({ row }) => values[row] ?? null)]),
  )
  return {
    ...columns,
    ...repeated,
    id: rows.map(({ row, copy }) => (copy === 1 ? (id[row] ?? '') : named(id[row] ?? '', copy))),
    day: rows.map(({ day }) => day),
    dead: rows.map(({ row, factor }) => varied(dead[row], factor)),
    missing: rows.map(({ row, factor }) => varied(missing[row], factor)),
    deadAndMissing: rows.map(({ row, factor, copy }) =>
      copy === 1
        ? (deadAndMissing[row] ?? null)
        : (varied(dead[row], factor) ?? 0) + (varied(missing[row], factor) ?? 0),
    ),
    longitude: rows.map(({ row, east }) => (longitude[row] ?? 0) + east),
    latitude: rows.map(({ row, north }) => (latitude[row] ?? 0) + north),
  }
}
