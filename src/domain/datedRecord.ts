import * as z from 'zod/mini'
import { Status } from './claim.ts'
import { LocalizedText } from './language.ts'
import { WebAddress } from './linkText.ts'
import { Scope } from './measure.ts'
import { IsoDate, MonthSpan, Period } from './period.ts'
import { Publication, PublisherKind } from './publisher.ts'

/**
 * Where the decisive sentence of a page stands, without its text: its `first` and `last` words (4 to 6, fewer in a short
 * sentence) and the SHA-256 of the whole sentence (NFC, white space collapsed, trimmed; UTF-8, lower-case hex).
 * `readOn`: the day on which a person read it.
 */
export const Locator = z.strictObject({
  first: z.string().check(z.minLength(1)),
  last: z.string().check(z.minLength(1)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  lang: z.string().check(z.regex(/^[a-z]{2}$/)),
  readOn: IsoDate,
})
export type Locator = z.infer<typeof Locator>

/** A page that a record cites, with the locator of its decisive sentence where that was read. */
export const RecordSource = z.strictObject({
  title: z.string(),
  ...Publication.shape,
  publisherKind: PublisherKind,
  url: WebAddress,
  locator: z.optional(Locator),
})
export type RecordSource = z.infer<typeof RecordSource>

/**
 * What a record's number says about movements or deaths, so that it can be compared with a series. `place` is a route, a
 * region or `total` (all of Europe), null for a place without a series. `isPart`: it covers only part of that place or
 * of its people. `states`: the number itself, or its change in per cent on the same months a year before. `months` null:
 * none named; `areWhole` is false when they begin or end mid-month.
 */
export const FlowStatement = z.strictObject({
  place: z.nullable(z.string()),
  isPart: z.boolean(),
  counts: z.enum(['detections', 'arrivals', 'persons', 'attempts', 'deaths']),
  states: z.enum(['count', 'change']),
  months: z.nullable(MonthSpan),
  areWhole: z.boolean(),
})
export type FlowStatement = z.infer<typeof FlowStatement>

/**
 * A number in a record. `unit` is a word such as persons, EUR, percent or km; `what` continues the number ("19 arrests
 * in Germany", "3 years: maximum penalty"). `flow` is set when it can be compared with a series. `written` repeats the
 * number in words ("€75 million") where neither title, summary nor note gives it, so that a slip of a digit is noticed.
 */
export const RecordValue = z.strictObject({
  value: z.number(),
  unit: z.string(),
  what: LocalizedText,
  written: z.optional(z.string()),
  flow: z.optional(FlowStatement),
})
export type RecordValue = z.infer<typeof RecordValue>

/**
 * A dated fact in our own words, with the pages it cites, the main one first. `statedOn` is when it was said, decided or
 * reported, `period` when it happened or applies. Kind `both` is a meeting (event, on the day of `statedOn`) and what it
 * plans (measure). `followedBy`: ids of later records that say what came of it. `hasWeakSources`: the main fact
 * stands on no page of the authority itself and in no original press report.
 */
export const DatedRecord = z.strictObject({
  id: z.string(),
  kind: z.enum(['measure', 'event', 'both']),
  form: z.string(),
  categories: z.array(z.string()),
  status: z.nullable(Status),
  statedOn: z.nullable(Period),
  period: z.nullable(Period),
  actors: z.array(z.string()),
  countries: z.array(z.string()),
  routes: z.array(z.string()),
  regions: z.array(z.string()),
  scope: Scope,
  title: LocalizedText,
  summary: LocalizedText,
  values: z.array(RecordValue),
  sources: z.array(RecordSource).check(z.minLength(1)),
  hasWeakSources: z.boolean(),
  followedBy: z.array(z.string()),
  note: z.nullable(LocalizedText),
})
export type DatedRecord = z.infer<typeof DatedRecord>

/** The records, and the last day up to which pages were searched for them. */
export const RecordFile = z.strictObject({ readTo: IsoDate, records: z.array(DatedRecord) })
export type RecordFile = z.infer<typeof RecordFile>
