import { memoizeByArguments } from '#lib/memoize.ts'

/** Number, date and name formats of one language. */
export interface Formats {
  number(value: number): string
  /** A number of an axis: "20,000", from a million on "1.2m". */
  axisNumber(value: number): string
  /** A number with its unit: a currency code, "percent" (of 100), km, m, or a time unit. For any other the number alone. */
  amount(value: number, unit: string): string
  /** A share from 0 to 1 as whole per cent. */
  percent(share: number): string
  /** A change (−0.62) in per cent with its sign; one decimal below one per cent. */
  change(share: number): string
  /** A calendar date (ISO 8601, whole days) at the given precision. */
  date(isoDate: string, precision: 'day' | 'month' | 'year'): string
  /** Short month and year of a calendar date: "Mar 2024". */
  shortMonth(isoDate: string): string
  /** The month of a calendar date without its year: "March", short "Mar". */
  monthName(isoDate: string, length: 'long' | 'short'): string
  country(code: string): string
  list(items: readonly string[]): string
  /** A name and what it has: "Calais: 3", without a value "Calais:"; French has a space before the colon. */
  labelled(name: string, value?: string): string
  /** Between parts that may have commas: "; ", in French with a narrow space before it. */
  semicolon: string
  /** A quotation in the marks of this language, whatever its own is. */
  quoted(text: string): string
  /** Alternatives: "Libya or Tunisia". */
  either(items: readonly string[]): string
}

const PARTS = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const

/** Intl unit names by the units of the records. */
const MEASURED: Readonly<Record<string, string>> = {
  km: 'kilometer',
  m: 'meter',
  hours: 'hour',
  days: 'day',
  months: 'month',
  years: 'year',
}

/** Amount from which money is written in millions and billions. */
const MILLION = 1_000_000

const made = new Map<string, Formats>()

/** `language` is a BCP 47 tag. Dates are whole days in UTC. */
export function createFormats(language: string): Formats {
  const known = made.get(language)
  if (known) return known
  const formats = newFormats(localeOf(language))
  made.set(language, formats)
  return formats
}

/** The name of a language (BCP 47) in the reader's language: "fr" is "French" in English. */
export function languageName(language: string, reader: string): string {
  return new Intl.DisplayNames(localeOf(reader), { type: 'language' }).of(language) ?? language
}

/** The locale for a language: English follows European conventions. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

/** Each format is created when it is first used: the start needs few, and one takes up to a millisecond. */
function newFormats(locale: string): Formats {
  const numbers = lazily(() => new Intl.NumberFormat(locale))
  const shortNumbers = lazily(() => new Intl.NumberFormat(locale, { notation: 'compact' }))
  const percents = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }))
  const changeIn = (maximumFractionDigits: number) =>
    lazily(
      () =>
        new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits }),
    )
  const changes = { whole: changeIn(0), fine: changeIn(1) }
  const regions = lazily(() => new Intl.DisplayNames(locale, { type: 'region' }))
  const lists = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const either = lazily(() => new Intl.ListFormat(locale, { type: 'disjunction' }))
  const dateIn = (parts: Intl.DateTimeFormatOptions) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }))
    return memoizeByArguments((isoDate: string) => format().format(new Date(`${isoDate}T00:00:00Z`)))
  }
  const dates = { day: dateIn(PARTS.day), month: dateIn(PARTS.month), year: dateIn(PARTS.year) }
  const monthNames = { long: dateIn({ month: 'long' }), short: dateIn({ month: 'short' }) }
  // French writes the first of a month as an ordinal, which CLDR leaves out.
  const isFrench = locale.startsWith('fr')
  const [open, close] = isFrench ? ['«\u00a0', '\u00a0»'] : locale.startsWith('nl') ? ['‘', '’'] : ['“', '”']
  return {
    number: (value) => numbers().format(value),
    // CLDR shortens thousands to "10K" in Dutch and "10 k" in French, which nobody writes in a paper for a minister.
    axisNumber: (value) => (Math.abs(value) < MILLION ? numbers : shortNumbers)().format(value),
    amount: (value, unit) => amountIn(locale, value, unit),
    percent: (share) => percents().format(share),
    change: (share) => withMinus(changes[Math.abs(share) < 0.01 ? 'fine' : 'whole']().format(share)),
    date: (isoDate, precision) => {
      const text = dates[precision](isoDate)
      return isFrench && precision === 'day' ? text.replace(/^1(?=\s)/, '1er') : text
    },
    shortMonth: dateIn({ month: 'short', year: 'numeric' }),
    monthName: (isoDate, length) => monthNames[length](isoDate),
    // The browser looks a name up anew each time, and the search asks for thousands.
    country: memoizeByArguments((code: string) =>
      /^[A-Z]{2}$/.test(code) ? (regions().of(code) ?? code) : code,
    ),
    list: (items) => lists().format(items),
    labelled: (name, value) => `${name}${isFrench ? '\u00a0' : ''}:${value === undefined ? '' : ` ${value}`}`,
    semicolon: isFrench ? '\u202f; ' : '; ',
    quoted: (text) => `${open}${text}${close}`,
    either: (items) => either().format(items),
  }
}

function lazily<Value>(create: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= create()
    return value
  }
}

/** Replaces the hyphen, which is too short as a minus sign. */
function withMinus(text: string): string {
  return text.replace('-', '−')
}

function amountIn(locale: string, value: number, unit: string): string {
  if (unit === 'percent') {
    return withMinus(new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100))
  }
  if (/^[A-Z]{3}$/.test(unit)) {
    const isLarge = Math.abs(value) >= MILLION
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: unit,
      currencyDisplay: 'name',
      notation: isLarge ? 'compact' : 'standard',
      compactDisplay: 'long',
      minimumFractionDigits: 0,
      maximumFractionDigits: isLarge ? 3 : 0,
    }).format(value)
  }
  const measured = MEASURED[unit]
  const options = measured ? ({ style: 'unit', unit: measured, unitDisplay: 'long' } as const) : {}
  return new Intl.NumberFormat(locale, options).format(value)
}
