import type { SourceLanguage } from '#domain/language.ts'
import { lastDayOfMonth, type Period } from '#domain/period.ts'
import type { DatesFile } from './lexicon.ts'
import { findSpans, overlaps, type Span } from './patterns.ts'
import { compileList, type Pattern } from './rules.ts'

/** The compiled date rules of one language. */
export type DateRules = ReturnType<typeof dateRulesOf>

type FormKind =
  | 'daySpan'
  | 'days'
  | 'monthDay'
  | 'months'
  | 'iso'
  | 'slashed'
  | 'shortYears'
  | 'years'
  | 'year'
  | 'monthAlone'
  | 'monthSpan'

/** A day or month without a year. */
export type OpenDate = Readonly<{
  month: number
  firstDay: number
  lastDay: number
  precision: 'day' | 'month'
}>

/**
 * A date in a sentence, with offsets into it. Without a year, `period` is null and `open` has the rest. `comparing`: the
 * date is only a base of comparison ("fewer than in 2022").
 */
export type FoundDate = Readonly<{
  start: number
  end: number
  period: Period | null
  open: OpenDate | null
  years: readonly number[]
  comparing: boolean
}>

const YEAR = '((?:19[89]|20[0-4])\\d)(?!\\d|[.,/]\\d)'

function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|')
}

export function dateRulesOf(file: DatesFile, language: SourceLanguage) {
  const months = new Map(
    file.months[language].flatMap((names, index) => names.map((name) => [name, index + 1])),
  )
  const month = `(${alternatives([...months.keys()])})\\.?(?![\\p{L}])`
  const day = `(\\d{1,2})(?:${alternatives(file.ordinals[language])})?(?![\\p{L}\\d])`
  const joint = `\\s*(?:(?:${alternatives([...file.and[language], ...file.to[language]])})\\s+(?:the\\s+|le\\s+)?|[-–—]\\s*)`
  const year = `(?:,?\\s+(?:of\\s+)?${YEAR})?`
  const form = (kind: FormKind, source: string) => ({
    kind,
    expression: new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,/-])(?:${source})`, 'giu'),
  })
  return {
    months,
    forms: [
      form('daySpan', `${day}\\s+(?:of\\s+)?${month}${year}${joint}${day}\\s+(?:of\\s+)?${month}${year}`),
      form('days', `(?:${day}(?:${joint}|,\\s*))?${day}\\s+(?:of\\s+)?${month}${year}`),
      form('monthDay', `${month}\\s+${day}(?:${joint}${day})?${year}`),
      form('monthSpan', `${month}\\s+${YEAR}${joint}${month}\\s+${YEAR}`),
      form('months', `(?:${month}${joint})?${month}\\s+(?:of\\s+)?${YEAR}`),
      form('iso', '((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)'),
      form('slashed', '(\\d{1,2})[/.](\\d{1,2})[/.]((?:19|20)\\d\\d)(?!\\d)'),
      form('shortYears', '(20\\d\\d)[-–/](\\d\\d)(?![\\d-])'),
      form('years', `${YEAR}(?:${joint}|\\s*,\\s*)${YEAR}`),
      form('year', YEAR),
      form('monthAlone', `(?<=(?:${alternatives(file.monthsAlone[language])})[\\s-])${month}(?!\\s+\\d)`),
    ],
    comparing: compileList('dates/comparing', file.comparing, language),
    sinceStart: compileList('dates/sinceStart', file.sinceStart, language),
    naming: compileList('dates/naming', file.naming, language),
    relativeYears: file.relativeYears.map(({ offset, cues }) => ({
      offset,
      cues: compileList('dates/relativeYears', cues, language),
    })),
    relativeDays: file.relativeDays.map(({ offset, cues }) => ({
      offset,
      cues: compileList('dates/relativeDays', cues, language),
    })),
    weekdays: compileList('dates/weekdays', file.weekdays, language),
    habitual: compileList('dates/habitual', file.habitual, language),
    sameDay: compileList('dates/sameDay', file.sameDay, language),
  }
}

export function spansOf(patterns: readonly Pattern[], text: string): Span[] {
  return patterns.flatMap(({ expression }) => findSpans(expression, text))
}

/** The dates of a normalised sentence, in order, without overlap and without years inside names. */
export function findDates(text: string, rules: DateRules): FoundDate[] {
  const taken: Span[] = []
  const found: FoundDate[] = []
  const comparing = spansOf(rules.comparing, text)
  const starting = spansOf(rules.sinceStart, text)
  const naming = spansOf(rules.naming, text)
  for (const { kind, expression } of rules.forms) {
    for (const match of text.matchAll(expression)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (taken.some((other) => overlaps(other, span))) continue
      const read = readForm(kind, match, rules.months)
      if (!read) continue
      taken.push(span)
      if (naming.some((name) => overlaps(name, span) || isShortlyBefore(text, name, span, 0))) continue
      const compares =
        !starting.some((start) => overlaps(start, span) || isShortlyBefore(text, start, span, 3)) &&
        comparing.some((word) => overlaps(word, span) || isShortlyBefore(text, word, span, 6))
      found.push({ ...span, ...read, comparing: compares })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The groups of a day and its month in a form. */
const DAY_IN: Readonly<Partial<Record<FormKind, readonly [day: number, month: number]>>> = {
  days: [2, 3],
  monthDay: [2, 1],
  iso: [3, 2],
  slashed: [1, 2],
}

/**
 * Spans that are written as a day that the calendar lacks: "31 February", "2024-13-45". They are neither dates nor figures.
 * Beside the name of a month, a number above 31 counts something: "45 may follow".
 */
export function impossibleDates(text: string, rules: DateRules): Span[] {
  return rules.forms.flatMap(({ kind, expression }) => {
    const [day, month] = DAY_IN[kind] ?? []
    if (day === undefined || month === undefined) return []
    return [...text.matchAll(expression)].flatMap((match) => {
      const named = rules.months.get(match[month]?.toLowerCase() ?? '')
      const number = Number(match[day])
      // A numeric date with its year is one by its form alone.
      const isLacking =
        named === undefined
          ? readForm(kind, match, rules.months) === null
          : number <= 31 && number > lastDayOfMonth(Number(match[4] ?? 2024), named)
      return isLacking ? { start: match.index, end: match.index + match[0].length } : []
    })
  })
}

/** No word is longer, code units. */
const LONGEST_WORD = 60

/** Whether at most `words` plain words separate a cue from its target. */
export function isShortlyBefore(text: string, cue: Span, target: Span, words: number): boolean {
  if (cue.end > target.start || target.start - cue.end > (words + 1) * LONGEST_WORD) return false
  const between = text.slice(cue.end, target.start)
  if (/[\d,;:.!?()]/u.test(between)) return false
  return between.split(/\s+/u).filter((word) => word !== '').length <= words
}

type Reading = Pick<FoundDate, 'period' | 'open' | 'years'>

function readForm(
  kind: FormKind,
  match: RegExpMatchArray,
  months: ReadonlyMap<string, number>,
): Reading | null {
  const group = (index: number) => match[index]
  const number = (index: number) => (group(index) === undefined ? null : Number(group(index)))
  const month = (index: number) => months.get(group(index)?.toLowerCase() ?? '') ?? null
  switch (kind) {
    case 'daySpan': {
      const year = number(6)
      if (year === null) return null
      return days(number(3) ?? year, month(2), number(1), year, month(5), number(4))
    }
    case 'days':
      return dayReading(number(4), month(3), number(1) ?? number(2), number(2))
    case 'monthDay':
      // "may 10" in lower case is a verb and a number.
      if (!/^\p{Lu}/u.test(match[0])) return null
      return dayReading(number(4), month(1), number(2), number(3) ?? number(2))
    case 'monthSpan': {
      const [first, last] = [month(1), month(3)]
      if (first === null || last === null) return null
      const start = iso(number(2) ?? 0, first, 1)
      const end = iso(number(4) ?? 0, last, lastDayOfMonth(number(4) ?? 0, last))
      return start < end ? closed({ start, end, precision: 'month' }) : null
    }
    case 'months': {
      const year = number(3)
      const last = month(2)
      if (year === null || last === null) return null
      const first = month(1) ?? last
      return closed({
        start: iso(year, first, 1),
        end: iso(year, last, lastDayOfMonth(year, last)),
        precision: 'month',
      })
    }
    case 'iso':
      return dayReading(number(1), number(2), number(3), number(3))
    case 'slashed':
      return dayReading(number(3), number(2), number(1), number(1))
    case 'shortYears': {
      const first = number(1) ?? 0
      const last = Math.floor(first / 100) * 100 + (number(2) ?? 0)
      return last > first && last - first <= 10 ? yearSpan(first, last) : null
    }
    case 'years': {
      const first = number(1) ?? 0
      const last = number(2) ?? 0
      return last > first && last - first <= 15 ? yearSpan(first, last) : null
    }
    case 'monthAlone': {
      const alone = month(1)
      if (alone === null) return null
      const open = {
        month: alone,
        firstDay: 1,
        lastDay: lastDayOfMonth(2023, alone),
        precision: 'month',
      } as const
      return { period: null, open, years: [] }
    }
    case 'year':
      return yearSpan(number(1) ?? 0, number(1) ?? 0)
  }
}

function yearSpan(first: number, last: number): Reading {
  return closed({ start: iso(first, 1, 1), end: iso(last, 12, 31), precision: 'year' })
}

function dayReading(
  year: number | null,
  month: number | null,
  first: number | null,
  last: number | null,
): Reading | null {
  if (month === null || first === null || last === null || month < 1 || month > 12) return null
  if (first < 1 || last < first || last > lastDayOfMonth(year ?? 2024, month)) return null
  if (year === null)
    return { period: null, open: { month, firstDay: first, lastDay: last, precision: 'day' }, years: [] }
  return closed({ start: iso(year, month, first), end: iso(year, month, last), precision: 'day' })
}

function days(
  firstYear: number,
  firstMonth: number | null,
  firstDay: number | null,
  lastYear: number,
  lastMonth: number | null,
  lastDay: number | null,
): Reading | null {
  const first = dayReading(firstYear, firstMonth, firstDay, firstDay)?.period
  const last = dayReading(lastYear, lastMonth, lastDay, lastDay)?.period
  if (!first || !last || first.start > last.start) return null
  return closed({ start: first.start, end: last.start, precision: 'day' })
}

function closed(period: Period): Reading {
  const first = Number(period.start.slice(0, 4))
  const last = Number((period.end ?? period.start).slice(0, 4))
  return {
    period,
    open: null,
    years: Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index),
  }
}

/** An ISO 8601 date. */
export function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
