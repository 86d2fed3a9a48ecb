import * as z from 'zod/mini'
import { Status } from './claim.ts'
import { EvidenceList } from './evidence.ts'
import { LocalizedText } from './language.ts'
import { Period, yearsCounted } from './period.ts'
import { Placement } from './placement.ts'
import { SourceQuality } from './sourceQuality.ts'

/**
 * A policy measure against smuggling: one per (document, category, status, period) with all its sentences as evidence,
 * or one per record. `title` null: composed in the UI language from category, status and period. `followedBy`: ids of
 * the measures and events that say what came of it, each of one record.
 */
export const Measure = z.strictObject({
  id: z.string(),
  title: z.nullable(LocalizedText),
  categories: z.tuple([z.string()], z.string()),
  status: Status,
  statedOn: z.nullable(Period),
  period: z.nullable(Period),
  ...Placement.shape,
  ...SourceQuality.shape,
  followedBy: z.array(z.string()),
  evidence: EvidenceList,
})
export type Measure = z.infer<typeof Measure>

/** The years of a measure; empty when no text states one. */
export function measureYears(measure: Measure): readonly number[] {
  return yearsCounted(measure.period, measure.statedOn)
}
