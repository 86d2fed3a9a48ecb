import * as z from 'zod/mini'
import { FigureRole, FigureTableId } from './figureSource.ts'
import { FigureUnit } from './figureUnit.ts'
import type { Month, MonthSpan } from './period.ts'

/** A long list of whole numbers, checked in one pass: a schema per number would double the load time. */
const Codes = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0),
)
const Values = z.custom<readonly (number | null)[]>(
  (value) =>
    Array.isArray(value) && value.every((item) => item === null || (Number.isInteger(item) && item >= 0)),
)

/**
 * A table as published: a column of codes per dimension (indexes into its keys) and a column per count, all of one
 * length; a row is one cell of the publisher's table. `null` is not stated.
 */
export const CodedTable = z
  .strictObject({
    id: FigureTableId,
    role: FigureRole,
    addsUp: z.boolean(),
    dimensions: z.array(z.strictObject({ name: z.string(), keys: z.array(z.string()), codes: Codes })),
    counts: z.array(z.strictObject({ name: z.string(), unit: FigureUnit, values: Values })),
  })
  .check(z.refine(isWhole))
export type CodedTable = z.infer<typeof CodedTable>

type Columns = {
  dimensions: readonly { keys: readonly string[]; codes: readonly number[] }[]
  counts: readonly { values: readonly (number | null)[] }[]
}

/** Whether all columns have one length and every code is within its keys. */
function isWhole({ dimensions, counts }: Columns): boolean {
  const rows = dimensions[0]?.codes.length ?? 0
  return (
    counts.every(({ values }) => values.length === rows) &&
    dimensions.every(({ keys, codes }) => codes.length === rows && codes.every((code) => code < keys.length))
  )
}

/** A loaded dimension: `codes[row]` is the index of the row's key in `keys`. */
export interface Dimension {
  readonly name: string
  readonly keys: readonly string[]
  readonly codes: Uint16Array
  readonly codeOf: ReadonlyMap<string, number>
}

/** "Not stated" in a column of counts, which has no negative numbers. */
export const NOT_STATED = -1

/** A loaded column of counts, `NOT_STATED` where the publisher gives no value. */
export interface CountColumn<Unit extends FigureUnit = FigureUnit> {
  readonly name: string
  readonly unit: Unit
  readonly addsUp: boolean
  readonly values: Int32Array
}

/** A table of observations in typed columns. */
export interface FigureTable {
  readonly id: FigureTableId
  /** `own`: a table of the reader's own, which is never added to another unit, publisher or table: no cube takes it. */
  readonly role: FigureRole | 'own'
  readonly rows: number
  readonly dimensions: readonly Dimension[]
  readonly counts: readonly CountColumn[]
  /** Of an own table: which of the matched rows a number counts; null where they may not be one number. */
  readonly countable?: (
    column: CountColumn,
    matched: readonly number[],
    spans: readonly MonthSpan[],
  ) => readonly number[] | null
}

/** Converts a published table to typed columns. */
export function loadTable(coded: CodedTable): FigureTable {
  return {
    id: coded.id,
    role: coded.role,
    rows: coded.dimensions[0]?.codes.length ?? 0,
    dimensions: coded.dimensions.map(({ name, keys, codes }) => ({
      name,
      keys,
      codes: Uint16Array.from(codes),
      codeOf: new Map(keys.map((key, code) => [key, code])),
    })),
    counts: coded.counts.map(({ name, unit, values }) => ({
      name,
      unit,
      addsUp: coded.addsUp,
      values: Int32Array.from(values, (value) => value ?? NOT_STATED),
    })),
  }
}

/** A dimension by name. Throws when the table lacks it: a programming error. */
export function dimensionOf(table: FigureTable, name: string): Dimension {
  const found = table.dimensions.find((dimension) => dimension.name === name)
  if (!found) throw new Error(`${table.id} has no dimension ${name}`)
  return found
}

/** A column by name and unit. Throws when it is missing or in another unit: a programming error. */
export function countOf<Unit extends FigureUnit>(
  table: FigureTable,
  name: string,
  unit: Unit,
): CountColumn<Unit> {
  const found = table.counts.find((column) => column.name === name)
  if (!found) throw new Error(`${table.id} has no column ${name}`)
  if (found.unit !== unit) throw new Error(`${table.id}.${name} counts ${found.unit}, not ${unit}`)
  return { ...found, unit }
}

/** Time dimensions; their keys begin with a year, then the month where they are that exact. */
const TIME_DIMENSIONS: readonly string[] = ['month', 'date', 'week_ending', 'year', 'period']

/** The time dimension of a table. */
export function timeOf(table: FigureTable): Dimension {
  const found = table.dimensions.find(({ name }) => TIME_DIMENSIONS.includes(name))
  if (!found) throw new Error(`${table.id} has no dimension of time`)
  return found
}

/** The first and last month of a time key: `2024`, `2024-03`, `2024-03-11`, or two of them as `2024-01/2024-03`. */
export function monthsOfKey(key: string): { from: Month; to: Month } {
  const [first = '', last = first] = key.split('/')
  return key.length === 4
    ? { from: `${key}-01`, to: `${key}-12` }
    : { from: first.slice(0, 7), to: last.slice(0, 7) }
}
