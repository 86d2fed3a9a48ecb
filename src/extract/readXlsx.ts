import { ExtractError, LIMITS, loaded } from './extractedDocument.ts'
import type { SheetCells } from './tableText.ts'
import { unpack, zipEntries } from './zipEntries.ts'

/** The parts of a workbook that hold cells or say how they are written. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i

/**
 * Reads the sheets of a workbook as text: numbers with a decimal point, dates as ISO 8601, formulas by the value that the
 * workbook keeps, an error such as `#N/A` as an empty cell. Throws an ExtractError for a workbook that unpacks to more than
 * the limit, and for one that cannot be read.
 */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<{
  encoding: null
  delimiter: null
  sheets: readonly SheetCells[]
}> {
  const { default: JSZip } = await loaded(import('jszip'))
  const { default: readWorkbook } = await loaded(import('read-excel-file/universal'))
  // The reader unpacks whatever it is given. It gets a copy of the parts that were unpacked within the limit.
  const copy = new JSZip()
  let left = LIMITS.unpackedBytes
  for (const entry of zipEntries(bytes)) {
    if (!PARTS.test(entry.name)) continue
    const part = await unpack(entry, left)
    left -= part.length
    copy.file(entry.name, part)
  }
  const parts = await copy.generateAsync({ type: 'arraybuffer', compression: 'STORE' })
  let workbook: Awaited<ReturnType<typeof readWorkbook>>
  try {
    workbook = await readWorkbook(parts, { trim: false })
  } catch {
    throw new ExtractError({ code: 'damaged', page: null })
  }
  return { encoding: null, delimiter: null, sheets: workbook.map(sheetCells) }
}

function sheetCells({ sheet, data }: { sheet: string; data: readonly (readonly unknown[])[] }): SheetCells {
  const numbers = new Set<number>()
  const texts = new Set<number>()
  const cells = data.map((row) =>
    row.map((cell, column) => {
      if (typeof cell === 'number') numbers.add(column)
      else if (typeof cell === 'string' && /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell)) texts.add(column)
      return cellText(cell)
    }),
  )
  return { sheet, cells, typedColumns: [...numbers].filter((column) => !texts.has(column)) }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
  }
  if (typeof cell === 'number') return plainNumber(cell)
  return cell === null || cell === undefined ? '' : String(cell)
}

/** A number without an exponent; floating-point noise such as 0.30000000000000004 is cut at 15 digits, as spreadsheets do. */
function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15))
  return Math.abs(rounded) >= 1e21 || (rounded !== 0 && Math.abs(rounded) < 1e-6)
    ? rounded.toFixed(20).replace(/\.?0+$/, '')
    : String(rounded)
}
