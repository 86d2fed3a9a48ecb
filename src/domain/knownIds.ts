import { keysOf } from '#lib/recordOf.ts'
import { writeCellQuery } from './cellQuery.ts'
import { FACETS } from './facets.ts'
import type { IdGroup, ReaderTarget, Selection, SelectionKind, View } from './view.ts'
import type { BadReason } from './viewCodec.ts'

/** Ids that exist, by what they name; null where the file that would tell has not come, so that nothing is judged. */
export type IdSet = ReadonlySet<string> | null

/** What a view may name. A link to something gone is thereby told apart from one that is well. */
export interface KnownIds {
  /** The choices of each facet of ids. */
  filters: Readonly<Record<IdGroup, IdSet>>
  /** Things with a dossier, by kind. */
  selected: Readonly<Record<SelectionKind, IdSet>>
  documents: IdSet
  records: IdSet
  /** Tables of figures. */
  tables: IdSet
}

const ID_GROUPS = keysOf(FACETS).filter((key): key is IdGroup => FACETS[key].isId === true)

/**
 * Drops what a view names and does not exist: filters, the selection, the thing that is read. Each is named in
 * `dropped`; a view without such a part is given back as it is.
 */
export function dropUnknownIds(view: View, known: KnownIds): { view: View; dropped: readonly BadReason[] } {
  const dropped: BadReason[] = []
  const exists = (key: string, ids: IdSet, id: string, text = id): boolean => {
    if (ids === null || ids.has(id)) return true
    dropped.push({ key, text, code: 'unknown-value' })
    return false
  }
  const keepSelection = (selected: Selection) =>
    exists('selected', known.selected[selected.kind], selected.id, `${selected.kind}:${selected.id}`)
  const keepReader = (reader: ReaderTarget): boolean => {
    switch (reader.type) {
      case 'record':
        return exists('reader', known.records, reader.recordId, `record:${reader.recordId}`)
      case 'document':
        return exists('reader', known.documents, reader.documentId)
      case 'cells':
        return exists('reader', known.tables, reader.query.table, `cells:${writeCellQuery(reader.query)}`)
      // The Reader says of cells and incidents itself what it does not find: their files come when they are read.
      case 'incident':
        return true
    }
  }

  const filters = { ...view.filters }
  for (const key of ID_GROUPS) filters[key] = filters[key].filter((id) => exists(key, known.filters[key], id))
  const selected = view.selected && keepSelection(view.selected) ? view.selected : null
  const reader = view.reader && keepReader(view.reader) ? view.reader : null
  return { view: dropped.length > 0 ? { ...view, filters, selected, reader } : view, dropped }
}
