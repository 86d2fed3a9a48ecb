import * as z from 'zod/mini'
import { type CodeBookFile, type FileCode, signOf } from '#domain/codeBook.ts'
import { unguardedCell } from '#lib/csv.ts'
import { jsonShapeFault } from '#lib/jsonFaults.ts'
import { cleanLine } from './cleanLine.ts'
import { decodeBytes } from './decodeBytes.ts'
import { ExtractError } from './extractedDocument.ts'
import { readCsv } from './readCsv.ts'

/** Codes that are read, and the most characters of a name, a definition and a sign. */
const MOST = { codes: 1000, name: 200, definition: 10_000, sign: 2 }
/** Bytes of a file: more than the limits above can fill. */
const MOST_BYTES = 50_000_000

/** The names of the columns that are read, in any of the app's languages; a column `name` goes before one `code`. */
const COLUMNS = {
  id: ['id'],
  name: ['name', 'nom', 'naam', 'code'],
  definition: ['definition', 'définition', 'definitie'],
  sign: ['sign'],
} as const
type Column = keyof typeof COLUMNS

/** A row of the file; `place` counts from 1, with the header. */
type Row = Readonly<Record<Column, string> & { place: number }>

const JsonBook = z.object({ codes: z.array(z.record(z.string(), z.unknown())) })

/**
 * Reads a code book as the Desk saves it (CSV or JSON), or any CSV of codes and definitions, with or without a header. Never
 * throws: each code that cannot be taken is a fault with its row, or its entry in JSON, from 1.
 */
export function readCodeBook(bytes: Uint8Array<ArrayBuffer>): CodeBookFile {
  try {
    if (bytes.length > MOST_BYTES) throw new ExtractError({ code: 'empty' })
    const { text } = decodeBytes(bytes, null)
    return checked(/^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(readCsv(bytes).sheets[0]?.cells ?? []))
  } catch (error) {
    const fault = error instanceof ExtractError ? error.fault : null
    const isTorn = fault?.code === 'torn-quote'
    return {
      codes: [],
      faults: [
        isTorn
          ? { code: 'torn-quote', place: fault.row, name: '' }
          : { code: 'no-book', place: null, name: '' },
      ],
    }
  }
}

function jsonRows(text: string): readonly Row[] {
  const { codes } = JsonBook.parse(JSON.parse(text))
  if (jsonShapeFault(text)) throw new ExtractError({ code: 'empty' })
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
  return codes.map(({ id, name, definition, sign }, index) => ({
    id: textOf(id),
    name: textOf(name),
    definition: textOf(definition),
    sign: textOf(sign),
    place: index + 1,
  }))
}

function csvRows(cells: readonly (readonly string[])[]): readonly Row[] {
  const rows = cells.flatMap((row, index) =>
    row.some((cell) => cell.trim() !== '') ? [{ row, place: index + 1 }] : [],
  )
  const [first] = rows
  if (!first) throw new ExtractError({ code: 'empty' })
  const header = first.row.map((cell) => cell.trim().toLowerCase())
  const place = (column: Column) =>
    COLUMNS[column].map((name) => header.indexOf(name)).find((at) => at >= 0) ?? -1
  const hasHeader = place('name') >= 0
  const at = hasHeader
    ? { id: place('id'), name: place('name'), definition: place('definition'), sign: place('sign') }
    : { id: -1, name: 0, definition: 1, sign: -1 }
  const cellOf = (row: readonly string[], column: Column) => unguardedCell(row[at[column]] ?? '')
  return rows.slice(hasHeader ? 1 : 0).map(({ row, place: own }) => ({
    id: cellOf(row, 'id'),
    name: cellOf(row, 'name'),
    definition: cellOf(row, 'definition'),
    sign: cellOf(row, 'sign'),
    place: own,
  }))
}

function checked(rows: readonly Row[]): CodeBookFile {
  const codes: FileCode[] = []
  const faults: CodeBookFile['faults'][number][] = []
  const taken = new Set<string>()
  for (const row of rows) {
    const { place } = row
    const [name, stated] = [cleanLine(row.name), cleanLine(row.sign)]
    const definition = row.definition.split(/\r?\n/).map(cleanLine).join('\n').trim()
    const id = /^[\w-]{1,64}$/.test(row.id) ? row.id : null
    const keys = [`name ${name.toLowerCase()}`, ...(id === null ? [] : [`id ${id}`])]
    const report = (code: (typeof faults)[number]['code']) => void faults.push({ code, place, name })
    if (name === '') report('no-name')
    else if (keys.some((key) => taken.has(key))) report('doubled')
    else if (name.length > MOST.name || definition.length > MOST.definition) report('too-long')
    else if (codes.length === MOST.codes) {
      report('too-many')
      break
    } else {
      const isLong = [...stated].length > MOST.sign
      if (isLong) report('sign')
      for (const key of keys) taken.add(key)
      codes.push({ id, name, definition, sign: isLong || stated === '' ? signOf(name) : stated, place })
    }
  }
  return { codes, faults }
}
