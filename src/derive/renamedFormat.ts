import type { FigureMeta } from './figureMeta.ts'
import { type Converted, type PublisherFormat, whole } from './publisherFile.ts'

/**
 * The format of a publisher's file that differs from our table by the names of columns only, with whole numbers as a
 * spreadsheet may write them; null for a table whose meta file gives no such names.
 */
export function renamedFormat({ id, importColumns, schema, time }: FigureMeta): PublisherFormat | null {
  if (!importColumns) return null
  const theirs = (ours: string) => importColumns[ours] ?? ours
  return {
    table: id,
    columns: Object.values(importColumns),
    names: importColumns,
    key: schema.primaryKey.map(theirs),
    time: theirs(time.columns[0] ?? ''),
    order: schema.primaryKey,
    convert: ({ text }): Converted => ({
      texts: new Map(Object.entries(importColumns).map(([ours, name]) => [ours, whole(text(name))])),
      faults: [],
    }),
  }
}
