import type { LocalizedText, SourceText } from '#domain/language.ts'
import { recordOf } from '#lib/recordOf.ts'
import { isSameText } from '#lib/textMarks.ts'
import {
  type ChangeReasons,
  type EditionItem,
  type EditionState,
  type EditionTable,
  ITEM_KINDS,
  type ItemKind,
} from './edition.ts'

/** A state with the cells of the tables that differ, by their hash. */
export interface ComparedState extends EditionState {
  cells: ReadonlyMap<string, EditionTable>
}

/** A row of a table by the keys of its dimensions. */
export interface RowOf {
  table: string
  cell: Readonly<Record<string, string>>
}

/** A figure that both states have, with another value. */
export interface RevisedFigure extends RowOf {
  column: string
  before: number | null
  after: number | null
  reason: LocalizedText | null
}

/** A row that only one state has. */
export interface OtherRow extends RowOf {
  values: Readonly<Record<string, number | null>>
}

/** A table that only one state has. */
export interface OtherTable {
  table: string
  rows: number
}

/** A thing that only one state has. */
export interface OtherItem extends EditionItem {
  id: string
  reason: LocalizedText | null
}

/** A thing that both states have, with its title in the later one. */
export interface ChangedItem {
  id: string
  title: SourceText | null
  fields: readonly ChangedField[]
  reason: LocalizedText | null
}

/** A fact that changed; without values where it is longer than a state keeps. */
export interface ChangedField {
  name: string
  before: string | null
  after: string | null
}

export interface ItemChanges {
  added: readonly OtherItem[]
  changed: readonly ChangedItem[]
  gone: readonly OtherItem[]
}

/** What changed from one state to another; a list is null where one of them does not know it. */
export interface EditionChanges extends Readonly<Record<ItemKind, ItemChanges | null>> {
  revised: readonly RevisedFigure[]
  rowsAdded: readonly OtherRow[]
  rowsGone: readonly OtherRow[]
  tablesAdded: readonly OtherTable[]
  tablesGone: readonly OtherTable[]
}

/** Compares two states; pure. Throws where a table differs and the cells of one of its forms are missing. */
export function compareEditions(
  before: ComparedState,
  after: ComparedState,
  reasons: ChangeReasons = {},
): EditionChanges {
  const tables = Object.keys(after.tables).filter((table) => differs(table, before, after))
  const compared = tables.map((table) =>
    compareTables(table, cellsOf(table, before), cellsOf(table, after), reasons),
  )
  return {
    revised: compared.flatMap(({ revised }) => revised),
    rowsAdded: compared.flatMap(({ added }) => added),
    rowsGone: compared.flatMap(({ gone }) => gone),
    tablesAdded: tablesOnlyIn(after, before),
    tablesGone: tablesOnlyIn(before, after),
    ...recordOf<Record<ItemKind, ItemChanges | null>>(ITEM_KINDS, (kind) =>
      compareItems(kind, before[kind], after[kind], reasons),
    ),
  }
}

/** The hashes of the cells that comparing two states needs. */
export function neededCells(before: EditionState, after: EditionState): readonly string[] {
  return Object.keys(after.tables)
    .filter((table) => differs(table, before, after))
    .flatMap((table) => [before.tables[table]?.hash ?? '', after.tables[table]?.hash ?? ''])
}

/** Whether nothing differs. */
export function isUnchanged(changes: EditionChanges): boolean {
  const lists = ITEM_KINDS.flatMap((kind) => Object.values(changes[kind] ?? {}))
  const { revised, rowsAdded, rowsGone, tablesAdded, tablesGone } = changes
  return [...lists, revised, rowsAdded, rowsGone, tablesAdded, tablesGone].every(({ length }) => length === 0)
}

function differs(table: string, before: EditionState, after: EditionState): boolean {
  const old = before.tables[table]
  return old !== undefined && after.tables[table] !== undefined && old.hash !== after.tables[table].hash
}

function cellsOf(table: string, { tables, cells }: ComparedState): EditionTable {
  const hash = tables[table]?.hash ?? ''
  const found = cells.get(hash)
  if (!found) throw new Error(`${table}: the cells ${hash} are missing`)
  return found
}

function tablesOnlyIn(one: EditionState, other: EditionState): readonly OtherTable[] {
  return Object.entries(one.tables).flatMap(([table, { rows }]) =>
    other.tables[table] === undefined ? [{ table, rows }] : [],
  )
}

interface Row {
  cell: Readonly<Record<string, string>>
  values: Readonly<Record<string, number | null>>
}

/** The rows by the keys of their dimensions, in whatever order these stand. */
function rowsByKey({ dimensions, counts }: EditionTable): ReadonlyMap<string, Row> {
  const sorted = [...dimensions].sort((one, other) => (one.name < other.name ? -1 : 1))
  const rows = new Map<string, Row>()
  for (let at = 0; at < (dimensions[0]?.codes.length ?? 0); at += 1) {
    const keys = sorted.map(({ name, keys: all, codes }) => [name, all[codes[at] ?? 0] ?? ''] as const)
    rows.set(JSON.stringify(keys), {
      cell: Object.fromEntries(keys),
      values: Object.fromEntries(counts.map(({ name, values }) => [name, values[at] ?? null])),
    })
  }
  return rows
}

function compareTables(table: string, before: EditionTable, after: EditionTable, reasons: ChangeReasons) {
  const [old, now] = [rowsByKey(before), rowsByKey(after)]
  const reason = reasons[`tables/${table}`] ?? null
  const only = (one: ReadonlyMap<string, Row>, other: ReadonlyMap<string, Row>): readonly OtherRow[] =>
    [...one].flatMap(([key, row]) => (other.has(key) ? [] : [{ table, ...row }]))
  // A column that only one state has is no revision.
  const columns = before.counts.flatMap(({ name }) =>
    after.counts.some((count) => count.name === name) ? [name] : [],
  )
  const revised = [...now].flatMap(([key, { cell, values }]): readonly RevisedFigure[] => {
    const earlier = old.get(key)?.values
    if (!earlier) return []
    return columns.flatMap((column) => {
      const [was, is] = [earlier[column] ?? null, values[column] ?? null]
      return was === is ? [] : [{ table, cell, column, before: was, after: is, reason }]
    })
  })
  return { revised, added: only(now, old), gone: only(old, now) }
}

type Items = EditionState[ItemKind]

function compareItems(
  kind: ItemKind,
  before: Items,
  after: Items,
  reasons: ChangeReasons,
): ItemChanges | null {
  if (before === null || after === null) return null
  const reasonOf = (id: string) => reasons[`${kind}/${id}`] ?? null
  const only = (one: NonNullable<Items>, other: NonNullable<Items>): readonly OtherItem[] =>
    Object.entries(one).flatMap(([id, item]) =>
      Object.hasOwn(other, id) ? [] : [{ id, ...item, reason: reasonOf(id) }],
    )
  return {
    added: only(after, before),
    changed: Object.entries(after).flatMap(([id, item]) => {
      const old = Object.hasOwn(before, id) ? before[id] : undefined
      const fields = old ? changedFields(old, item) : []
      return fields.length > 0 ? [{ id, title: item.title, fields, reason: reasonOf(id) }] : []
    }),
    gone: only(before, after),
  }
}

/** The facts that both forms state, where they differ: one that only one of them has came with the form of the data. */
function changedFields(before: EditionItem, after: EditionItem): readonly ChangedField[] {
  const facts = Object.entries(after.facts).flatMap(([name, is]) => {
    const was = Object.hasOwn(before.facts, name) ? before.facts[name] : undefined
    if (was === undefined || isSameText(was, is)) return []
    const isLong = was.startsWith('#') || is.startsWith('#')
    return [{ name, before: isLong ? null : was, after: isLong ? null : is }]
  })
  return [...changedTitle(before.title, after.title), ...facts]
}

/** The title in the first language in which it differs, English before others. */
function changedTitle(before: EditionItem['title'], after: EditionItem['title']): readonly ChangedField[] {
  const [was, is]: readonly Readonly<Record<string, string | undefined>>[] = [before ?? {}, after ?? {}]
  const language = Object.keys({ ...is, ...was }).find(
    (key) => !isSameText(was?.[key] ?? '', is?.[key] ?? ''),
  )
  if (language === undefined) return []
  return [{ name: 'title', before: was?.[language] ?? null, after: is?.[language] ?? null }]
}
