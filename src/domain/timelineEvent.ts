import * as z from 'zod/mini'
import { EvidenceList } from './evidence.ts'
import { LocalizedText } from './language.ts'
import { Period, yearsCounted } from './period.ts'
import { Placement } from './placement.ts'
import { SourceQuality } from './sourceQuality.ts'

/**
 * An event: one per record of kind event or both, one per (document, event category, date) for event claims. `category`
 * is a form of record or an event category of the lexicon; `title` null: composed in the UI language.
 */
export const TimelineEvent = z.strictObject({
  id: z.string(),
  title: z.nullable(LocalizedText),
  category: z.string(),
  measureCategories: z.array(z.string()),
  date: z.nullable(Period),
  statedOn: z.nullable(Period),
  ...Placement.shape,
  ...SourceQuality.shape,
  evidence: EvidenceList,
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

/** The years of an event; empty when no text states one. */
export function eventYears(event: TimelineEvent): readonly number[] {
  return yearsCounted(event.date, event.statedOn)
}
