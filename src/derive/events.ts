import type { Claim } from '#domain/claim.ts'
import { contentId } from '#domain/contentId.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { doubtOfRecord } from '#domain/doubt.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import { periodKey } from './claimPeriods.ts'
import { doubtOfGroup, evidenceOf, groupClaims } from './measures.ts'
import { type PlacementRules, placementOf, placementOfRecord } from './placement.ts'

/**
 * Events: one for each document, event category and date with all its sentences as evidence, then one for each
 * record of kind event or both. A record of kind both happened when it was stated: its period is its measure's.
 */
export function buildEvents(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
  rules: PlacementRules,
): TimelineEvent[] {
  const fromDocuments = groupClaims('event', documents, claims).map((group): TimelineEvent => {
    const [first] = group.claims
    return {
      id: contentId('event', group.document.id, first.category, periodKey(group.period)),
      title: null,
      category: first.category,
      measureCategories: [],
      date: group.period,
      statedOn: group.document.date,
      ...placementOf(group.claims, rules),
      ...doubtOfGroup(group),
      evidence: evidenceOf(group.claims),
    }
  })
  const fromRecords = records
    .filter((record) => record.kind !== 'measure')
    .map(
      (record): TimelineEvent => ({
        id: record.id,
        title: record.title,
        category: record.form,
        measureCategories: record.categories,
        date: record.kind === 'both' ? (record.statedOn ?? record.period) : record.period,
        statedOn: record.statedOn,
        ...placementOfRecord(record),
        ...doubtOfRecord(record.sources),
        evidence: [{ type: 'record', recordId: record.id }],
      }),
    )
  return [...fromDocuments, ...fromRecords]
}
