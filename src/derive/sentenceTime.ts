import type { YearBasis } from '#domain/claim.ts'
import { lastDayOfMonth, type Period, yearOf } from '#domain/period.ts'
import { type DateRules, findDates, iso, leadsTo, type OpenDate, spansOf } from './dates.ts'
import { overlaps, type Span } from './patterns.ts'

/** What a sentence itself says of its time. `spans` are the places of its dates, offsets into the sentence. */
export type SentenceTime = Readonly<{
  years: readonly number[]
  basis: YearBasis | null
  /** The first date that is not a comparison, finest precision first; null where there is none. */
  date: Period | null
  spans: readonly Span[]
  /** A word of habit ("each year") keeps the years of other sentences away. */
  habitual: boolean
  /** The sentence carries a date, or a word that ties it to a day ("yesterday", "on the same day"). */
  dated: boolean
}>

/**
 * Reads the dates of a normalised sentence. `documentDate` completes dates without a year (the nearest day) and
 * words such as "last year"; without it they stay unread.
 */
export function readSentenceTime(text: string, rules: DateRules, documentDate: Period | null): SentenceTime {
  const found = findDates(text, rules)
  const spans: Span[] = found.map(({ start, end }) => ({ start, end }))
  const own = found.filter((date) => !date.comparing)
  const periods = own.map((date) => date.period ?? (date.open && completed(date.open, documentDate)))
  const first = finest(periods.filter((period) => period !== null))
  const date = moved(first, dayShift(text, rules, spans))
  const time = {
    spans,
    habitual: spansOf(rules.habitual, text).length > 0,
    dated: date !== null || spansOf(rules.sameDay, text).length > 0,
  }
  const explicit = own.flatMap((found) => found.years)
  if (explicit.length > 0) return { ...time, years: distinct(explicit), basis: 'sentence', date }
  const relative = relativeYears(text, rules, documentDate)
  if (relative.length > 0) return { ...time, dated: true, years: distinct(relative), basis: 'relative', date }
  if (date) return { ...time, years: [yearOf(date.start)], basis: 'document', date }
  const day = relativeDay(text, rules, documentDate)
  if (!day) return { ...time, years: [], basis: null, date: null }
  const exact = day.precision === 'day' ? day : null
  return { ...time, dated: true, years: [yearOf(day.start)], basis: 'relative', date: exact }
}

function distinct(years: readonly number[]): number[] {
  return [...new Set(years)].sort((a, b) => a - b)
}

const FINENESS = { day: 0, month: 1, year: 2 } as const

function finest(periods: readonly Period[]): Period | null {
  const ranked = [...periods].sort((a, b) => FINENESS[a.precision] - FINENESS[b.precision])
  return ranked[0] ?? null
}

/** Gives a day its year: the one that brings it nearest to the document's date. */
function completed(open: OpenDate, documentDate: Period | null): Period | null {
  if (!documentDate) return null
  const base = yearOf(documentDate.start)
  if (documentDate.precision === 'year') return dayPeriod(base, open)
  const target = dayNumber(documentDate.start)
  const candidates = [base - 1, base, base + 1].map((year) => dayPeriod(year, open))
  const distance = (period: Period) => Math.abs(dayNumber(period.start) - target)
  return candidates.reduce((best, period) => (distance(period) < distance(best) ? period : best))
}

function dayPeriod(year: number, { month, firstDay, lastDay, precision }: OpenDate): Period {
  const last = precision === 'month' ? lastDayOfMonth(year, month) : lastDay
  return { start: iso(year, month, firstDay), end: iso(year, month, last), precision }
}

/** Days since 1 January 1970 in UTC. */
function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number)
  return Math.round(Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1) / 86_400_000)
}

function dateOfDay(number: number): string {
  const date = new Date(number * 86_400_000)
  return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function moved(date: Period | null, shift: number): Period | null {
  if (!date || shift === 0 || date.precision !== 'day') return date
  const day = dateOfDay(dayNumber(date.start) + shift)
  return { start: day, end: day, precision: 'day' }
}

/** "The eve of … 10 December": the day that is meant lies before or after the date that follows. */
function dayShift(text: string, rules: DateRules, dates: readonly Span[]): number {
  for (const { offset, cues } of rules.relativeDays) {
    if (Math.abs(offset) !== 1) continue
    if (spansOf(cues, text).some((cue) => dates.some((date) => leadsTo(text, cue, date, 5)))) return offset
  }
  return 0
}

function relativeYears(text: string, rules: DateRules, documentDate: Period | null): number[] {
  if (!documentDate) return []
  const comparing = spansOf(rules.comparing, text)
  const base = yearOf(documentDate.start)
  return rules.relativeYears.flatMap(({ offset, cues }) =>
    spansOf(cues, text)
      .filter((cue) => !comparing.some((word) => overlaps(word, cue) || leadsTo(text, word, cue, 2)))
      .map(() => base + offset),
  )
}

function relativeDay(text: string, rules: DateRules, documentDate: Period | null): Period | null {
  if (!documentDate) return null
  for (const { offset, cues } of rules.relativeDays) {
    if (spansOf(cues, text).length === 0) continue
    if (documentDate.precision !== 'day' || Math.abs(offset) > 1)
      return { ...documentDate, precision: 'year' }
    return moved(documentDate, offset)
  }
  return spansOf(rules.weekdays, text).length > 0 ? { ...documentDate, precision: 'year' } : null
}
