import type { LogEntry } from '#domain/decisionLog.ts'
import type { TableHead } from '#domain/ownTable.ts'
import type { DocumentHead } from '#domain/project.ts'
import { byAddition } from './deskDatabase.ts'
import { type DeskRepository, LogConflict, type ProjectHead } from './deskRepository.ts'
import type { KeptOwn, StoredOwn } from './ownStore.ts'

interface KeptProject {
  head: ProjectHead
  documents: Map<string, DocumentHead>
  texts: Map<string, string>
  tables: Map<string, TableHead>
  log: LogEntry[]
}

function emptyProject(head: ProjectHead): KeptProject {
  return { head, documents: new Map(), texts: new Map(), tables: new Map(), log: [] }
}

/** Storage for the page's lifetime, for browsers without IndexedDB. */
export function memoryDeskRepository(): DeskRepository {
  const projects = new Map<string, KeptProject>()
  const allParts = new Map<string, Map<string, Blob>>()
  const partsOf = (id: string) => {
    const parts = allParts.get(id) ?? new Map<string, Blob>()
    allParts.set(id, parts)
    return parts
  }
  const kept = new Map<string, KeptOwn & StoredOwn>()
  const of = (id: string) => {
    const project = projects.get(id)
    if (!project) throw new Error(`there is no project ${id}`)
    return project
  }
  return {
    heads: async () => [...projects.values()].map(({ head }) => head),
    damaged: async () => [],
    raw: async (id) => ({ projects: [of(id)] }),
    read: async (id) => {
      const project = projects.get(id)
      return project
        ? {
            head: project.head,
            documents: [...project.documents.values()].sort(byAddition),
            tables: [...project.tables.values()].sort(byAddition),
            log: [...project.log],
            torn: [],
          }
        : null
    },
    saveHead: async (head) => {
      const project = projects.get(head.id)
      if (project) project.head = head
      else projects.set(head.id, emptyProject(head))
    },
    readText: async (id, documentId) => projects.get(id)?.texts.get(documentId) ?? null,
    saveDocument: async (id, head, text) => {
      of(id).documents.set(head.id, head)
      if (text !== undefined) of(id).texts.set(head.id, text)
    },
    removeDocument: async (id, documentId) => {
      of(id).documents.delete(documentId)
      of(id).texts.delete(documentId)
    },
    saveTable: async (id, head, text) => {
      of(id).tables.set(head.id, head)
      if (text !== undefined) of(id).texts.set(head.id, text)
    },
    removeTable: async (id, tableId) => {
      of(id).tables.delete(tableId)
      of(id).texts.delete(tableId)
    },
    addEntries: async (id, known, entries) => {
      const { log } = of(id)
      if (log.length !== known) throw new LogConflict([...log])
      log.push(...entries)
    },
    saveOwn: async (id, own) => {
      const stored = { ...own, write: '' }
      kept.set(id, stored)
      return stored
    },
    readOwn: async (id) => kept.get(id) ?? null,
    adopt: async ({ head, documents, tables, log }, known, parts) => {
      const there = projects.get(head.id) ?? emptyProject(head)
      if (there.log.length !== known) throw new LogConflict([...there.log])
      for (const { text, ...facts } of documents) {
        there.documents.set(facts.id, facts)
        there.texts.set(facts.id, text)
      }
      for (const { text, ...facts } of tables) {
        there.tables.set(facts.id, facts)
        there.texts.set(facts.id, text)
      }
      projects.set(head.id, { ...there, head, log: [...log] })
      for (const [path, part] of parts) partsOf(head.id).set(path, part)
    },
    saveParts: async (id, parts) => {
      for (const [path, part] of parts) partsOf(id).set(path, part)
    },
    readParts: async (id) => new Map(partsOf(id)),
    partSizes: async (id) => new Map([...partsOf(id)].map(([path, { size }]) => [path, size])),
    removeParts: async (id, paths) => {
      for (const path of paths) partsOf(id).delete(path)
    },
    remove: async (id) => {
      projects.delete(id)
      allParts.delete(id)
    },
  }
}
