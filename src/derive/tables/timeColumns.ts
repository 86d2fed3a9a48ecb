import type { CellSpan } from '#domain/own/table.ts'
import { monthCount } from '#domain/period.ts'
import { foldText } from '#lib/foldText.ts'
import { groupBy } from '#lib/groupBy.ts'
import {
  type DateOrder,
  type MonthsOfYear,
  monthOfName,
  monthsOfYear,
  partOfYear,
  readDate,
  readNumber,
} from './cellDates.ts'

/** What a heading says of time: a time, months without their year, or a date whose order or year is open. */
export type HeadingTime =
  | { readonly span: CellSpan }
  | { readonly months: MonthsOfYear }
  | 'ambiguous'
  | 'short-year'

/** How headings are read: the order of day and month, and whether two digits are a year. */
export interface HeadingForm {
  readonly order: DateOrder | null
  readonly takesShortYears: boolean
}

/** Reads a heading: a time as cells state it, the name of a month, or a quarter or half-year without its year. */
function headingTime(text: string, { order, takesShortYears }: HeadingForm): HeadingTime | null {
  // Notes of publishers: "2024*", "2024 (p)".
  const plain = foldText(text.replace(/\s*(?:\([a-z]\)|[*†‡¹²³])+\s*$/iu, '')).trim()
  // Numbers of five digits and more are values, though a workbook's calendar has days of such numbers.
  if (/^\d{5,}$/.test(plain) || plain === '') return null
  const month = monthOfName(plain.replace(/\.$/, ''))
  if (month !== null) return { months: { from: month, to: month } }
  const part = partOfYear(plain)
  if (part) return { months: part }
  const date = readDate(plain, order, takesShortYears)
  if (date === 'ambiguous' || date === 'short-year') return date
  return typeof date === 'string' ? null : { span: date }
}

const yearOf = (time: HeadingTime | null) =>
  time !== null && typeof time === 'object' && 'span' in time && isYear(time.span)
    ? time.span.from.slice(0, 4)
    : null

export function isYear({ from, to }: CellSpan): boolean {
  return from.length === 7 && from.endsWith('-01') && to === `${from.slice(0, 4)}-12`
}

/** Rows above the row of names that can say a year or a month for several columns. */
const ABOVE = 2

/** The headings of a table's columns: their names, joined over several rows, and the time that each states. */
export interface Headings {
  readonly names: readonly string[]
  readonly times: readonly (HeadingTime | null)[]
}

/**
 * Reads the headings of columns. `row` is the number of the row of names, 1 for the first. A month without its year has
 * that of the next cell above it or to the left of that one, as headings of several columns stand over the first of them.
 */
export function readHeadings(
  rows: readonly (readonly string[])[],
  row: number,
  columns: number,
  form: HeadingForm,
): Headings {
  const own = row > 0 ? (rows[row - 1] ?? []) : []
  const above = Array.from({ length: Math.min(ABOVE, row - 1) }, (_, index) => rows[row - 2 - index] ?? [])
  /** The nearest filled cell of a row at a column or before it. */
  const over = (cells: readonly string[], column: number) => {
    const at = cells.slice(0, column + 1).findLastIndex((cell) => cell.trim() !== '')
    return at < 0 ? '' : (cells[at] ?? '').trim()
  }
  const names: string[] = []
  const times: (HeadingTime | null)[] = []
  for (let column = 0; column < columns; column += 1) {
    const name = (own[column] ?? '').trim()
    let time = headingTime(name, form)
    let said = name
    for (const cells of time === null ? [] : above) {
      const upper = over(cells, column)
      const upperTime = headingTime(upper, form)
      const [year, months] = [yearOf(upperTime), monthsIn(upperTime)]
      const [ownYear, ownMonths] = [yearOf(time), monthsIn(time)]
      const joined =
        ownMonths && year
          ? monthsOfYear(year, ownMonths)
          : ownYear && months
            ? monthsOfYear(ownYear, months)
            : null
      if (!joined) continue
      time = { span: joined }
      said = `${upper} ${name}`
      break
    }
    // The name of a column beside those of time may stand in a row above alone.
    const upper = above.map((cells) => (cells[column] ?? '').trim()).find((cell) => cell !== '') ?? ''
    names.push(said === '' && headingTime(upper, form) === null ? upper : said)
    times.push(time)
  }
  return { names, times }
}

function monthsIn(time: HeadingTime | null): MonthsOfYear | null {
  return time !== null && typeof time === 'object' && 'months' in time ? time.months : null
}

/** Where a table has its times as columns. */
export interface FoundTimes {
  /** The number of the row of names, 1 for the first. */
  readonly headerRow: number
  /** The columns of values: of the shortest times, where there are sums of longer ones beside them. */
  readonly columns: readonly number[]
  readonly headings: Headings
  /** Whether some of the months have no year in the headings. */
  readonly needsYear: boolean
}

/** Rows in which headings are looked for. */
export const LOOKED = 30
/** Times are found whatever is still open in them. */
const ANY_FORM: HeadingForm = { order: 'day-first', takesShortYears: true }

/** Finds times as columns: a row with two times or more over numbers, and nothing else that is a number. */
export function findTimeColumns(
  head: readonly (readonly string[])[],
  columns: number,
  isKnownName: (cell: string) => boolean,
): FoundTimes | null {
  const timesOf = (index: number) => readHeadings(head, index + 1, columns, ANY_FORM)
  const isHeading = (index: number) => {
    const row = head[index] ?? []
    const { times } = timesOf(index)
    const others = row.filter((_, column) => times[column] === null)
    const isOver = others.every((cell) => !isNumber(cell) && !isKnownName(cell))
    return isOver && times.filter((time) => time !== null).length > 1
  }
  const first = head.slice(0, LOOKED).findIndex((_, index) => isHeading(index))
  if (first < 0) return null
  // Months under their years, or years under their months.
  const kindOf = (index: number) => timesOf(index).times.find((time) => time !== null)
  const isMonth = (index: number) => monthsIn(headingTime(firstTime(head[index] ?? []), ANY_FORM)) !== null
  const isUnder =
    isHeading(first + 1) && isMonth(first) !== isMonth(first + 1) && kindOf(first + 1) !== undefined
  const at = isUnder ? first + 1 : first
  const headings = timesOf(at)
  const body = head.slice(at + 1)
  const candidates = [...headings.times.keys()].filter((column) => {
    if (headings.times[column] === null) return false
    const filled = body.flatMap((row) => (row[column]?.trim() ? [row[column] ?? ''] : []))
    return filled.filter(isNumberOrUnstated).length >= filled.length / 2
  })
  const chosen = shortest(candidates, headings.times)
  const isOnce =
    new Set(chosen.map((column) => JSON.stringify(headings.times[column]))).size === chosen.length
  if (
    chosen.length < 2 ||
    !isOnce ||
    !areSteady(chosen.map((column) => yearOf(headings.times[column] ?? null)))
  )
    return null
  const needsYear = chosen.some((column) => monthsIn(headings.times[column] ?? null) !== null)
  return { headerRow: at + 1, columns: chosen, headings, needsYear }
}

const firstTime = (row: readonly string[]) => row.find((cell) => headingTime(cell, ANY_FORM) !== null) ?? ''

const isNumber = (cell: string) => /\d/.test(cell) && readNumber(cell, null) !== 'unreadable'
export const isNumberOrUnstated = (cell: string) => readNumber(cell, null) !== 'unreadable'

/** Numbers are years only where each is the next or the one before: 2022, 2023, 2024. */
function areSteady(years: readonly (string | null)[]): boolean {
  if (years.includes(null)) return true
  const steps = new Set(years.slice(1).map((year, index) => Number(year) - Number(years[index])))
  const [step] = steps
  return steps.size === 1 && (step === 1 || step === -1)
}

/** Of the columns those whose times are shortest, where two or more are. */
function shortest(columns: readonly number[], times: Headings['times']): readonly number[] {
  const byLength = groupBy(columns, (column) => lengthOf(times[column] ?? null))
  const found = [...byLength].sort(([a], [b]) => a - b).find(([, own]) => own.length > 1)
  return found?.[1] ?? []
}

/** The length of a time: days are shorter than any month. */
function lengthOf(time: HeadingTime | null): number {
  if (time === null || typeof time === 'string') return 0
  if ('months' in time) return time.months.to - time.months.from + 1
  const { from, to } = time.span
  if (from.length === 10) return (Date.parse(to) - Date.parse(from)) / 86_400_000 / 1000
  return monthCount({ from, to })
}
