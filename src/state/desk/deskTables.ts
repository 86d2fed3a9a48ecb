import { entryToUndo, nextTime } from '#domain/decisionLog.ts'
import { ownTableId, type TableChange, type TableHead, type TableSettings } from '#domain/ownTable.ts'
import { reversed, tableChange, tableEntry, withChange } from '#domain/tableLog.ts'
import type { TableReading } from '#domain/tableReading.ts'
import type { DeskContext } from './deskContext.ts'
import { fileNameOf } from './deskFiles.ts'
import type { DeskActions } from './deskState.ts'
import { packPart, zipOf } from './zipFile.ts'

type TableActions = Pick<
  DeskActions,
  | 'addTable'
  | 'removeTable'
  | 'restoreTable'
  | 'setTable'
  | 'undoTable'
  | 'openTable'
  | 'tableRows'
  | 'pipelineTable'
  | 'tableWorkbook'
>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Reads tables in the worker, which keeps the cells of those it was given. The same settings are read once. */
export function createTableReader(
  context: Pick<DeskContext, 'environment' | 'getState' | 'setState' | 'texts'>,
): DeskContext['readTable'] {
  const { environment, getState, setState, texts } = context
  /** How the worker read each table last. */
  const last = new Map<string, { revision: string; reading: Promise<TableReading | null> }>()

  async function read({ id, settings }: TableHead): Promise<TableReading | null> {
    const worker = environment.desk()
    await environment.sendNames()
    if (!(await worker.hasTable(id))) {
      const text = await texts.textOf(id)
      if (text === null) return null
      await worker.loadTable(id, text)
    }
    return worker.readTable(id, settings)
  }

  return async function readTable(table) {
    const { id, settings } = table
    const revision = JSON.stringify(settings)
    const known = last.get(id)
    const mine = known?.revision === revision ? known : { revision, reading: read(table) }
    last.set(id, mine)
    try {
      const reading = await mine.reading
      const latest = last.get(id)
      // Other settings were read in between: the worker has these only after the latest reading.
      if (latest?.revision === revision && latest !== mine) return readTable(table)
      if (reading === null) last.delete(id)
      else if (latest === mine && getState().readings.get(id) !== reading)
        setState(({ readings }) => ({ readings: new Map(readings).set(id, reading) }))
      return reading
    } catch (error) {
      if (last.get(id) === mine) last.delete(id)
      throw error
    }
  }
}

/** The actions on tables of the open project. */
export function createDeskTables(context: DeskContext): TableActions {
  const { environment, getState, setState, opened, save, publish, texts } = context

  /** Stores a table, with its text if that is still only in memory. */
  function put(table: TableHead): void {
    const project = opened()
    const tables = project.tables.some(({ id }) => id === table.id)
      ? project.tables.map((one) => (one.id === table.id ? table : one))
      : [...project.tables, table]
    setState({ project: { ...project, tables } })
    void save(async (open) => {
      await open.saveTable(project.id, table, texts.inMemory(table.id))
      texts.release(table.id)
    })
  }

  function log(change: TableChange, undoes: string | null = null): void {
    const { reader: who } = getState()
    const at = nextTime(opened().log, who, environment.now(), true)
    context.record([tableEntry({ at, who }, change, undoes)])
  }

  /** Changes settings, with an entry of the log. */
  function change(table: TableHead, settings: TableSettings, undoes: string | null = null): boolean {
    const made = tableChange(table.id, table.settings, settings)
    if (!made || getState().isReadOnly) return false
    const changed = { ...table, settings }
    put(changed)
    log(made, undoes)
    if (table.settings.isUsed && !settings.isUsed) void publish()
    void read(changed)
    return true
  }

  /** Reads a table, and shows its figures in Explore where they are in use. */
  async function read(table: TableHead): Promise<void> {
    await context.readTable(table)
    if (table.settings.isUsed) await publish()
  }

  /** Stores a table's text again after this browser has lost it. */
  async function giveBack(id: string, text: string): Promise<void> {
    const table = opened().tables.find((one) => one.id === id)
    if (!table) return
    texts.hold(id, text)
    setState(({ lostTexts }) => ({ lostTexts: new Set([...lostTexts].filter((lost) => lost !== id)) }))
    put(table)
    await read(table)
  }

  function factsOf(id: string) {
    const table = opened().tables.find((one) => one.id === id)
    if (!table) throw new Error(`the project has no table ${id}`)
    const { fileName, sheet, sha256, settings } = table
    return { id, fileName, sheet, sha256, title: settings.title, coverageTo: settings.coverageTo, settings }
  }

  return {
    addTable: ({ text, ...table }) => {
      const id = ownTableId(table.sha256)
      if (!opened().tables.some((one) => one.id === id)) {
        const added = { ...table, id, addedAt: environment.now() }
        texts.hold(id, text)
        put(added)
        log({ tableId: id, before: null, after: added.settings })
        void read(added)
      } else if (getState().lostTexts.has(id)) void giveBack(id, text)
      setState({ tableId: id })
      return id
    },
    removeTable: (id) => {
      const project = opened()
      const removedTable = project.tables.find((one) => one.id === id)
      if (!removedTable) return
      const tables = project.tables.filter((one) => one.id !== id)
      setState({ project: { ...project, tables }, tableId: tables[0]?.id ?? null, removedTable })
      void save(async (open) => {
        // Kept, so that the table can be restored.
        const text = texts.inMemory(id) ?? (await open.readText(project.id, id))
        if (text !== null) texts.hold(id, text)
        await open.removeTable(project.id, id)
      })
      log({ tableId: id, before: removedTable.settings, after: null })
      if (removedTable.settings.isUsed) void publish()
    },
    restoreTable: () => {
      const { removedTable } = getState()
      if (!removedTable) return
      put(removedTable)
      log({ tableId: removedTable.id, before: null, after: removedTable.settings })
      setState({ removedTable: null, tableId: removedTable.id })
      void read(removedTable)
    },
    setTable: (id, settings) => {
      const table = opened().tables.find((one) => one.id === id)
      if (table) change(table, { ...table.settings, ...settings })
    },
    undoTable: (id) => {
      const project = opened()
      const table = project.tables.find((one) => one.id === id)
      const entry = entryToUndo(project.log, getState().reader, id)
      const last = entry?.table
      // A table that was added is removed, and one that was removed is put back, by its own button.
      if (!table || !entry || !last?.before || !last.after) return false
      return change(table, withChange(table.settings, reversed(last)), entry.id)
    },
    openTable: (tableId) => {
      setState({ tableId })
      const table = opened().tables.find((one) => one.id === tableId)
      if (table && !getState().readings.has(table.id)) void context.readTable(table)
    },
    pipelineTable: async (id, language) => {
      const table = factsOf(id)
      const { id: file, csv, meta, readme } = await environment.desk().pipelineTable(table, language)
      const pack = (path: string, text: string) => packPart(path, new TextEncoder().encode(text))
      const path = `data/sources/figures/${file}`
      const parts = [
        await pack('README.md', readme),
        await pack(`${path}.csv`, csv),
        await pack(`${path}.meta.json`, meta),
      ]
      return {
        name: `${fileNameOf(table.title)}-sources.zip`,
        file: zipOf(parts, new Date(environment.now())),
      }
    },
    tableWorkbook: async (id, words) => {
      const table = factsOf(id)
      const bytes = await environment.desk().tableWorkbook(table, words)
      return { name: `${fileNameOf(table.title)}.xlsx`, file: new Blob([bytes], { type: XLSX }) }
    },
    tableRows: (...args) => environment.desk().tableRows(...args),
  }
}
