import papaparse from 'papaparse'
import { decodeBytes } from './decodeBytes.ts'
import { ExtractError } from './extractedDocument.ts'
import type { SheetCells } from './htmlLines.ts'

/** The delimiters that are found by themselves. */
const DELIMITERS = [',', ';', '\t', '|']

/**
 * Reads a CSV file as text, cell by cell. Finds the encoding (see `decodeBytes`) and the delimiter: the one that a first
 * line `sep=;` states, else the one that splits the rows most evenly. Rows keep their own length. Throws an ExtractError for
 * a torn quotation mark, with its row.
 */
export function readCsv(bytes: Uint8Array<ArrayBuffer>): {
  encoding: string
  delimiter: string
  sheets: readonly SheetCells[]
} {
  const { text, encoding } = decodeBytes(bytes, null)
  const [, stated] = /^"?sep=([^\r\n"])"?(?:\r?\n|$)/i.exec(text) ?? []
  const { data, errors, meta } = papaparse.parse<string[]>(text.replace(/\r?\n$|\r$/, ''), {
    delimiter: stated ?? '',
    delimitersToGuess: DELIMITERS,
  })
  // A quotation mark that is not closed swallows all rows after it.
  const torn = errors.find(({ type }) => type === 'Quotes')
  if (torn) throw new ExtractError({ code: 'torn-quote', row: (torn.row ?? 0) + 1 })
  return {
    encoding,
    delimiter: meta.delimiter,
    sheets: [{ sheet: null, cells: data, typedColumns: [] }],
  }
}
