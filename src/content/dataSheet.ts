import { csvText } from '#lib/csv.ts'

/** A value of a saved table. Null is not stated; a list is written with semicolons. */
export type SheetValue = string | number | null | readonly string[]
export type SheetRow = Readonly<Record<string, SheetValue>>

/** A table to save. Its columns have one name in every language: lower case, with underscores. */
export interface DataSheet {
  columns: readonly string[]
  /** A column that a row lacks is not stated there. */
  rows: readonly SheetRow[]
}

/** A cell as written. */
export type SheetCell = string | number | null

/** The columns of country codes. */
const COUNTRIES: ReadonlySet<string> = new Set([
  'nationality',
  'majority_nationality',
  'country',
  'countries',
  'places',
  'actors',
  'members',
  'departure',
  'transit',
  'arrival',
])

/** The head and the rows as written. Countries are alpha-3 codes: pandas and R read `NA`, Namibia, as a missing value. */
export function sheetCells(
  { columns, rows }: DataSheet,
  alpha3: (alpha2: string) => string,
): readonly (readonly SheetCell[])[] {
  const written = (value: SheetValue, isCountry: boolean): SheetCell => {
    if (value === null || typeof value === 'number') return value
    const items = typeof value === 'string' ? [value] : value
    return items.map((item) => (isCountry && /^[A-Z]{2}$/.test(item) ? alpha3(item) : item)).join(';')
  }
  return [
    columns,
    ...rows.map((row) => columns.map((column) => written(row[column] ?? null, COUNTRIES.has(column)))),
  ]
}

/** The table as CSV. */
export function sheetCsv(sheet: DataSheet, alpha3: (alpha2: string) => string): string {
  return csvText(sheetCells(sheet, alpha3))
}
