import type { TFunction } from 'i18next'
import { type MonthSpan, wholeYears } from '#domain/period.ts'
import type { Formats } from '#i18n/formats.ts'

/** Runs of months where room is short: whole years by their numbers, months of one year with the year once. */
export function spansWords(spans: readonly MonthSpan[], formats: Formats): string {
  return spans.map((span) => shortSpan(span, formats)).join(', ')
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

/** A run of months as a part of a sentence. */
export function duringWords(span: MonthSpan, formats: Formats, t: TFunction<['common', 'doubt']>): string {
  const years = yearsOf(span)
  if (years) return t('during.years', { years })
  const to = formats.date(`${span.to}-01`, 'month')
  if (span.from === span.to) return t('during.month', { month: to })
  const start = `${span.from}-01`
  const from = isOneYear(span) ? formats.monthName(start, 'long') : formats.date(start, 'month')
  // French contracts "de" before a vowel.
  return /^[aeiou]/i.test(from) ? t('during.rangeFromVowel', { from, to }) : t('during.range', { from, to })
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
