import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { ChangedItem, EditionChanges, ItemChanges } from '#domain/editions/compareEditions.ts'
import { type HostedEditions, ITEM_KINDS } from '#domain/editions/edition.ts'
import { type FigureSource, TIME_DIMENSIONS } from '#domain/figureTable.ts'
import type { SourceText } from '#domain/language.ts'
import type { Measure } from '#domain/measure.ts'
import type { OutcomeFile } from '#domain/outcome.ts'
import type { IsoDate } from '#domain/period.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import type { VintageFile } from '#domain/vintage.ts'
import type { DataSheet, SheetRow } from './dataSheet.ts'
import {
  type AddedRecord,
  byDifference,
  byNewest,
  type Changes,
  cellsOf,
  type DatedState,
  ladderOf,
  type OtherOutcome,
} from './whatChanged.ts'

/** Today's data, which name and open what editions list. */
interface Today {
  readonly vintages: VintageFile
  readonly sources: readonly FigureSource[]
  readonly records: readonly DatedRecord[]
  readonly measures: readonly Measure[]
  readonly outcomes: Pick<OutcomeFile, 'plans'>
}

/** What changed between two editions, as what changed between two states of publishers is shown. */
export function changesOfEditions(found: EditionChanges, today: Today): Changes {
  return {
    revisions: found.revised
      .map(({ table, cell: where, column: count, before, after }) => {
        const vintages = today.vintages.tables.find((one) => one.table === table)
        const kept = vintages?.cells.find(
          (cell) =>
            cell.count === count && Object.entries(where).every(([name, key]) => cell.where[name] === key),
        )
        const hasTime = Object.keys(where).some((name) => TIME_DIMENSIONS.includes(name))
        const isHere = hasTime && today.sources.some(({ id }) => id === table)
        return {
          table,
          before,
          after,
          cell: { where, count },
          cells: isHere ? cellsOf({ where, count }, table) : null,
          ladder: vintages && kept ? ladderOf(kept, vintages, after) : [],
        }
      })
      .sort(byDifference),
    knownBefore: null,
    rowsAdded: found.rowsAdded.length,
    monthsAdded: null,
    recordsAdded: (found.records?.added ?? [])
      .map(({ id, title, facts }): AddedRecord => {
        const { statedOn = null, period = null } = today.records.find((record) => record.id === id) ?? {}
        const status = (['done', 'planned', 'gap'] as const).find((one) => one === facts.status) ?? null
        return { id, title: title ?? { en: id }, status, statedOn, period }
      })
      .sort(byNewest),
    outcomes: otherOutcomes(found.outcomes, today),
    plansBefore: null,
    edition: found,
  }
}

/** Outcomes of the plans that today's data have: the others have no title. */
function otherOutcomes(changes: ItemChanges | null, { measures, outcomes }: Today): readonly OtherOutcome[] {
  const states = [
    ...(changes?.added ?? []).map(({ id, facts }) => [id, 'none', facts.state] as const),
    ...(changes?.changed ?? []).flatMap(({ id, fields }) =>
      fields.flatMap(({ name, before, after }) => (name === 'state' ? [[id, before, after] as const] : [])),
    ),
  ]
  return states.flatMap(([id, was, is]) => {
    const plan = measures.find((measure) => measure.id === id)
    const [before, state] = [was, is].map((name) => PLAN_STATES.find((one) => one === name))
    // "Nothing found" is not an outcome.
    if (!plan || !before || !state || state === 'none' || state === 'nothing-found') return []
    const known = outcomes.plans[id]?.find((outcome) => outcome.state === state)
    return [{ plan, before, after: known ?? { state, since: null, evidence: [] } }]
  })
}

/** The records that changed, those with another status first and those whose wording alone changed last. */
export function recordsChanged({ records }: EditionChanges): readonly ChangedItem[] {
  const rank = ({ fields }: ChangedItem) =>
    fields.some(({ name }) => name === 'status') ? 0 : fields.some(({ after }) => after !== null) ? 1 : 2
  return [...(records?.changed ?? [])].sort((one, other) => rank(one) - rank(other))
}

/** All that changed between two editions: a row for each value of a figure, each field, and each thing added or gone. */
export function editionSheet(
  found: EditionChanges,
  ends: Readonly<{ from: string; to: string }>,
  localized: (text: SourceText) => string,
): DataSheet {
  const where = (cell: Readonly<Record<string, string>>) =>
    Object.entries(cell).map(([name, key]) => `${name} ${key}`)
  const rows = (['added', 'gone'] as const).flatMap((change) => {
    const isAdded = change === 'added'
    const [ofTables, ofRows] = isAdded
      ? [found.tablesAdded, found.rowsAdded]
      : [found.tablesGone, found.rowsGone]
    const values = (value: number | null) => (isAdded ? { after: value } : { before: value })
    return [
      ...ofTables.map((one) => ({
        kind: 'tables',
        change,
        id: one.table,
        field: 'rows',
        ...values(one.rows),
      })),
      ...ofRows.flatMap(({ table, cell, values: counts }) =>
        Object.entries(counts).map(([field, value]) => ({
          kind: 'figures',
          change,
          id: table,
          title: where(cell),
          field,
          ...values(value),
        })),
      ),
    ]
  })
  const items = ITEM_KINDS.flatMap((kind) =>
    (['added', 'changed', 'gone'] as const).flatMap((change) =>
      (found[kind]?.[change] ?? []).flatMap((item): SheetRow[] => {
        const { id, title, reason } = item
        const row = {
          kind,
          change,
          id,
          title: title && localized(title),
          reason: reason && localized(reason),
        }
        if (!('fields' in item)) return [row]
        return item.fields.map(({ name, before, after }) => ({ ...row, field: name, before, after }))
      }),
    ),
  )
  const revised = found.revised.map(({ table, cell, column, before, after, reason }) => ({
    kind: 'figures',
    change: 'revised',
    id: table,
    title: where(cell),
    field: column,
    before,
    after,
    reason: reason && localized(reason),
  }))
  return {
    columns: ['kind', 'change', 'id', 'title', 'field', 'before', 'after', 'reason', 'from', 'to'],
    rows: [...revised, ...rows, ...items].map((row) => ({ ...row, ...ends })),
  }
}

/** What one can compare from or to; `edition` null: a publisher's state. `key`: its day, or the edition. */
export interface ComparedPoint {
  key: string
  day: IsoDate
  edition: string | null
}

/** The publishers' states and the editions, the oldest first, and today's version as the last. */
export function comparedPoints(
  states: readonly DatedState[],
  hosted: HostedEditions | null | undefined,
  readTo: IsoDate,
): { points: readonly ComparedPoint[]; today: ComparedPoint } {
  const { editions = [], now = null } = hosted ?? {}
  const points = [
    ...[...new Set(states.map(({ knownOn }) => knownOn))].map((day) => ({ key: day, day, edition: null })),
    ...editions.flatMap(({ id, day }) => (id === now ? [] : [{ key: id, day, edition: id }])).reverse(),
  ].sort((one, other) => compareText(one.day, other.day))
  const last = points.at(-1)?.day ?? readTo
  const today = { key: now ?? 'now', day: last > readTo ? last : readTo, edition: now }
  return { points: [...points, today], today }
}

/** The day from which changes are listed where the view names none: the last dated state before today's. */
export function firstDay(states: readonly DatedState[], main: string, known: IsoDate | null): IsoDate {
  const earlier = states.filter(({ table }) => table === main)
  const last = earlier.findLast(({ vintage }) => vintage?.dated?.length === 10)?.knownOn ?? ''
  return states.findLast(({ knownOn }) => knownOn <= (known ?? last))?.knownOn ?? last
}
