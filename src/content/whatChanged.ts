import { type KnownState, knownState, outcomeBy, vintagesOf, wasStated } from '#domain/asKnown.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { EditionChanges } from '#domain/editions/compareEditions.ts'
import { type CodedTable, type FigureSource, monthsOfKey, TIME_DIMENSIONS } from '#domain/figureTable.ts'
import type { SourceText } from '#domain/language.ts'
import type { Measure } from '#domain/measure.ts'
import type { Outcome, OutcomeFile } from '#domain/outcome.ts'
import { type IsoDate, type Month, type MonthSpan, monthAt, monthIndex } from '#domain/period.ts'
import type { PlanState } from '#domain/planState.ts'
import type { RevisedCell, TableVintages, Vintage, VintageFile } from '#domain/vintage.ts'

/** A state of a table that one can compare from or to; `vintage` null: today's. */
export interface DatedState {
  readonly knownOn: IsoDate
  readonly table: string
  readonly vintage: Vintage | null
}

/** Every kept state and today's of each of these tables, the oldest first. */
export function statesOf({ tables }: VintageFile): readonly DatedState[] {
  return tables
    .flatMap(({ table, states, now }): DatedState[] => [
      ...states.map((vintage) => ({ knownOn: vintage.knownOn, table, vintage })),
      { knownOn: now, table, vintage: null },
    ])
    .sort((a, b) => compareText(a.knownOn, b.knownOn) || compareText(a.table, b.table))
}

/** A value of a cell in one state; null: the state does not hold it. */
export interface Rung {
  readonly knownOn: IsoDate
  readonly vintage: Vintage | null
  readonly value: number | null
}

/** A cell whose value is another one in the later state. */
export interface Revision {
  readonly table: string
  readonly cell: Pick<RevisedCell, 'where' | 'count'>
  /** Null for a table that the reader cannot open. */
  readonly cells: CellQuery | null
  /** Null: not stated. */
  readonly before: number | null
  readonly after: number | null
  /** Its value in every state, today's last; empty where no state of its publisher is kept. */
  readonly ladder: readonly Rung[]
}

/** A plan of which another outcome was found by the later day. */
export interface OtherOutcome {
  readonly plan: Measure
  readonly before: PlanState
  readonly after: Pick<Outcome, 'state' | 'since' | 'evidence'>
}

/** A record that only the later state has; without a date where today's data no longer have it. */
export interface AddedRecord extends Pick<DatedRecord, 'id' | 'status' | 'statedOn' | 'period'> {
  readonly title: SourceText
}

/** What changed between two days, the later figures, records and outcomes being those of `to`. */
export interface Changes {
  /** The largest first. */
  readonly revisions: readonly Revision[]
  /** Cells of the earlier state, in the tables of which it is kept; null between editions, which do not count them. */
  readonly knownBefore: number | null
  readonly rowsAdded: number
  /** From the first to the last month of the rows added; null for none. */
  readonly monthsAdded: MonthSpan | null
  /** Newest first. */
  readonly recordsAdded: readonly AddedRecord[]
  readonly outcomes: readonly OtherOutcome[]
  readonly plansBefore: number | null
  /** All that two editions tell; null where a side is a publisher's state, of which no records are kept. */
  readonly edition: EditionChanges | null
}

interface ChangesInput {
  readonly vintages: VintageFile
  readonly sources: readonly FigureSource[]
  /** The tables of which states are kept. */
  readonly tables: readonly CodedTable[]
  readonly records: readonly DatedRecord[]
  readonly measures: readonly Measure[]
  readonly outcomes: Pick<OutcomeFile, 'plans'>
  readonly from: IsoDate
  readonly to: IsoDate
}

/** What changed between two days, the first not the later. */
export function whatChanged(input: ChangesInput): Changes {
  const { records, measures, outcomes, from, to } = input
  const ofTables = input.sources.flatMap((source) => changesOfTable(source, input) ?? [])
  const plans = measures.filter((measure) => measure.status === 'planned' && wasStated(measure, from))
  const added = ofTables.flatMap(({ months }) => months)
  const last = added.toSorted().at(-1)
  return {
    revisions: ofTables.flatMap(({ revisions }) => revisions).sort(byDifference),
    knownBefore: ofTables.reduce((sum, { known }) => sum + known, 0),
    rowsAdded: added.length,
    monthsAdded: last === undefined ? null : { from: added.toSorted()[0] ?? last, to: last },
    recordsAdded: records
      .filter((record) => wasStated(record, to) && !wasStated(record, from))
      .sort(byNewest),
    outcomes: plans.flatMap((plan): OtherOutcome[] => {
      const found = outcomes.plans[plan.id] ?? []
      const before: PlanState = outcomeBy(found, from)?.state ?? 'none'
      const after = outcomeBy(found, to)
      // "Nothing found" is not an outcome.
      if (!after || after.state === before || after.state === 'nothing-found') return []
      return [{ plan, before, after }]
    }),
    plansBefore: plans.length,
    edition: null,
  }
}

/** Sorts revisions, the largest first. */
export function byDifference(a: Revision, b: Revision): number {
  const size = ({ before, after }: Revision) => Math.abs((after ?? 0) - (before ?? 0))
  return size(b) - size(a)
}

/** Sorts records, the newest first. */
export function byNewest(a: AddedRecord, b: AddedRecord): number {
  const day = ({ statedOn, period }: AddedRecord) => statedOn?.start ?? period?.start ?? ''
  return compareText(day(b), day(a))
}

/** The changes of one table; null where no state of the earlier day is kept. */
function changesOfTable(
  source: FigureSource,
  { vintages: file, tables, from, to }: ChangesInput,
): { revisions: readonly Revision[]; known: number; months: readonly Month[] } | null {
  const vintages = vintagesOf(file, source.id)
  const table = tables.find(({ id }) => id === source.id)
  if (!vintages || !table) return null
  const [before, after] = [from, to].map((day) => knownState(source, vintages, day))
  if (!before || !after || before.kind === 'cut' || after.kind === 'cut') return null
  const ends = [before, after].map((state) => lastMonth(state, source))
  const months = rowMonths(table)
  const counts = table.counts.length
  const [endBefore = '', endAfter = ''] = ends
  return {
    revisions: vintages.cells.flatMap((cell) => revisionOf(cell, vintages, table, [before, after]) ?? []),
    known: months.filter((month) => month <= endBefore).length * counts,
    months: months.filter((month) => endBefore < month && month <= endAfter),
  }
}

function lastMonth(state: KnownState, { coverage }: FigureSource): Month {
  return state.kind === 'state' ? (state.vintages.states[state.index]?.coverage.to ?? '') : coverage.to
}

function rowMonths({ dimensions }: CodedTable): readonly Month[] {
  const time = dimensions.find(({ name }) => TIME_DIMENSIONS.includes(name))
  return time?.codes.map((code) => monthsOfKey(time.keys[code] ?? '').to) ?? []
}

function revisionOf(
  cell: RevisedCell,
  vintages: TableVintages,
  table: CodedTable,
  states: readonly KnownState[],
): Revision | null {
  const today = valueToday(cell, table)
  const [before, after] = states.map((state) =>
    state.kind === 'state' ? (cell.values[state.index] ?? null) : today,
  )
  if (before == null || after == null || before === after) return null
  return {
    table: table.id,
    cell,
    cells: cellsOf(cell, table.id),
    before,
    after,
    ladder: ladderOf(cell, vintages, today),
  }
}

/** The value of a cell in every state, today's last. */
export function ladderOf(
  { values }: RevisedCell,
  { states, now }: TableVintages,
  today: number | null,
): readonly Rung[] {
  return [
    ...states.map((vintage, index) => ({ knownOn: vintage.knownOn, vintage, value: values[index] ?? null })),
    { knownOn: now, vintage: null, value: today },
  ]
}

/** The query of one cell. */
export function cellsOf({ where, count }: Pick<RevisedCell, 'where' | 'count'>, table: string): CellQuery {
  const isTime = ([name]: [string, string]) => TIME_DIMENSIONS.includes(name)
  const time = Object.entries(where).find(isTime)?.[1] ?? ''
  const keys = Object.entries(where).flatMap((entry): [string, string[]][] =>
    isTime(entry) ? [] : [[entry[0], [entry[1]]]],
  )
  return { table, count, spans: [monthsOfKey(time)], where: Object.fromEntries(keys) }
}

/** A cell's value in today's table; null where it has none. */
export function valueToday({ where, count }: RevisedCell, table: CodedTable): number | null {
  const codes = table.dimensions.map(({ name, keys }) => keys.indexOf(where[name] ?? ''))
  const row = table.dimensions[0]?.codes.findIndex((_, index) =>
    table.dimensions.every((dimension, at) => dimension.codes[index] === codes[at]),
  )
  return table.counts.find(({ name }) => name === count)?.values[row ?? -1] ?? null
}

/** How far today's values of a place lie from those first published. */
interface Moved {
  /** The first month that the kept states saw appear. */
  readonly since: Month
  /** The relative change of each month since then, 0 for none. */
  readonly changes: ReadonlyMap<Month, number>
}

/**
 * The months of a place that appeared within the kept states, from first value to today's. A month that the first state has
 * as its last had appeared with it. Null where no state is kept.
 */
export function movedSince(
  { states, cells }: TableVintages,
  table: CodedTable,
  where: Readonly<Record<string, string>>,
): Moved | null {
  const [since, until] = [states[0]?.coverage.to, states.at(-1)?.coverage.to]
  if (since === undefined || until === undefined) return null
  const months = Array.from({ length: monthIndex(until) - monthIndex(since) + 1 }, (_, index) =>
    monthAt(monthIndex(since) + index),
  )
  const changes = months.flatMap((month): [Month, number][] => {
    const keys = Object.entries({ ...where, month })
    const cell = cells.find((one) => keys.every(([name, key]) => one.where[name] === key))
    if (!cell) return [[month, 0]]
    const first = cell.values.find((value) => value !== null) ?? null
    const today = valueToday(cell, table)
    // A rise from zero has no share.
    return first === null || today === null || first === 0 ? [] : [[month, today / first - 1]]
  })
  return { since, changes: new Map(changes) }
}

/** Minimum number of months for which a range is stated. */
const LEAST_MONTHS = 8

/** The range in which today's values of past months lie around those first published, as relative changes. */
export interface PastRange {
  readonly months: number
  readonly since: Month
  /** All but the furthest, from 0 or less to 0 or more. */
  readonly inner: readonly [low: number, high: number]
  /** The month that moved furthest; 0 where none moved. */
  readonly furthest: number
}

/** The range of past revisions; null where fewer than eight months are known. */
export function pastRange({ since, changes }: Moved): PastRange | null {
  const sorted = [...changes.values()].sort((a, b) => Math.abs(a) - Math.abs(b))
  const furthest = sorted.pop()
  if (furthest === undefined || changes.size < LEAST_MONTHS) return null
  return {
    months: changes.size,
    since,
    inner: [Math.min(0, ...sorted), Math.max(0, ...sorted)],
    furthest,
  }
}

/** Whether a change lies within a range, its furthest month included. */
export function isWithin(change: number, { inner: [low, high], furthest }: PastRange): boolean {
  return Math.min(low, furthest) <= change && change <= Math.max(high, furthest)
}
