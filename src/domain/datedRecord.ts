import * as z from 'zod/mini'
import { Status } from './claim.ts'
import { LocalizedText } from './language.ts'
import { MonthSpan, Period } from './period.ts'
import { Scope } from './placement.ts'
import { PublisherKind } from './sourceQuality.ts'
import { WebAddress } from './webAddress.ts'

/** A page that a record was read on. */
export const RecordSource = z.strictObject({
  title: z.string(),
  publisher: z.string(),
  publisherKind: PublisherKind,
  url: WebAddress,
})
export type RecordSource = z.infer<typeof RecordSource>

/**
 * What a number of a record says about who moves or dies where, so that it can be set beside a series. `place` is a route, a
 * region or `total` (Europe as a whole), null for a place that no series has; `isPart`: only a part of that place, or only
 * some of those who are counted there. `states`: the number itself, or a change in per cent from the same months a year before.
 * `months` null: the record names none; `areWhole` is false where a day within one of them begins or ends it.
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
 * A number in a record. `unit` is a word such as persons, EUR, percent or km; `what` says what is counted, so that it
 * reads on from the number ("19 arrests in Germany", "3 years: maximum penalty"). `flow` is set where it can be held against a series.
 */
export const RecordValue = z.strictObject({
  value: z.number(),
  unit: z.string(),
  what: LocalizedText,
  flow: z.optional(FlowStatement),
})
export type RecordValue = z.infer<typeof RecordValue>

/**
 * A dated fact in our own words with the pages it was read on, the one it stands on first. `statedOn` is when it
 * was said, decided or reported, `period` when it happened or applies. `kind` both is a measure and an event.
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
  note: z.nullable(LocalizedText),
})
export type DatedRecord = z.infer<typeof DatedRecord>
