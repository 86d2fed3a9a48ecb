import { memoizeByObject } from '#lib/memoize.ts'
import type { DatedRecord, RecordFile } from './datedRecord.ts'
import type { FigureFile, Figures } from './figures.ts'
import { type CodedTable, type FigureSource, monthsOfKey, TIME_DIMENSIONS } from './figureTable.ts'
import { dayOfDate, type IncidentColumns } from './incident.ts'
import type { Measure, TimelineEvent } from './measure.ts'
import type { Outcome, OutcomeFile } from './outcome.ts'
import { cutSpan, type IsoDate, type Month, monthAt, monthIndex, type Period } from './period.ts'
import type { RevisedCell, TableVintages, VintageFile } from './vintage.ts'

/*
 * The published files as they were known on a day: tables in the state of that day where one is kept, else today's values of
 * the months that had ended; records stated by then, and outcomes found by then.
 */

/**
 * What is shown of a table: `now`, today's state; `state`, the earlier one with this index; `cut`, today's values of the
 * months that had ended by then, because no state of that day is kept.
 */
export type KnownState =
  | Readonly<{ kind: 'now' }>
  | Readonly<{ kind: 'state'; index: number; vintages: TableVintages }>
  | Readonly<{ kind: 'cut'; to: Month }>

/** What is shown of a table on a day. */
export function knownState(
  { asOf }: Pick<FigureSource, 'asOf'>,
  vintages: TableVintages | undefined,
  day: IsoDate,
): KnownState {
  if ((vintages?.now ?? asOf ?? '9999') <= day) return { kind: 'now' }
  const index = vintages?.states.findLastIndex(({ knownOn }) => knownOn <= day) ?? -1
  if (vintages && index >= 0) return { kind: 'state', index, vintages }
  return { kind: 'cut', to: monthAt(monthIndex(day.slice(0, 7)) - 1) }
}

/** The vintages of a table. */
export function vintagesOf({ tables }: VintageFile, table: string): TableVintages | undefined {
  return tables.find((candidate) => candidate.table === table)
}

/** The metadata of a table as known then; null where it had no month yet. */
function sourceAsKnown(source: FigureSource, known: KnownState): FigureSource | null {
  if (known.kind === 'now') return source
  const { from } = source.coverage
  if (known.kind === 'state') {
    const { coverage, dated, partialMonths } = known.vintages.states[known.index] ?? {}
    const asOf = dated?.length === 10 ? dated : null
    return {
      ...source,
      asOf,
      coverage: { from, to: coverage?.to ?? from },
      partialMonths: partialMonths ?? [],
    }
  }
  const coverage = known.to < from ? null : cutSpan(source.coverage, { from, to: known.to })
  if (!coverage) return null
  const partialMonths = source.partialMonths.filter((month) => month <= coverage.to)
  return { ...source, coverage, partialMonths }
}

/** The figures of the first load as known on a day. */
export function figuresAsKnown(figures: Figures, vintages: VintageFile, day: IsoDate): Figures {
  const sources = figures.sources.flatMap((source) => {
    const known = knownState(source, vintagesOf(vintages, source.id), day)
    return sourceAsKnown(source, known) ?? []
  })
  const isThere = new Set(sources.map(({ id }) => id))
  return {
    ...figures,
    sources,
    tables: tablesAsKnown(figures.tables, figures.sources, vintages, day).filter(({ id }) => isThere.has(id)),
    stated: figures.stated.filter(({ span }) => span.to < day.slice(0, 7)),
  }
}

/** The tables of a file as known on a day; `sources` describes them as they are today. */
export function tablesAsKnown(
  tables: readonly CodedTable[],
  sources: readonly FigureSource[],
  vintages: VintageFile,
  day: IsoDate,
): CodedTable[] {
  return tables.map((table) => {
    const source = sources.find(({ id }) => id === table.id)
    const known = knownState(source ?? { asOf: null }, vintagesOf(vintages, table.id), day)
    return known.kind === 'now' ? table : tableAsKnown(table, known)
  })
}

/** A file of tables as known on a day. */
export function fileAsKnown(
  { tables }: FigureFile,
  sources: readonly FigureSource[],
  vintages: VintageFile,
  day: IsoDate,
): FigureFile {
  return { tables: tablesAsKnown(tables, sources, vintages, day) }
}

type Earlier = Exclude<KnownState, { kind: 'now' }>

function tableAsKnown(table: CodedTable, known: Earlier): CodedTable {
  const time = table.dimensions.find(({ name }) => TIME_DIMENSIONS.includes(name))
  const to = known.kind === 'cut' ? known.to : (known.vintages.states[known.index]?.coverage.to ?? '')
  const isKnown = time?.keys.map((key) => monthsOfKey(key).to <= to) ?? []
  const revised = known.kind === 'state' ? revisedRows(table, known) : NO_ROWS
  const rows = [...(table.counts[0]?.values.keys() ?? [])].filter(
    (row) => isKnown[time?.codes[row] ?? -1] && !revised.absent.has(row),
  )
  return {
    ...table,
    dimensions: table.dimensions.map((dimension) => ({
      ...dimension,
      codes: rows.map((row) => dimension.codes[row] ?? 0),
    })),
    counts: table.counts.map((count) => {
      const values = revised.values.get(count.name)
      return {
        ...count,
        values: rows.map((row) => values?.get(row) ?? count.values[row] ?? null),
      }
    }),
  }
}

interface RevisedRows {
  /** By column and row, what the state holds otherwise than today's table. */
  readonly values: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Rows that the state does not have. */
  readonly absent: ReadonlySet<number>
}
const NO_ROWS: RevisedRows = { values: new Map(), absent: new Set() }

/** The rows of a table by their keys. */
const rowsByKeys = memoizeByObject(({ dimensions }: CodedTable): ReadonlyMap<string, number> => {
  const rows = dimensions[0]?.codes.keys() ?? []
  return new Map(
    [...rows].map((row) => [dimensions.map(({ keys, codes }) => keys[codes[row] ?? 0]).join(' '), row]),
  )
})

function revisedRows(
  table: CodedTable,
  { vintages, index }: Extract<Earlier, { kind: 'state' }>,
): RevisedRows {
  const rowOf = rowsByKeys(table)
  const values = new Map<string, Map<number, number>>()
  const absent = new Set<number>()
  for (const cell of vintages.cells) {
    const row = rowOf.get(table.dimensions.map(({ name }) => cell.where[name]).join(' '))
    if (row === undefined) continue
    const value = valueInState(cell, index)
    if (value === null) absent.add(row)
    else if (value !== undefined)
      values.set(cell.count, (values.get(cell.count) ?? new Map()).set(row, value))
  }
  return { values, absent }
}

/** A cell in a state; where its value was omitted, that of the next state which has one; undefined: today's. */
function valueInState({ values, omitted }: RevisedCell, index: number): number | null | undefined {
  const at = values.findIndex((_, state) => state >= index && !omitted?.includes(state))
  return at < 0 ? undefined : values[at]
}

/** The incidents of the months that had ended. */
export function incidentsAsKnown(columns: IncidentColumns, day: IsoDate): IncidentColumns {
  const end = dayOfDate(columns.firstDay, `${day.slice(0, 7)}-01`)
  const rows = columns.day.findIndex((own) => own >= end)
  if (rows < 0) return columns
  const cut = <Column>(column: readonly Column[]): Column[] => column.slice(0, rows)
  return {
    ...columns,
    id: cut(columns.id),
    day: cut(columns.day),
    isCumulative: cut(columns.isCumulative),
    place: cut(columns.place),
    country: cut(columns.country),
    cause: cut(columns.cause),
    dead: cut(columns.dead),
    missing: cut(columns.missing),
    deadAndMissing: cut(columns.deadAndMissing),
    survivors: cut(columns.survivors),
    longitude: cut(columns.longitude),
    latitude: cut(columns.latitude),
    location: cut(columns.location),
    informationSource: cut(columns.informationSource),
    url: cut(columns.url),
    sourceQuality: cut(columns.sourceQuality),
  }
}

/** Whether something was stated by a day; what is not dated cannot be shown to have been. */
export function wasStated({ statedOn, period }: Pick<Measure, 'statedOn' | 'period'>, day: IsoDate): boolean {
  return isBy(statedOn ?? period, day)
}

function isBy(period: Period | null, day: IsoDate): boolean {
  return period !== null && (period.end ?? period.start) <= day
}

/** The newest outcome of a plan that its page shows by a day; of what nothing was found, the day of looking counts. */
export function outcomeBy(outcomes: readonly Outcome[], day: IsoDate): Outcome | undefined {
  return outcomes.findLast(({ since, lookedOn }) => (since ? isBy(since, day) : lookedOn <= day))
}

/** The measures stated by a day, plans with the outcome found by then. */
export function measuresAsKnown(
  measures: readonly Measure[],
  { plans }: Pick<OutcomeFile, 'plans'>,
  day: IsoDate,
): Measure[] {
  return measures
    .filter((measure) => wasStated(measure, day))
    .map((measure) => {
      if (!measure.outcome) return measure
      const found = outcomeBy(plans[measure.id] ?? [], day)
      return {
        ...measure,
        outcome: found ? { state: found.state, since: found.since, tie: found.tie } : null,
      }
    })
}

/** The events stated by a day. */
export function eventsAsKnown(events: readonly TimelineEvent[], day: IsoDate): TimelineEvent[] {
  return events.filter(({ date, statedOn }) => wasStated({ statedOn, period: date }, day))
}

/** The records stated by a day. */
export function recordsAsKnown({ readTo, records }: RecordFile, day: IsoDate): RecordFile {
  const known = records.filter((record) => wasStated(record, day))
  const ids = new Set(known.map(({ id }) => id))
  return {
    readTo: readTo < day ? readTo : day,
    records: known.map(
      (record): DatedRecord => ({ ...record, followedBy: record.followedBy.filter((id) => ids.has(id)) }),
    ),
  }
}

/** The outcomes found by a day. */
export function outcomesAsKnown({ reach, acts, plans }: OutcomeFile, day: IsoDate): OutcomeFile {
  const known = Object.entries(plans).flatMap(([id, outcomes]) => {
    const last = outcomeBy(outcomes, day)
    return last ? [[id, outcomes.slice(0, outcomes.indexOf(last) + 1)] as const] : []
  })
  const month = day.slice(0, 7)
  return { reach: reach < month ? reach : month, acts, plans: Object.fromEntries(known) }
}
