import { inTime, type LogEntry, type NewEntry } from './decisionLog.ts'
import type { ProjectTable, TableChange, TableSettings } from './own/table.ts'

/** Settings whose members change one by one. */
const RECORDS = ['names', 'nationalities', 'answers'] as const
const isRecord = (key: string): key is (typeof RECORDS)[number] => RECORDS.some((record) => record === key)

type Part = NonNullable<TableChange['after']>
type Members = Readonly<Record<string, unknown>>

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What changed from one reading's settings to the next; null where nothing did. */
export function tableChange(
  tableId: string,
  before: TableSettings,
  after: TableSettings,
): TableChange | null {
  const [was, is]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const key of Object.keys(after) as (keyof TableSettings)[]) {
    if (
      isRecord(key)
        ? isSame(sortedMembers(before[key]), sortedMembers(after[key]))
        : isSame(before[key], after[key])
    )
      continue
    was[key] = isRecord(key) ? otherMembers(before[key], after[key]) : before[key]
    is[key] = isRecord(key) ? otherMembers(after[key], before[key]) : after[key]
  }
  return Object.keys(is).length === 0 ? null : { tableId, before: was as Part, after: is as Part }
}

/** The members of one record that another lacks or that differ there. */
function otherMembers(of: Members, other: Members): Members {
  return Object.fromEntries(Object.entries(of).filter(([key, value]) => !isSame(value, other[key])))
}

/** An entry of a table's settings before it has an id. */
export function tableEntry(
  { at, who }: Pick<NewEntry, 'at' | 'who'>,
  table: TableChange,
  undoes: string | null = null,
): NewEntry {
  const none = { rules: '', documentId: '', claimId: '', before: null, after: null, settles: false }
  return { ...none, at, who, undoes, table }
}

/** The inverse of a change of anything. */
export function reversed<Change extends { before: unknown; after: unknown }>(change: Change): Change {
  return { ...change, before: change.after, after: change.before }
}

/** Settings with a change made in them. */
export function withChange(settings: TableSettings, { before, after }: TableChange): TableSettings {
  const changed: Record<string, unknown> = { ...settings, ...after }
  for (const key of before === null ? [] : RECORDS) {
    const [was, is]: readonly (Members | undefined)[] = [before?.[key], after?.[key]]
    const others = Object.entries(settings[key]).filter(([member]) => !was || !(member in was))
    changed[key] = { ...Object.fromEntries(others), ...is }
  }
  return changed as TableSettings
}

/**
 * The settings of a table that the log states; those given where it states none. The log is what holds: a table may be
 * stored later than its entries, and two readers may have changed it. The later change holds, by time, so that logs give
 * the same settings in whichever order they were joined. A table that is added again while it is there keeps its settings.
 */
export function settingsByLog(
  { id, settings }: Pick<ProjectTable, 'id' | 'settings'>,
  log: readonly LogEntry[],
): TableSettings {
  let stated: TableSettings = settings
  let isThere = false
  for (const { table } of inTime(log)) {
    if (table?.tableId !== id) continue
    if (table.before === null) {
      if (!isThere && table.after) stated = withChange(settings, table)
      isThere = true
    } else {
      isThere = table.after !== null
      if (isThere) stated = withChange(stated, table)
    }
  }
  return isSame(sorted(stated), sorted(settings)) ? settings : stated
}

const sortedMembers = (members: Members) => Object.entries(members).sort()

function sorted(settings: TableSettings): unknown {
  const records = RECORDS.map((key) => [key, sortedMembers(settings[key])])
  return Object.entries({ ...settings, ...Object.fromEntries(records) }).sort()
}

/** Tables with the settings that the log states. Those that have them already stay the same objects. */
export function tablesByLog<Table extends Pick<ProjectTable, 'id' | 'settings'>>(
  tables: readonly Table[],
  log: readonly LogEntry[],
): Table[] {
  return tables.map((table) => {
    const settings = settingsByLog(table, log)
    return settings === table.settings ? table : { ...table, settings }
  })
}

/** The entries on a table, in order. */
export function entriesOfTable(log: readonly LogEntry[], tableId: string): readonly LogEntry[] {
  return log.filter(({ table }) => table?.tableId === tableId)
}
