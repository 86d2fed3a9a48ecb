import type { CellSpan } from '#domain/ownTable.ts'
import { lastDayOfMonth } from '#domain/period.ts'
import { foldText } from '#lib/foldText.ts'
import { monthNames } from '#lib/monthNames.ts'

/** The order of day and month in dates such as 01/02/2024. */
export type DateOrder = 'day-first' | 'month-first'

/** What a cell says of time; `ambiguous` where day and month could be either way round. */
export type DateCell = CellSpan | 'ambiguous' | 'empty' | 'unreadable'

/** Names of months, folded, with their numbers. */
const MONTH_NUMBERS = new Map(
  [...monthNames(['en', 'fr', 'nl', 'de'], 'full and short')].map(
    ([name, month]) => [foldText(name), month] as const,
  ),
)
const QUARTER = '(?:q|t|k|quarter|trimestre|trim|kwartaal|quartal)'
const HALF = '(?:h|s|half|semestre|halfjaar|halbjahr|half-year)'
const JOINTS =
  /^(.+?)(?:\s+(?:to|until|through|au|a|jusqu'au|tot|tot en met|t\/m|bis)\s+|\s*[–—]\s*|\s+-\s+|\/(?=\d{4}-))(.+)$/u

/** Days of Excel's calendar between 1 January 1980 and 31 December 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [29_221, 73_050]

/** The time that a cell states: a day, month, quarter, half-year, year, week or a span of them. */
export function readDate(text: string, order: DateOrder | null): DateCell {
  const plain = foldText(text)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
  if (plain === '') return 'empty'
  const single = readSingle(plain, order)
  if (single !== 'unreadable') return single
  const [, first, last] = JOINTS.exec(plain) ?? []
  if (first === undefined || last === undefined) return 'unreadable'
  const [from, to] = [readSingle(first.trim(), order), readSingle(last.trim(), order)]
  if (from === 'ambiguous' || to === 'ambiguous') return 'ambiguous'
  return typeof from === 'string' || typeof to === 'string' ? 'unreadable' : joinSpans(from, to)
}

/** The time from one to another, at the precision that both have. */
export function joinSpans(first: CellSpan, last: CellSpan): CellSpan {
  if (first.from.length === last.to.length) return { from: first.from, to: last.to }
  // A day and a month: the month's own days.
  const from = first.from.length === 7 ? `${first.from}-01` : first.from
  const to = last.to.length === 7 ? `${last.to}-${daysIn(last.to)}` : last.to
  return { from, to }
}

function readSingle(plain: string, order: DateOrder | null): DateCell {
  return readIso(plain) ?? readNumeric(plain, order) ?? readNamed(plain) ?? readPart(plain) ?? 'unreadable'
}

function readIso(plain: string): DateCell | null {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[t ][\d:.]+z?)?)?)?$/.exec(plain) ?? []
  if (year !== undefined) {
    if (month === undefined) return isYear(year) ? yearSpan(year) : 'unreadable'
    return day === undefined ? monthSpan(year, Number(month)) : daySpan(year, Number(month), Number(day))
  }
  const [, packedYear, packedMonth, packedDay] = /^(\d{4})(\d\d)(\d\d)?$/.exec(plain) ?? []
  if (packedYear !== undefined && isYear(packedYear)) {
    return packedDay === undefined
      ? monthSpan(packedYear, Number(packedMonth))
      : daySpan(packedYear, Number(packedMonth), Number(packedDay))
  }
  if (/^\d{5}$/.test(plain) && Number(plain) >= FIRST_SERIAL && Number(plain) <= LAST_SERIAL) {
    const day = new Date(Date.UTC(1899, 11, 30 + Number(plain))).toISOString().slice(0, 10)
    return { from: day, to: day }
  }
  return null
}

function readNumeric(plain: string, order: DateOrder | null): DateCell | null {
  const [, monthOnly, itsYear] = /^(\d{1,2})[-/.](\d{4})$/.exec(plain) ?? []
  if (itsYear !== undefined) return monthSpan(itsYear, Number(monthOnly))
  const [, first, mark, second, year] =
    /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})(?: [\d:.]+)?$/.exec(plain) ?? []
  if (year === undefined) return null
  const [a, b] = [Number(first), Number(second)]
  // With points it is the German form, which always has the day first.
  const known = mark === '.' ? 'day-first' : (order ?? orderOf(a, b))
  if (known === null) return 'ambiguous'
  return known === 'day-first' ? daySpan(year, b, a) : daySpan(year, a, b)
}

function orderOf(a: number, b: number): DateOrder | null {
  if (a === b || (a > 12 && b <= 12)) return 'day-first'
  return b > 12 && a <= 12 ? 'month-first' : null
}

/** Dates with the month's name: 1 février 2024, February 1, 2024, Januar 2024, Jan-2024. */
function readNamed(plain: string): DateCell | null {
  const words = plain.match(/\p{L}+|\d+/gu) ?? []
  const rest = words.filter((word) => !/^(?:de|of|er|st|nd|rd|th|e|den|the|le)$/.test(word))
  const name = rest.findIndex((word) => MONTH_NUMBERS.has(word))
  const month = MONTH_NUMBERS.get(rest[name] ?? '')
  const numbers = rest.filter((_, index) => index !== name)
  if (month === undefined || numbers.some((word) => !/^\d+$/.test(word))) return null
  const year = numbers.find((word) => word.length === 4)
  const [day, ...more] = numbers.filter((word) => word !== year)
  if (year === undefined || more.length > 0) return 'unreadable'
  return day === undefined ? monthSpan(year, month) : daySpan(year, month, Number(day))
}

/** The number of a month by its name or the short form of it, folded; null for another word. */
export function monthOfName(name: string): number | null {
  return MONTH_NUMBERS.get(name) ?? null
}

/** The months of a quarter or half-year that is named without its year, folded: "q1", "1er trimestre"; null for other words. */
export function partOfYear(plain: string): { from: number; to: number } | null {
  for (const [part, digits, months] of [
    [QUARTER, '[1-4]', 3],
    [HALF, '[12]', 6],
  ] as const) {
    const [, after, before] =
      new RegExp(`^(?:${part} ?(${digits})|(${digits})(?:\\.|er|e|eme|st|nd|rd|th)? ?${part})$`).exec(
        plain,
      ) ?? []
    const number = Number(after ?? before)
    if (number > 0) return { from: (number - 1) * months + 1, to: number * months }
  }
  return null
}

/** Quarters, half-years and weeks. */
function readPart(plain: string): DateCell | null {
  const [, before, quarter, after] =
    new RegExp(`^(?:(\\d{4})[ -]?)?(?:${QUARTER} ?([1-4]))(?:[ -/]{0,2}(\\d{4}))?$`).exec(plain) ??
    numberedPart(plain, QUARTER, '[1-4]') ??
    []
  const year = before ?? after
  if (quarter !== undefined && year !== undefined) return monthsFrom(year, Number(quarter) * 3 - 2, 3)
  const [, yearBefore, which, yearAfter] =
    new RegExp(`^(?:(\\d{4})[ -]?)?(?:${HALF} ?([12]))(?:[ -/]{0,2}(\\d{4}))?$`).exec(plain) ??
    numberedPart(plain, HALF, '[12]') ??
    []
  const halfYear = yearBefore ?? yearAfter
  if (which !== undefined && halfYear !== undefined) return monthsFrom(halfYear, Number(which) * 6 - 5, 6)
  const [, weekYear, week] = /^(\d{4})[ -]?w(\d{1,2})$/.exec(plain) ?? []
  return weekYear === undefined ? null : weekSpan(Number(weekYear), Number(week))
}

/** "1er trimestre 2024", "1. Quartal 2024", "1e kwartaal 2024". */
function numberedPart(plain: string, part: string, digits: string): readonly (string | undefined)[] | null {
  const [, number, year] =
    new RegExp(`^(${digits})(?:\\.|er|e|eme|st|nd|rd|th)? ?${part} (?:de |of )?(\\d{4})$`).exec(plain) ?? []
  return number === undefined ? null : [plain, undefined, number, year]
}

const isYear = (year: string) => Number(year) >= 1900 && Number(year) <= 2099
const yearSpan = (year: string): CellSpan => ({ from: `${year}-01`, to: `${year}-12` })
const pad = (number: number) => String(number).padStart(2, '0')

function monthSpan(year: string, month: number): DateCell {
  if (!isYear(year) || month < 1 || month > 12) return 'unreadable'
  return { from: `${year}-${pad(month)}`, to: `${year}-${pad(month)}` }
}

function monthsFrom(year: string, month: number, count: number): DateCell {
  if (!isYear(year)) return 'unreadable'
  return { from: `${year}-${pad(month)}`, to: `${year}-${pad(month + count - 1)}` }
}

function daySpan(year: string, month: number, day: number): DateCell {
  if (!isYear(year) || month < 1 || month > 12 || day < 1) return 'unreadable'
  if (day > Number(daysIn(`${year}-${pad(month)}`))) return 'unreadable'
  const date = `${year}-${pad(month)}-${pad(day)}`
  return { from: date, to: date }
}

/** The days of an ISO week, Monday to Sunday. */
function weekSpan(year: number, week: number): DateCell {
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7)
  const thursday = new Date(monday + 3 * 86_400_000)
  if (!isYear(String(year)) || week < 1 || thursday.getUTCFullYear() !== year) return 'unreadable'
  const day = (time: number) => new Date(time).toISOString().slice(0, 10)
  return { from: day(monday), to: day(monday + 6 * 86_400_000) }
}

/** The number of days of a month, two digits. */
function daysIn(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return String(lastDayOfMonth(year, number))
}

/** The order of a column's dates: one day over 12 settles it. Null where no date has one, else `ambiguous`. */
export function columnDateOrder(cells: Iterable<string>): DateOrder | 'ambiguous' | null {
  const found = new Set<DateOrder>()
  let isOpen = false
  for (const cell of cells) {
    const [, first, second] = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}\b/.exec(cell) ?? []
    if (first === undefined) continue
    const [a, b] = [Number(first), Number(second)]
    if (a === b) continue
    const order = orderOf(a, b)
    if (order) found.add(order)
    else isOpen = true
  }
  const [only] = found
  if (found.size > 1) return 'ambiguous'
  return only ?? (isOpen ? 'ambiguous' : null)
}
