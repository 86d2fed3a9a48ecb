import { damaged, ExtractError, LIMITS, loaded } from './extractedDocument.ts'
import type { SheetCells } from './htmlLines.ts'
import { storedZip, unpackParts } from './zipEntries.ts'

/** The parts of a workbook that hold cells or say how they are written. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i

/**
 * Reads the sheets of a workbook as text: numbers with a decimal point, dates as ISO 8601, formulas by the value that the
 * workbook keeps, an error such as `#N/A` as an empty cell. Throws an ExtractError for a workbook that unpacks to more than
 * the limit, and for one that cannot be read. A merged cell has its value in all its places.
 */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<{
  encoding: null
  delimiter: null
  sheets: readonly SheetCells[]
}> {
  const { default: readWorkbook } = await loaded(import('read-excel-file/universal'))
  // The reader unpacks whatever it is given. It gets a copy of the parts that were unpacked within the limit.
  const texts = await unpackParts(bytes, (name) => PARTS.test(name))
  const parts = await storedZip(texts)
  let workbook: Awaited<ReturnType<typeof readWorkbook>>
  try {
    workbook = await readWorkbook(parts.buffer, { trim: false })
  } catch {
    throw damaged()
  }
  return {
    encoding: null,
    delimiter: null,
    sheets: workbook.map((sheet) => sheetCells(sheet, mergedAreas(sheet.sheet, texts))),
  }
}

/** Rows and columns of a merged cell, 0-based and inclusive. */
interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const WORKBOOK = 'xl/workbook.xml'

/** The merged cells of a sheet, which the reader leaves out. */
function mergedAreas(sheet: string, parts: ReadonlyMap<string, Uint8Array>): readonly Area[] {
  const text = (path: string) => new TextDecoder().decode(parts.get(path))
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const named = (text(WORKBOOK).match(/<(?:\w+:)?sheet\s[^>]{0,500}>/g) ?? []).find(
    (tag) => unescaped(attribute(tag, 'name')) === sheet,
  )
  const id = attribute(named ?? '', '\\w+:id')
  const link = (text('xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]{0,500}>/g) ?? []).find(
    (tag) => attribute(tag, 'Id') === id,
  )
  const target = attribute(link ?? '', 'Target').replace(/^\/?(?:xl\/)?/, 'xl/')
  if (named === undefined || link === undefined) return []
  return [
    ...text(target).matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g),
  ].map(([, left = '', top, right = '', bottom]) => ({
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  }))
}

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

function sheetCells(
  { sheet, data }: { sheet: string; data: readonly (readonly unknown[])[] },
  merged: readonly Area[],
): SheetCells {
  const numbers = new Set<number>()
  const texts = new Set<number>()
  const filled = merged.length === 0 ? data : withMerged(data, merged)
  const cells = filled.map((row) =>
    row.map((cell, column) => {
      if (typeof cell === 'number') numbers.add(column)
      else if (typeof cell === 'string' && /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell)) texts.add(column)
      return cellText(cell)
    }),
  )
  return { sheet, cells, typedColumns: [...numbers].filter((column) => !texts.has(column)) }
}

/** The cells with each merged cell's value in all its places, within the rows and columns that there are. */
function withMerged(
  data: readonly (readonly unknown[])[],
  merged: readonly Area[],
): readonly (readonly unknown[])[] {
  const filled = data.map((row) => [...row])
  let cells = 0
  for (const { top, left, bottom, right } of merged) {
    const value = data[top]?.[left]
    if (value === null || value === undefined) continue
    for (const row of filled.slice(top, bottom + 1)) {
      cells += right - left + 1
      if (cells > LIMITS.cells) throw new ExtractError({ code: 'too-many-cells', cells, limit: LIMITS.cells })
      for (let column = left; column <= Math.min(right, row.length - 1); column += 1) row[column] = value
    }
  }
  return filled
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
