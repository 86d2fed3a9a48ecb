import { csvLines } from '#lib/csv.ts'
import {
  ExtractError,
  type ExtractFault,
  type ExtractOptions,
  LIMITS,
  loaded,
  stopIfAborted,
} from './extractedDocument.ts'
import type { SheetCells } from './htmlLines.ts'
import { zipEntries } from './zipEntries.ts'

/** A sheet with its frozen text (see ProjectTable). */
export interface ExtractedSheet extends Omit<SheetCells, 'cells'> {
  readonly text: string
  readonly rows: number
  readonly columns: number
  /** The first rows, to tell the sheets of a workbook apart and to guess what columns mean. */
  readonly head: readonly (readonly string[])[]
}

/** A file of tables; a workbook may hold several. Sheets without a cell are left out. */
export interface ExtractedTables {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly ExtractedSheet[]
}

export type TablesResult = { ok: true; tables: ExtractedTables } | { ok: false; fault: ExtractFault }

/** Rows that `head` shows. */
const HEAD = 500

/** The format of a file of tables, by its first bytes and its ending; null for another file. */
export function tableFormat({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }) {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip) {
    try {
      return zipEntries(bytes).some((entry) => entry.name.startsWith('xl/')) ? 'xlsx' : null
    } catch {
      return /\.xlsx$/i.test(name) ? 'xlsx' : null
    }
  }
  return /\.(?:csv|tsv|tab)$/i.test(name) ? 'csv' : null
}

/** Reads the tables of a CSV or XLSX file, as text. Like `extractText` it never rejects and loads libraries when needed. */
export async function extractTables(
  { bytes }: { bytes: Uint8Array<ArrayBuffer> },
  format: 'csv' | 'xlsx',
  { signal, onProgress }: ExtractOptions = {},
): Promise<TablesResult> {
  try {
    if (bytes.length > LIMITS.bytes) {
      throw new ExtractError({ code: 'too-large', bytes: bytes.length, limit: LIMITS.bytes })
    }
    if (bytes.length === 0) throw new ExtractError({ code: 'empty' })
    onProgress?.(0, 1)
    const { sheets, ...how } =
      format === 'csv'
        ? (await loaded(import('./readCsv.ts'))).readCsv(bytes)
        : await (await loaded(import('./readXlsx.ts'))).readXlsx(bytes)
    stopIfAborted(signal)
    const filled = sheets.flatMap((sheet) => extractedSheet(sheet) ?? [])
    if (filled.length === 0) throw new ExtractError({ code: 'empty' })
    onProgress?.(1, 1)
    return { ok: true, tables: { format, ...how, sheets: filled } }
  } catch (error) {
    if (error instanceof ExtractError) return { ok: false, fault: error.fault }
    return { ok: false, fault: { code: 'damaged', page: null } }
  }
}

function extractedSheet({ cells, ...sheet }: SheetCells): ExtractedSheet | null {
  const isFilled = (cell: string) => cell.trim() !== ''
  const last = cells.findLastIndex((row) => row.some(isFilled))
  if (last < 0) return null
  let columns = 0
  let count = 0
  const used = cells.slice(0, last + 1).map((row) => {
    const width = row.findLastIndex(isFilled) + 1
    columns = Math.max(columns, width)
    count += width
    return width === row.length ? row : row.slice(0, width)
  })
  if (count > LIMITS.cells) {
    throw new ExtractError({ code: 'too-many-cells', cells: count, limit: LIMITS.cells })
  }
  return { ...sheet, text: csvLines(used), rows: used.length, columns, head: used.slice(0, HEAD) }
}
