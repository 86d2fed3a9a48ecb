import * as z from 'zod/mini'
import { memoizeByArguments, memoizeByObject } from '#lib/memoize.ts'
import {
  type CountColumn,
  type Dimension,
  type FigureTable,
  FigureTableId,
  monthsOfKey,
  NOT_STATED,
  timeOf,
} from './figureTable.ts'
import type { FigureUnit } from './figureUnit.ts'
import { MonthSpan } from './period.ts'

/** The cells behind a number: a column of a table, keys of each dimension (left out: all) and spans of months (none: all). */
export const CellQuery = z.strictObject({
  table: FigureTableId,
  count: z.string(),
  spans: z.array(MonthSpan),
  where: z.record(z.string(), z.array(z.string())),
})
export type CellQuery = z.infer<typeof CellQuery>

const monthsOfTime = memoizeByObject(({ keys }: Dimension) => keys.map(monthsOfKey))

/** The rows that a query matches, in the table's order. */
export function rowsOfQuery(table: FigureTable, { spans, where }: CellQuery): readonly number[] {
  const time = timeOf(table)
  const isInTime = monthsOfTime(time).map(
    ({ from, to }) => spans.length === 0 || spans.some((span) => span.from <= from && to <= span.to),
  )
  const requested = Object.entries(where).map(([name, keys]) => {
    const dimension = table.dimensions.find((candidate) => candidate.name === name)
    return { codes: dimension?.codes, isRequested: dimension?.keys.map((key) => keys.includes(key)) ?? [] }
  })
  const rows: number[] = []
  for (let row = 0; row < table.rows; row += 1) {
    if (!isInTime[time.codes[row] ?? 0]) continue
    if (requested.every(({ codes, isRequested }) => codes && isRequested[codes[row] ?? 0])) rows.push(row)
  }
  return rows
}

/** A cell's value; null when not stated. */
export function valueAt(column: CountColumn, row: number): number | null {
  const value = column.values[row]
  return value === undefined || value === NOT_STATED ? null : value
}

/** Sums the rows and counts those without a value. Null when no row has one, or several must not be added up. */
export function sumOfRows(
  column: CountColumn,
  rows: readonly number[],
): { value: number | null; notStated: number } {
  let sum = 0
  let notStated = 0
  for (const row of rows) {
    const value = valueAt(column, row)
    if (value === null) notStated += 1
    else sum += value
  }
  const isRefused = rows.length > 1 && !column.addsUp
  return { value: isRefused || notStated === rows.length ? null : sum, notStated }
}

/** The sum of a query's cells; null when none has a value, or when they may not be added up. */
export function sumOfQuery(table: FigureTable, column: CountColumn, query: CellQuery): number | null {
  const sums = sumsOf(table, column)
  const text = writeCellQuery(query)
  const sum = sums.get(text) ?? newSum(table, column, query)
  sums.set(text, sum)
  return sum
}

/** Sums by query: the words of a step are checked against the same ones line by line, at each key. */
const sumsOf = memoizeByArguments((..._of: [FigureTable, CountColumn]) => new Map<string, number | null>())

function newSum(table: FigureTable, column: CountColumn, query: CellQuery): number | null {
  const matched = rowsOfQuery(table, query)
  const rows = table.countable ? table.countable(column, matched, query.spans) : matched
  return rows && sumOfRows(column, rows).value
}

/** The sum of a query's cells with its unit; null when the table lacks the column, or as in `sumOfQuery`. */
export function countOfQuery(
  table: FigureTable,
  query: CellQuery,
): { value: number; unit: FigureUnit } | null {
  const column = table.counts.find(({ name }) => name === query.count)
  const value = column ? sumOfQuery(table, column, query) : null
  return column && value !== null ? { value, unit: column.unit } : null
}

/** A column, dimension or key; several causes of one incident are joined by `+`. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.+-]*$/u

/** Writes a query for a link: `frontex-detections:detections:2024-01..2024-12:route:channel,western-balkans`. */
export function writeCellQuery({ table, count, spans, where }: CellQuery): string {
  const time = spans.map(({ from, to }) => `${from}..${to}`).join(',') || 'all'
  const requested = Object.entries(where).flatMap(([name, keys]) => [name, keys.join(',')])
  return [table, count, time, ...requested].join(':')
}

/** The first of other queries that counts the same in other months; null if there is none. Queries as text. */
export function sameInOtherMonths(text: string, others: readonly string[]): string | null {
  const subject = (query: string) => {
    const read = readCellQuery(query)
    return read && writeCellQuery({ ...read, spans: [] })
  }
  return others.find((other) => other !== text && subject(other) === subject(text)) ?? null
}

/** Inverse of `writeCellQuery`; null for invalid text. */
export function readCellQuery(text: string): CellQuery | null {
  const [table, count = '', time = '', ...requested] = text.split(':')
  const spans = time === 'all' ? [] : [...new Set(time.split(','))].map(readSpan)
  if (!NAME.test(count) || requested.length % 2 !== 0) return null
  const where: Record<string, string[]> = {}
  for (let index = 0; index < requested.length; index += 2) {
    const name = requested[index] ?? ''
    const keys = [...new Set((requested[index + 1] ?? '').split(','))]
    if (!NAME.test(name) || !keys.every((key) => NAME.test(key))) return null
    where[name] = keys
  }
  const query = CellQuery.safeParse({ table, count, spans, where })
  return query.success ? query.data : null
}

function readSpan(text: string): unknown {
  const [from, to] = text.split('..')
  return { from, to }
}
