import type { Claim } from '#domain/claim.ts'
import { periodKey, periodsOf } from '#domain/claimPeriods.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { CitationEvidence } from '#domain/evidence.ts'
import { contentId } from '#domain/fileParcel.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { Period } from '#domain/period.ts'
import { type SourceQuality, sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { type PlacementRules, placementOf, placementOfRecord } from './placeSources.ts'

/** Claims of one document that form one mark: same category, period and, for measures, status. */
export type ClaimGroup = Readonly<{
  document: SourceDocument
  period: Period | null
  claims: readonly [Claim, ...Claim[]]
}>

/** Groups claims of a kind by document, category, status and period, in document and text order. */
export function groupClaims(
  kind: Claim['kind'],
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
): readonly ClaimGroup[] {
  const groups = new Map<
    string,
    { document: SourceDocument; period: Period | null; claims: [Claim, ...Claim[]] }
  >()
  const claimsOf = new Map<string, Claim[]>(documents.map(({ id }) => [id, []]))
  for (const claim of claims) if (claim.kind === kind) claimsOf.get(claim.citation.documentId)?.push(claim)
  for (const document of documents) {
    for (const claim of claimsOf.get(document.id) ?? []) {
      for (const period of periodsOf(claim)) {
        const key = [document.id, claim.category, claim.status ?? '', periodKey(period)].join('\u0000')
        const group = groups.get(key)
        if (group) group.claims.push(claim)
        else groups.set(key, { document, period, claims: [claim] })
      }
    }
  }
  return [...groups.values()]
}

/** The sentences of a group as evidence. */
export function evidenceOf([first, ...rest]: ClaimGroup['claims']): [
  CitationEvidence,
  ...CitationEvidence[],
] {
  const evidence = (claim: Claim): CitationEvidence => ({
    type: 'citation',
    claimId: claim.id,
    citation: claim.citation,
  })
  return [evidence(first), ...rest.map(evidence)]
}

/** Source quality of a group: publisher kind of its document, review states of its claims. */
export function sourceQualityOfGroup({ document, claims }: ClaimGroup): SourceQuality {
  return sourceQualityOfClaims(
    document.publisherKind,
    claims.map((claim) => claim.review.state),
  )
}

/** Builds the measures: one per document, category, status and period with all its sentences, then one per fitting record. */
export function buildMeasures(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
  rules: PlacementRules,
): Measure[] {
  const fromDocuments = groupClaims('measure', documents, claims).flatMap((group): Measure[] => {
    const [first] = group.claims
    if (first.status === null) return []
    return [
      {
        id: contentId('measure', group.document.id, first.category, first.status, periodKey(group.period)),
        title: null,
        categories: [first.category],
        status: first.status,
        statedOn: group.document.date,
        period: group.period,
        ...placementOf(group.claims, rules),
        ...sourceQualityOfGroup(group),
        followedBy: [],
        outcome: null,
        act: null,
        evidence: evidenceOf(group.claims),
      },
    ]
  })
  const fromRecords = records.flatMap((record): Measure[] => {
    const [category, ...further] = record.categories
    if (record.kind === 'event' || record.status === null || category === undefined) return []
    return [
      {
        id: record.id,
        title: record.title,
        categories: [category, ...further],
        status: record.status,
        statedOn: record.statedOn,
        period: record.period,
        ...placementOfRecord(record),
        ...sourceQualityOfRecord(record.sources),
        followedBy: record.followedBy,
        outcome: null,
        act: null,
        evidence: [{ type: 'record', recordId: record.id }],
      },
    ]
  })
  return [...fromDocuments, ...fromRecords]
}

/**
 * Builds the events: one per document, category and date, with all its sentences as evidence, then one per record of
 * kind `event` or `both`. A `both` event is dated by `statedOn`, because the record's period belongs to its measure.
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
      ...sourceQualityOfGroup(group),
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
        ...sourceQualityOfRecord(record.sources),
        evidence: [{ type: 'record', recordId: record.id }],
      }),
    )
  return [...fromDocuments, ...fromRecords]
}
