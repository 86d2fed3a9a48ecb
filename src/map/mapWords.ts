import type { Doubt } from '#domain/doubt.ts'
import type { LocalizedText } from '#domain/language.ts'
import type { Measure } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'

/** The reader's words that the map needs; the app's own set of words fits this shape. */
export interface MapWords {
  language: string
  localized(text: LocalizedText): string
  categoryShort(id: string): string
  route(id: string): string
  routeShort(id: string): string
  region(id: string): string
  country(code: string): string
  /** A route, or another place of the publisher of figures. */
  figurePlace(id: string): string
  status(status: Measure['status']): string
  measureTitle(measure: Measure): string
  /** The status; of a plan also when it was stated. */
  measureStatus(measure: Measure): string
  /** "planned (stated December 2024)" for a plan whose time has passed; null for all else. */
  passedPlan(measure: Measure): string | null
  period(period: Measure['period']): string
  /** "March 2025 to August 2025", or the one month. */
  months(span: MonthSpan): string
  /** The same where room is short: "Mar 2024 – Aug 2025"; whole years as "2024". */
  shortMonths(span: MonthSpan): string
  /** Runs of months where room is short: "2025", "Jan–Jun 2026". */
  spans(spans: readonly MonthSpan[]): string
  /** Both signs of doubt as one line: "Publisher: press. Review: accepted in review." */
  doubtLine(thing: Doubt): string
  /** Why a published file could not be used, and what is left; `file` with its ending. */
  fileFault(file: string, error: Error): { title: string; lines: readonly string[]; retryLabel: string }
  number(value: number): string
  /** A share from 0 to 1 as whole per cent. */
  percent(share: number): string
  /** A change as a share (−0.62) in per cent with its sign: "−62%", "+11%". */
  change(share: number): string
  list(items: readonly string[]): string
}
