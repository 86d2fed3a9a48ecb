import { createContext, useContext } from 'react'
import type { Claim, Status } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Doubt, PublisherChoice, ReviewChoice } from '#domain/doubt.ts'
import type { DoubtLook } from '#domain/doubtLook.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { LocalizedText } from '#domain/language.ts'
import type { Measure } from '#domain/measure.ts'
import type { Month, MonthSpan, Period } from '#domain/period.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { FilterChoice } from '#domain/view.ts'
import type { ReportSubject } from './errorReport.ts'

/**
 * The reader's words for ids of the domain, in the language of the view. An id without a word is shown as it is:
 * the derivation refuses such an id, so it can only come from a link.
 */
export interface Words {
  /** BCP 47 tag of the language that the words are in. */
  language: string
  localized(text: LocalizedText): string
  /** Measure category: "Border control and surveillance", short "Border control". */
  category(id: string): string
  categoryShort(id: string): string
  categoryDefinition(id: string): string | null
  facet(categoryId: string, facetId: string): string
  status(status: Status): string
  /**
   * The status of a measure; a plan with the date on which it was said, "Planned (stated 10 December 2024)", or that
   * this is not stated once its time has passed.
   */
  measureStatus(measure: Pick<Measure, 'status' | 'period' | 'statedOn'>): string
  /** "planned (stated December 2024)" for a plan whose time has passed by the reader's clock; null for all else. */
  passedPlan(measure: Pick<Measure, 'status' | 'period' | 'statedOn'>): string | null
  route(id: string): string
  routeShort(id: string): string
  region(id: string): string
  /** An actor or, for an ISO 3166-1 alpha-2 code, a country. */
  actor(id: string): string
  country(code: string): string
  driver(id: string): string
  driverDefinition(id: string): string | null
  eventCategory(id: string): string
  figureCategory(id: string): string
  /** What a claim is about, from the list of its kind; a measure with its facet: "Border control: joint patrols". */
  claimSubject(claim: Pick<Claim, 'kind' | 'category' | 'facet'>): string
  /** "flow rising" for a claim about a route or region, "rising" for all else; null where no trend is stated. */
  claimTrend(claim: Pick<Claim, 'kind' | 'trend'>): string | null
  form(id: string): string
  dropReason(id: string): string
  /** Who published: "official", "press"; or that it is not stated. */
  publisherKind(kind: PublisherChoice): string
  /** How a claim was reviewed, or that the thing is a record in our own words. */
  review(choice: ReviewChoice): string
  /** Both signs of doubt with what they mean; every kind and state there is for null. */
  doubt(thing: Doubt | null): DoubtWords
  /** The same as one line: "Publisher: press. Review: accepted in review." */
  doubtLine(thing: Doubt): string
  /** "11 March 2025", "June 2025", "2025", "from 17 October 2025", "not stated" for null; precision as it is. */
  period(period: Period | null): string
  /** "March 2025 to August 2025", or the one month. */
  months(span: MonthSpan): string
  /** The same where room is short: "Mar 2024 – Aug 2025"; whole years as "2024" or "2023–2027". */
  shortMonths(span: MonthSpan): string
  /** A month without its year, where that stands beside it: "Mar". */
  monthName(month: Month): string
  /** Runs of months where room is short: "2025", "2023, 2025", "Jan–Jun 2026", "Jul 2025 – Jun 2026". */
  spans(spans: readonly MonthSpan[]): string
  /** The same of one run as a part of a sentence: "in 2025", "in January to June 2026". */
  during(span: MonthSpan): string
  /** One choice of the filters, for chips and for what can be taken back. */
  choice(active: FilterChoice): string
  /** The record's title, or one composed from category, status and period: "Border control: planned for 2025". */
  measureTitle(measure: Measure): string
  eventTitle(event: TimelineEvent): string
  recordTitle(record: DatedRecord): string
  /** Why a published file could not be used, and what is left; `file` with its ending. */
  fileFault(file: string, error: Error): FileFaultWords
  /** A text about an error; `data` is the version of the data, null while it is not known. */
  errorReport(subject: ReportSubject, at: { link: string; data: string | null }): string
  number(value: number): string
  /** The same where room is short, at an axis: "20k". */
  shortNumber(value: number): string
  /** A number of figures with its unit: "240,101 detections"; null is not stated. */
  counted(value: number | null, unit: FigureUnit): string
  /** Where figures are counted: a route, another place of the publisher, or `total`, all of them together. */
  figurePlace(id: string): string
  /** A nationality of the figures: a country, or that it is unknown, with the publisher's code. */
  nationality(code: string): string
  /** A number of a record with its unit, where that is money, a share, a length or a time; else the number alone. */
  amount(value: number, unit: string): string
  /** A share from 0 to 1 as whole per cent. */
  percent(share: number): string
  /** A change as a share (−0.62) in per cent with its sign: "−62%", "+11%", "−0.5%". */
  change(share: number): string
  /** Names in a row, joined as the language does: "Libya, Tunisia and Egypt". */
  list(items: readonly string[]): string
}

/** What is said in the place of a part that lacks a published file. */
export interface FileFaultWords {
  title: string
  /** What is wrong, and what still works. */
  lines: readonly [reason: string, remedy: string]
  retryLabel: string
}

/** One value of a sign of doubt: its picture, its word, and what the word means. */
export interface DoubtWord {
  look: DoubtLook
  word: string
  definition: string
}

/** The two signs of doubt of a thing; the names say of what the values are. */
export interface DoubtWords {
  publisherName: string
  publishers: readonly DoubtWord[]
  reviewName: string
  reviews: readonly DoubtWord[]
}

/** The reader's words, from the app down to every part. */
export const WordsContext = createContext<Words | null>(null)

/** The reader's words. Throws outside of a WordsContext, which is a fault of the program. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsContext around it')
  return words
}
