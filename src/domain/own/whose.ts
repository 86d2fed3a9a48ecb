import type { CellQuery } from '#domain/cellQuery.ts'

/** Whose data are: published, or the reader's own, which this browser alone has. */
export type Whose = 'published' | 'yours'

/** Which marks show: published, own, or both. A text in both is counted once: in `both` as published, in `own-reading` as own. */
export const WHOSE_SHOWN = ['published', 'yours', 'both', 'own-reading'] as const
export type WhoseShown = (typeof WHOSE_SHOWN)[number]

/** Ids of own documents and tables begin with it. */
export const OWN_PREFIX = 'own-'

/** Ids of own tables begin with it. */
const OWN_TABLE_PREFIX = `${OWN_PREFIX}t-`

/** Whose a document or table is, by its id, or what a link names first. */
export function whoseId(id: string): Whose {
  return id.startsWith(OWN_PREFIX) ? 'yours' : 'published'
}

/** Whether links name rows of a table by its id, as of all tables that are no cells of a published file. */
export function hasRows(id: string): boolean {
  return id.startsWith(OWN_TABLE_PREFIX)
}

/** Who counted cells: `published`, or the table of the reader's own. Numbers of two are never compared or subtracted. */
export function countedBy({ table }: Pick<CellQuery, 'table'>): string {
  return whoseId(table) === 'published' ? 'published' : table
}
