import * as z from 'zod/mini'
import { Status } from './claim.ts'
import { LocalizedText } from './language.ts'
import { Period } from './period.ts'
import { Scope } from './placement.ts'
import { PublisherKind } from './publisher.ts'
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
 * A number in a record. `unit` is a word such as persons, EUR, percent or km; `what` says what is counted, so that it
 * reads on from the number ("19 arrests in Germany", "3 years: maximum penalty").
 */
export const RecordValue = z.strictObject({ value: z.number(), unit: z.string(), what: LocalizedText })
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
