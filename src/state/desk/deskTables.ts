import { entryToUndo, nextTime } from '#domain/decisionLog.ts'
import { ownTableId, type TableChange, type TableHead, type TableSettings } from '#domain/own/table.ts'
import { reversed, tableChange, tableEntry, withChange } from '#domain/tableLog.ts'
import type { Desk } from '#worker/connectDesk.ts'
import type { NewSheet, WorkbookWords } from '#worker/deskTables.ts'
import { packPart, zipOf } from '#worker/zipFile.ts'
import { applyToLayer } from './applyToLayer.ts'
import { record } from './deskLog.ts'
import { type DeskSession, fileNameOf, type NamedFile, opened, save } from './deskState.ts'
import { holdAgain, readTable, textInMemory } from './deskTexts.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Stores a table, with its text if that is still only in memory. */
function put(session: DeskSession, table: TableHead): void {
  const project = opened(session)
  const tables = project.tables.some(({ id }) => id === table.id)
    ? project.tables.map((one) => (one.id === table.id ? table : one))
    : [...project.tables, table]
  session.store.setState({ project: { ...project, tables } })
  void save(session, async (open) => {
    await open.saveTable(project.id, table, textInMemory(session, table.id))
    session.held.delete(table.id)
  })
}

function logChange(session: DeskSession, change: TableChange, undoes: string | null = null): void {
  const { reader: who } = session.store.getState()
  const at = nextTime(opened(session).log, who, session.environment.now(), true)
  record(session, [tableEntry({ at, who }, change, undoes)])
}

/** Changes settings, with an entry of the log; false where nothing changes. */
function change(
  session: DeskSession,
  table: TableHead,
  settings: TableSettings,
  undoes: string | null = null,
): boolean {
  const made = tableChange(table.id, table.settings, settings)
  if (!made || session.store.getState().isReadOnly) return false
  const changed = { ...table, settings }
  put(session, changed)
  logChange(session, made, undoes)
  if (table.settings.isUsed && !settings.isUsed) void applyToLayer(session)
  void read(session, changed)
  return true
}

/** Reads a table, and shows its figures in Explore where they are in use. */
async function read(session: DeskSession, table: TableHead): Promise<void> {
  await readTable(session, table)
  if (table.settings.isUsed) await applyToLayer(session)
}

const tableOf = (session: DeskSession, id: string | null) =>
  opened(session).tables.find((one) => one.id === id)

/** Adds a table and opens it; one that is there already is opened. Returns its id. */
export function addTable(session: DeskSession, { text, ...sheet }: NewSheet): string {
  const id = ownTableId(sheet.sha256)
  const known = tableOf(session, id)
  if (!known) {
    const added = { ...sheet, id, addedAt: session.environment.now() }
    session.held.set(id, text)
    put(session, added)
    logChange(session, { tableId: id, before: null, after: added.settings })
    void read(session, added)
  } else if (session.store.getState().lostTexts.has(id)) {
    holdAgain(session, id, text)
    put(session, known)
    void read(session, known)
  }
  session.store.setState({ tableId: id })
  return id
}

export function removeTable(session: DeskSession, id: string): void {
  const project = opened(session)
  const removedTable = tableOf(session, id)
  if (!removedTable) return
  const tables = project.tables.filter((one) => one.id !== id)
  session.store.setState({ project: { ...project, tables }, tableId: tables[0]?.id ?? null, removedTable })
  void save(session, async (open) => {
    // Kept, so that the table can be restored.
    const text = textInMemory(session, id) ?? (await open.readText(project.id, id))
    if (text !== null) session.held.set(id, text)
    await open.removeTable(project.id, id)
  })
  logChange(session, { tableId: id, before: removedTable.settings, after: null })
  if (removedTable.settings.isUsed) void applyToLayer(session)
}

/** Puts back the table removed last. */
export function restoreTable(session: DeskSession): void {
  const { removedTable } = session.store.getState()
  if (!removedTable) return
  put(session, removedTable)
  logChange(session, { tableId: removedTable.id, before: null, after: removedTable.settings })
  session.store.setState({ removedTable: null, tableId: removedTable.id })
  void read(session, removedTable)
}

/** Changes settings of a table, with an entry of the log. */
export function setTable(session: DeskSession, id: string, settings: Partial<TableSettings>): void {
  const table = tableOf(session, id)
  if (table) change(session, table, { ...table.settings, ...settings })
}

/** Takes back the reader's last change of a table's settings, with an entry of its own; false where there is none. */
export function undoTable(session: DeskSession, id: string): boolean {
  const table = tableOf(session, id)
  const entry = entryToUndo(opened(session).log, session.store.getState().reader, id)
  const last = entry?.table
  // A table that was added is removed, and one that was removed is put back, by its own button.
  if (!table || !entry || !last?.before || !last.after) return false
  return change(session, table, withChange(table.settings, reversed(last)), entry.id)
}

/** Opens a table; null goes back to the documents. */
export function openTable(session: DeskSession, tableId: string | null): void {
  session.store.setState({ tableId })
  const table = tableOf(session, tableId)
  if (table && !session.store.getState().readings.has(table.id)) void readTable(session, table)
}

function factsOf(session: DeskSession, id: string) {
  const table = tableOf(session, id)
  if (!table) throw new Error(`the project has no table ${id}`)
  const { fileName, sheet, sha256, settings } = table
  return { id, fileName, sheet, sha256, title: settings.title, coverageTo: settings.coverageTo, settings }
}

/** A table for the pipeline, its facts in the language given (ISO 639-1): a ZIP whose `data/` joins that of the repository. */
export async function pipelineTable(session: DeskSession, id: string, language: string): Promise<NamedFile> {
  const { environment } = session
  const table = factsOf(session, id)
  const { id: file, csv, meta, readme } = await environment.desk().pipelineTable(table, language)
  const pack = (path: string, text: string) => packPart(path, new TextEncoder().encode(text))
  const path = `data/sources/figures/${file}`
  const parts = [
    await pack('README.md', readme),
    await pack(`${path}.csv`, csv),
    await pack(`${path}.meta.json`, meta),
  ]
  return { name: `${fileNameOf(table.title)}-sources.zip`, file: zipOf(parts, new Date(environment.now())) }
}

/** A table as a workbook with live sums. */
export async function tableWorkbook(
  session: DeskSession,
  id: string,
  words: WorkbookWords,
): Promise<NamedFile> {
  const table = factsOf(session, id)
  const bytes = await session.environment.desk().tableWorkbook(table, words)
  return { name: `${fileNameOf(table.title)}.xlsx`, file: new Blob([bytes], { type: XLSX }) }
}

/** Some rows of the open table. */
export function tableRows({ environment }: DeskSession, ...args: Parameters<Desk['tableRows']>) {
  return environment.desk().tableRows(...args)
}
