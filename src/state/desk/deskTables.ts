import { ownTableId, type ProjectTable } from '#domain/ownTable.ts'
import type { DeskActions, DeskContext } from './deskState.ts'

type TableActions = Pick<DeskActions, 'addTable' | 'removeTable' | 'restoreTable' | 'setTable' | 'openTable'>

/** The actions on tables of the open project. */
export function createDeskTables(context: DeskContext): TableActions {
  const { environment, getState, setState, opened, saveHead, save, publish } = context

  function put(table: ProjectTable): void {
    const project = opened()
    const tables = project.tables.some(({ id }) => id === table.id)
      ? project.tables.map((one) => (one.id === table.id ? table : one))
      : [...project.tables, table]
    setState({ project: { ...project, tables } })
    void save((open) => open.saveTable(project.id, table))
    saveHead()
  }

  return {
    addTable: (table) => {
      const hash = environment.sha256(table.text)
      const id = ownTableId(hash)
      if (!opened().tables.some((one) => one.id === id)) {
        put({ ...table, id, sha256: hash, addedAt: environment.now() })
      }
      setState({ tableId: id })
      return id
    },
    removeTable: (id) => {
      const project = opened()
      const removedTable = project.tables.find((one) => one.id === id)
      if (!removedTable) return
      const tables = project.tables.filter((one) => one.id !== id)
      setState({ project: { ...project, tables }, tableId: tables[0]?.id ?? null, removedTable })
      void save((open) => open.removeTable(project.id, id))
      saveHead()
      if (removedTable.settings.isUsed) void publish()
    },
    restoreTable: () => {
      const { removedTable } = getState()
      if (!removedTable) return
      put(removedTable)
      setState({ removedTable: null, tableId: removedTable.id })
      if (removedTable.settings.isUsed) void publish()
    },
    setTable: (id, settings) => {
      const table = opened().tables.find((one) => one.id === id)
      if (!table || getState().isReadOnly) return
      const changed = { ...table, settings: { ...table.settings, ...settings } }
      put(changed)
      if (table.settings.isUsed || changed.settings.isUsed) void publish()
    },
    openTable: (tableId) => setState({ tableId }),
  }
}
