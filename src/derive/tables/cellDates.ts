import { UI_LANGUAGES } from '#domain/language.ts'
import { monthNames } from '#domain/monthNames.ts'
import type { CellSpan } from '#domain/own/table.ts'
import { lastDayOfMonth } from '#domain/period.ts'
import { foldText } from '#lib/foldText.ts'

/** The order of day and month in dates such as 01/02/2024. */
export type DateOrder = 'day-first' | 'month-first'

/**
 * What a cell says of time; `ambiguous` where day and month could be either way round, `short-year` where two digits may
 * be the year or a day: "Jan-25".
 */
export type DateCell = CellSpan | 'ambiguous' | 'short-year' | 'empty' | 'unreadable'

/** Names of months, folded, with their numbers. */
const MONTHS = new Map(
  [...monthNames([...UI_LANGUAGES, 'de'], 'full and short')].map(
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
export function readDate(text: string, order: DateOrder | null, takesShortYears = false): DateCell {
  const plain = foldText(text)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/(?<!^\d+)['’](\d\d)(?!\d)/g, (_, digits: string) => fullYear(digits))
    .trim()
  if (plain === '') return 'empty'
  const read = (one: string) => readSingle(one, order, takesShortYears)
  const single = read(plain)
  if (single !== 'unreadable') return single
  const [, first, last] = JOINTS.exec(plain) ?? []
  if (first === undefined || last === undefined) return 'unreadable'
  const [from, to] = [read(first.trim()), read(last.trim())]
  for (const doubt of ['short-year', 'ambiguous'] as const) if (from === doubt || to === doubt) return doubt
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

function readSingle(plain: string, order: DateOrder | null, takesShortYears: boolean): DateCell {
  const whole = readIso(plain) ?? readNumeric(plain, order) ?? readPart(plain) ?? readNamed(plain)
  if (whole !== null && whole !== 'unreadable') return whole
  const year = withFullYear(plain)
  const read = year === null ? null : (readNumeric(year, order) ?? readNamed(year))
  if (read === null || read === 'unreadable') return 'unreadable'
  return takesShortYears ? read : 'short-year'
}

/** The year of two digits: 1970 to 2069. */
const fullYear = (digits: string) => `${Number(digits) < 70 ? 20 : 19}${digits}`

/** A date whose last two digits may be its year with that year: "jan-25", "1 feb 24", "15/02/24"; null for another cell. */
function withFullYear(plain: string): string | null {
  const [, before, , digits] =
    /^((?:\d{1,2}[ -]?)?\p{L}+\.?[ /-]?|\d{1,2}([/.-])\d{1,2}\2)(\d\d)$/u.exec(plain) ?? []
  return before === undefined || digits === undefined ? null : before + fullYear(digits)
}

/** Whether two digits after months are a year in a column: three months or more have the same ones, or no month has so many days. */
export function hasShortYears(cells: Iterable<string>): boolean {
  const months = new Map<string, Set<number>>()
  for (const cell of cells) {
    const [, name = '', digits = ''] = /^(\p{L}+)\.?[\s/-]*(\d\d)$/u.exec(foldText(cell).trim()) ?? []
    const month = MONTHS.get(name)
    if (month === undefined) continue
    const same = (months.get(digits) ?? new Set<number>()).add(month)
    if (Number(digits) > 31 || same.size > 2) return true
    months.set(digits, same)
  }
  return false
}

function readIso(plain: string): DateCell | null {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[t ][\d:.]+z?)?)?)?$/.exec(plain) ?? []
  if (year !== undefined) {
    if (month === undefined) return isYear(year) ? yearSpan(year) : 'unreadable'
    return day === undefined ? monthSpan(year, Number(month)) : daySpan(year, Number(month), Number(day))
  }
  const [, itsYear, itsMonth] = /^(\d{4}|\d\d)[ /-]?m(\d{1,2})$/.exec(plain) ?? []
  if (itsYear !== undefined) return monthSpan(inFull(itsYear), Number(itsMonth))
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
  const [, monthOnly, named, itsYear] = /^(?:(\d{1,2})[-/.]|m(\d{1,2})[ /-])(\d{4})$/.exec(plain) ?? []
  if (itsYear !== undefined) return monthSpan(itsYear, Number(monthOnly ?? named))
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
  const name = rest.findIndex((word) => MONTHS.has(word))
  const month = MONTHS.get(rest[name] ?? '')
  const numbers = rest.filter((_, index) => index !== name)
  if (month === undefined || numbers.some((word) => !/^\d+$/.test(word))) return null
  const year = numbers.find((word) => word.length === 4)
  const [day, ...more] = numbers.filter((word) => word !== year)
  if (year === undefined || more.length > 0) return 'unreadable'
  return day === undefined ? monthSpan(year, month) : daySpan(year, month, Number(day))
}

/** Months of a year that is named elsewhere, 1 for January. */
export interface MonthsOfYear {
  readonly from: number
  readonly to: number
}

/** The number of a month by its name or the short form of it, folded; null for another word. */
export function monthOfName(name: string): number | null {
  return MONTHS.get(name) ?? null
}

/** The months of a quarter or half-year that is named without its year, folded: "q1", "1er trimestre"; null for other words. */
export function partOfYear(plain: string): MonthsOfYear | null {
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

/** Quarters, half-years and weeks; a year of two digits is none of their numbers, which have one. */
function readPart(plain: string): DateCell | null {
  const [, before, part, after] =
    /^(?:(\d{4}|\d\d)[ /-]?(?=\p{L}))?(.+?)(?:[ .,/-]{1,2}(?:de |of )?(\d{4}|\d\d)|(?<=\D\d)(\d{4}))?$/u.exec(
      plain,
    ) ?? []
  const year = before ?? after
  const months = year === undefined ? null : partOfYear(part ?? '')
  if (year !== undefined && months) {
    const full = inFull(year)
    return isYear(full) ? monthsOfYear(full, months) : 'unreadable'
  }
  const [, weekYear, week] = /^(\d{4})[ -]?w(\d{1,2})$/.exec(plain) ?? []
  return weekYear === undefined ? null : weekSpan(Number(weekYear), Number(week))
}

const inFull = (year: string) => (year.length === 2 ? fullYear(year) : year)
const isYear = (year: string) => Number(year) >= 1900 && Number(year) <= 2099
const yearSpan = (year: string): CellSpan => ({ from: `${year}-01`, to: `${year}-12` })
const pad = (number: number) => String(number).padStart(2, '0')

function monthSpan(year: string, month: number): DateCell {
  if (!isYear(year) || month < 1 || month > 12) return 'unreadable'
  return { from: `${year}-${pad(month)}`, to: `${year}-${pad(month)}` }
}

/** These months of a year, four digits. */
export function monthsOfYear(year: string, { from, to }: MonthsOfYear): CellSpan {
  return { from: `${year}-${pad(from)}`, to: `${year}-${pad(to)}` }
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
    const [, first, second] = /^\s*(\d{1,2})[-/](\d{1,2})[-/](?:\d\d){1,2}\b/.exec(cell) ?? []
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

/** Which sign is the decimal mark of a column's numbers. */
export type DecimalMark = 'point' | 'comma'

/** What a cell says of a number: null is not stated, never 0. `ambiguous`: 1.234 is a thousand or a fraction. */
type NumberCell = { readonly value: number | null } | 'ambiguous' | 'unreadable'

/** Words and signs for a value that is not stated, folded, in English, French, Dutch and German. */
const NOT_STATED = new Set([
  ...[
    '',
    '-',
    '–',
    '—',
    '.',
    '..',
    '...',
    '…',
    ':',
    '/',
    'n/a',
    'na',
    'n.a.',
    '#n/a',
    'nan',
    'null',
    'none',
    'x',
  ],
  ...['not stated', 'not available', 'unknown', 'no data', 'nd', 'n.d.', 'n/d', 'non disponible', 'inconnu'],
  ...['s.o.', 'non precise', 'onbekend', 'n.b.', 'nb', 'n.v.t.', 'nvt', 'niet bekend', 'geen gegevens'],
  ...['k.a.', 'k. a.', 'keine angabe', 'unbekannt', 'nicht bekannt', 'entfallt'],
])

/** Blanks and apostrophes that group digits. */
const GROUPS = /(?<=\d)[\s\u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))/gu

/** The number that a cell states, in the form of its column. */
export function readNumber(text: string, decimal: DecimalMark | null): NumberCell {
  const trimmed = text.replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, '')
  if (NOT_STATED.has(foldText(trimmed))) return { value: null }
  const form = numberForm(trimmed)
  if (form === null) return 'unreadable'
  const mark = form.mark ?? decimal
  if (form.isOpen && decimal === null) return 'ambiguous'
  if (form.mark !== null && decimal !== null && form.mark !== decimal) return 'unreadable'
  const [group, point] = mark === 'comma' ? ['.', ','] : [',', '.']
  const [whole = '', ...fraction] = form.digits.split(point)
  if (fraction.length > 1 || (fraction[0] ?? '').includes(group)) return 'unreadable'
  if (whole.includes(group) && !isGrouped(whole, group)) return 'unreadable'
  const number = Number(`${whole.replaceAll(group, '')}.${fraction[0] ?? '0'}`)
  return { value: form.isNegative ? -number : number }
}

interface NumberForm {
  /** Digits with points and commas. */
  readonly digits: string
  readonly isNegative: boolean
  /** The decimal mark that the digits themselves show; null where they show none. */
  readonly mark: DecimalMark | null
  /** One point or comma before three digits: a group or a fraction. */
  readonly isOpen: boolean
}

function numberForm(text: string): NumberForm | null {
  const plain = text.replace(GROUPS, '')
  const [, sign, digits] = /^([-−–+]?)(\d[\d.,]*)$/u.exec(plain) ?? []
  if (digits === undefined || /[.,]$/.test(digits)) return null
  const isNegative = sign !== '' && sign !== '+'
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  const form = (mark: DecimalMark | null, isOpen = false) => ({ digits, isNegative, mark, isOpen })
  if (points === 0 && commas === 0) return form(null)
  if (points > 0 && commas > 0) {
    if (points > 1 && commas > 1) return null
    return form(digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'point' : 'comma')
  }
  const sign1 = points > 0 ? '.' : ','
  // Several of one sign can only be groups, so that the other one is the decimal mark.
  if (points + commas > 1) return isGrouped(digits, sign1) ? form(sign1 === '.' ? 'comma' : 'point') : null
  const [before = '', after = ''] = digits.split(sign1)
  const couldBeGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before)
  if (couldBeGroup && plain === text) return form(null, true)
  // Digits grouped by a blank: the other sign is a fraction.
  return form(sign1 === '.' ? 'point' : 'comma')
}

function isGrouped(digits: string, sign: string): boolean {
  const [first = '', ...groups] = digits.split(sign)
  return /^\d{1,3}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group))
}

/** The decimal mark of a column: one number such as 1,234.5 settles it. Null where none needs it, else `ambiguous`. */
export function columnDecimal(cells: Iterable<string>): DecimalMark | 'ambiguous' | null {
  const found = new Set<DecimalMark>()
  let isOpen = false
  for (const cell of cells) {
    const form = numberForm(cell.trim())
    if (!form) continue
    if (form.mark) found.add(form.mark)
    else if (form.isOpen) isOpen = true
  }
  const [only] = found
  if (found.size > 1) return 'ambiguous'
  return only ?? (isOpen ? 'ambiguous' : null)
}
