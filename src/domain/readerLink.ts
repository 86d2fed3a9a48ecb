import * as z from 'zod/mini'
import { CellQuery, readCellQuery, writeCellQuery } from './cellQuery.ts'
import { readId, splitOnce } from './linkText.ts'
import { hasRows } from './own/whose.ts'

/** Reader target: a document span (null: from the top), a record, table cells, an incident, or a row of an own table. */
export const ReaderTarget = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('document'),
    documentId: z.string(),
    span: z.nullable(z.strictObject({ start: z.int(), end: z.int() })),
  }),
  z.strictObject({ type: z.literal('record'), recordId: z.string() }),
  z.strictObject({ type: z.literal('cells'), query: CellQuery }),
  z.strictObject({ type: z.literal('incident'), incidentId: z.string() }),
  z.strictObject({
    type: z.literal('row'),
    tableId: z.string(),
    row: z.int(),
    /** The column of one value of several in the row, 1 for the first. */
    column: z.optional(z.int()),
  }),
])
export type ReaderTarget = z.infer<typeof ReaderTarget>

/**
 * Parses a Reader target: `record:<id>`, `incident:<id>`, `cells:<query>`, `<document>`, `<document>:<start>-<end>` or
 * `own-t-<hash>:<row>`, with `:<column>` for one value of several in the row.
 */
export function readReader(text: string): ReaderTarget | null {
  const [id = '', rest] = splitOnce(text, ':')
  if (id === 'record' || id === 'incident') {
    if (!rest || readId(rest) === null) return null
    return id === 'record' ? { type: id, recordId: rest } : { type: id, incidentId: rest }
  }
  if (id === 'cells') {
    const query = readCellQuery(rest ?? '')
    return query && { type: 'cells', query }
  }
  if (readId(id) === null) return null
  if (rest === undefined) return { type: 'document', documentId: id, span: null }
  if (hasRows(id)) {
    const [, row, column] = /^(\d{1,9})(?::(\d{1,5}))?$/.exec(rest) ?? []
    if (row === undefined) return null
    const target = { type: 'row', tableId: id, row: Number(row) } as const
    return column === undefined ? target : { ...target, column: Number(column) }
  }
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(rest)
  if (!match) return null
  const start = Number(match[1])
  const end = Number(match[2])
  return end > start ? { type: 'document', documentId: id, span: { start, end } } : null
}

/** Inverse of `readReader`. */
export function writeReader(target: ReaderTarget): string {
  switch (target.type) {
    case 'record':
      return `record:${target.recordId}`
    case 'incident':
      return `incident:${target.incidentId}`
    case 'cells':
      return `cells:${writeCellQuery(target.query)}`
    case 'row':
      return [target.tableId, target.row, ...(target.column === undefined ? [] : [target.column])].join(':')
    case 'document':
      return target.span ? `${target.documentId}:${target.span.start}-${target.span.end}` : target.documentId
  }
}
