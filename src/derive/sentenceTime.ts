import type { Status, YearBasis } from '#domain/claim.ts'
import { lastDayOfMonth, type Period, yearOf } from '#domain/period.ts'
import {
  type DateRules,
  findDates,
  impossibleDates,
  iso,
  isShortlyBefore,
  type OpenDate,
  spansOf,
} from './dates.ts'
import { type MatchingText, overlaps, type Span } from './patterns.ts'
import type { Passage } from './rules.ts'

/** The time that a sentence states. `spans` are its dates, as offsets into the sentence. */
export type SentenceTime = Readonly<{
  years: readonly number[]
  basis: YearBasis | null
  /** The first date that is not a comparison, finest precision first; null where there is none. */
  date: Period | null
  spans: readonly Span[]
  /** A habitual sentence ("each year") takes no years from other sentences. */
  habitual: boolean
  /** The sentence has a date, or a word that ties it to a day ("yesterday", "on the same day"). */
  dated: boolean
}>

/** Reads the dates of a normalised sentence. `documentDate` completes those without a year; else they are ignored. */
export function readSentenceTime(text: string, rules: DateRules, documentDate: Period | null): SentenceTime {
  const found = findDates(text, rules)
  const spans: Span[] = found.map(({ start, end }) => ({ start, end }))
  const own = found.filter((date) => !date.comparing)
  const periods = own.map((date) => date.period ?? (date.open && completed(date.open, documentDate)))
  const first = finest(periods.filter((period) => period !== null))
  const date = moved(first, dayShift(text, rules, spans))
  const time = {
    spans: [...spans, ...impossibleDates(text, rules)],
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

/** Completes a day with the year that brings it nearest to the document's date. */
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

/** Offset in days of phrases such as "the eve of 10 December" to the date that follows. */
function dayShift(text: string, rules: DateRules, dates: readonly Span[]): number {
  for (const { offset, cues } of rules.relativeDays) {
    if (Math.abs(offset) !== 1) continue
    if (spansOf(cues, text).some((cue) => dates.some((date) => isShortlyBefore(text, cue, date, 5))))
      return offset
  }
  return 0
}

function relativeYears(text: string, rules: DateRules, documentDate: Period | null): number[] {
  if (!documentDate) return []
  const comparing = spansOf(rules.comparing, text)
  const base = yearOf(documentDate.start)
  return rules.relativeYears.flatMap(({ offset, cues }) =>
    spansOf(cues, text)
      .filter((cue) => !comparing.some((word) => overlaps(word, cue) || isShortlyBefore(text, word, cue, 2)))
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

/** A sentence with its context and time; spans and cue offsets are those of the document. */
export type Reading = Readonly<{
  span: Span
  line: number
  /** Whether a bullet or a list number stands before it. */
  item: boolean
  /** Index of the section (the text between two headings). */
  section: number
  /** The heading of the section in matching form. */
  heading: Passage | null
  headingYears: readonly number[]
  form: MatchingText
  passage: Passage
  time: SentenceTime
}>

/** The years of a claim and their basis. */
export type Years = Readonly<{ years: readonly number[]; basis: YearBasis | null }>

const NONE: Years = { years: [], basis: null }

/** Years of a whole document: those of its title, before each sentence, and its own year. */
export type DocumentYears = Readonly<{
  title: readonly number[]
  /** For each sentence, the years of the nearest one before it in its paragraph that has any. */
  near: readonly (readonly number[] | null)[]
  /** For each sentence, the one year that all plans before it name; null if they name none or several. */
  planned: readonly (number | null)[]
  own: number | null
}>

/** The years that apply to a whole document. `own` is the year of its date, if a sentence names it. */
export function documentYears(
  readings: readonly Reading[],
  statuses: readonly Status[],
  title: readonly number[],
  date: Period | null,
): DocumentYears {
  const own = date ? yearOf(date.start) : null
  const near: (readonly number[] | null)[] = []
  const planned: (number | null)[] = []
  const plans = new Set<number>()
  for (const [index, { time }] of readings.entries()) {
    const before = readings[index - 1]
    const isSameLine = before?.line === readings[index]?.line
    near.push(
      isSameLine && before
        ? before.time.years.length > 0
          ? before.time.years
          : (near[index - 1] ?? null)
        : null,
    )
    const [plan] = plans
    planned.push(plans.size === 1 && plan !== undefined ? plan : null)
    if (own === null || time.basis !== 'sentence' || statuses[index] !== 'planned') continue
    for (const year of time.years) if (year >= own) plans.add(year)
  }
  const hasOwnYear = own !== null && readings.some(({ time }) => time.years.includes(own))
  return { title, near, planned, own: hasOwnYear ? own : null }
}

/** Where a claim may take its years from: its sentence, its paragraph, or the whole document. */
export type YearReach = 'sentence' | 'paragraph' | 'document'

/** The years of a sentence: its own, else the nearest in the paragraph, heading or document. Habitual: its own only. */
export function yearsOf(
  readings: readonly Reading[],
  index: number,
  planned: boolean,
  reach: YearReach,
  document: DocumentYears,
): Years {
  const reading = readings[index]
  if (!reading) return NONE
  if (reading.time.years.length > 0) return { years: reading.time.years, basis: reading.time.basis }
  if (reach === 'sentence' || reading.time.habitual) return NONE
  const near = document.near[index]
  if (near) return { years: near, basis: 'paragraph' }
  if (reach === 'paragraph') return NONE
  if (reading.headingYears.length > 0) return { years: reading.headingYears, basis: 'section' }
  if (document.title.length > 0) return { years: document.title, basis: 'document' }
  // The sentences that detail a plan follow the one that dates it.
  const plan = document.planned[index] ?? null
  if (planned && plan !== null) return { years: [plan], basis: 'document' }
  return document.own === null ? NONE : { years: [document.own], basis: 'document' }
}
