import type { DataSheet } from '#content/dataSheet.ts'
import { dataCsv } from '#papers/dataFile.ts'
import { parseCsv } from './parseCsv.ts'

/** The rows of a sheet as a reader of its CSV file has them, by column. */
export function savedRows(sheet: DataSheet): readonly Readonly<Record<string, string>>[] {
  return recordsOf(dataCsv(sheet))
}

/** The rows of a CSV text by column. */
export function recordsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...lines] = parseCsv(text)
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])))
}
