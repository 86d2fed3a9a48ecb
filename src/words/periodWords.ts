import type { TFunction } from 'i18next'
import { type Month, type MonthSpan, type Period, periodOfDate, wholeYears } from '#domain/period.ts'
import type { Formats } from '#i18n/formats.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'

/** Words for dates, periods and runs of months. */
export function periodWords(formats: Formats, t: TFunction<['common', 'sourceQuality']>) {
  const knownPeriod = memoizeByObject((value: Period): string => {
    const start = formats.date(value.start, value.precision)
    if (value.end === null) return t(`period.from.${value.precision}`, { start })
    const end = formats.date(value.end, value.precision)
    return start === end ? start : t('period.range', { start, end })
  })
  const period = (value: Period | null): string => (value ? knownPeriod(value) : t('notStated'))
  return {
    /** "11 March 2025", "June 2025", "2025", "from 17 October 2025", "not stated" for null; precision as it is. */
    period,
    /** A time of a table, which may run from one month or day to another: "January 2026 to March 2026", "2024". */
    timeKey: (key: string): string => {
      const [first = '', last = first] = key.split('/')
      const [start, end] = [periodOfDate(first), periodOfDate(last)]
      const years = yearsOf({ from: first, to: last })
      return years ?? period(start && end && { ...start, end: end.end })
    },
    /** "March 2025 to August 2025", or the single month. */
    months: ({ from, to }: MonthSpan): string => {
      const start = formats.date(`${from}-01`, 'month')
      return from === to ? start : t('period.range', { start, end: formats.date(`${to}-01`, 'month') })
    },
    /** The short form: "Mar 2024 – Aug 2025"; whole years as "2024" or "2023–2027". */
    shortMonths: (span: MonthSpan): string => {
      const years = yearsOf(span)
      if (years) return years
      const [start, end] = [formats.shortMonth(`${span.from}-01`), formats.shortMonth(`${span.to}-01`)]
      return start === end ? start : `${start} – ${end}`
    },
    /** A month without its year: "Mar". */
    monthName: (month: Month): string => formats.monthName(`${month}-01`, 'short'),
    /** Runs of months in short: "2025", "2023, 2025", "Jan–Jun 2026", "Jul 2025 – Jun 2026". */
    spans: (spans: readonly MonthSpan[]): string => spans.map((span) => shortSpan(span, formats)).join(', '),
    /** One run within a sentence: "in 2025", "in January to June 2026". */
    during: (span: MonthSpan): string => {
      const years = yearsOf(span)
      if (years) return t('during.years', { years })
      const to = formats.date(`${span.to}-01`, 'month')
      if (span.from === span.to) return t('during.month', { month: to })
      const start = `${span.from}-01`
      const from = isOneYear(span) ? formats.monthName(start, 'long') : formats.date(start, 'month')
      // French contracts "de" before a vowel.
      return /^[aeiou]/i.test(from)
        ? t('during.rangeFromVowel', { from, to })
        : t('during.range', { from, to })
    },
  }
}

function shortSpan(span: MonthSpan, formats: Formats): string {
  const years = yearsOf(span)
  if (years) return years
  const [from, to] = [`${span.from}-01`, `${span.to}-01`]
  const end = formats.shortMonth(to)
  if (span.from === span.to) return end
  return isOneYear(span)
    ? `${formats.monthName(from, 'short')}–${end}`
    : `${formats.shortMonth(from)} – ${end}`
}

/** "2025" or "2024–2025" for whole calendar years; null for anything else. */
function yearsOf(span: MonthSpan): string | null {
  const years = wholeYears(span)
  if (!years) return null
  return years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`
}

function isOneYear({ from, to }: MonthSpan): boolean {
  return from.slice(0, 4) === to.slice(0, 4)
}
