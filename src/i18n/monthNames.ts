import { localeOf } from './formats.ts'

/** The twelve months in one language: one letter for a narrow axis, and in full. */
export interface MonthNames {
  narrow: readonly string[]
  long: readonly string[]
}

const made = new Map<string, MonthNames>()

/** `language` is a BCP 47 tag. */
export function monthNames(language: string): MonthNames {
  const known = made.get(language)
  if (known) return known
  const locale = localeOf(language)
  const named = (month: 'narrow' | 'long') => {
    const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2024, index)))
  }
  const names = { narrow: named('narrow'), long: named('long') }
  made.set(language, names)
  return names
}
