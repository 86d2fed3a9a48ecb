import type { Claim } from '#domain/claim.ts'
import { periodKey, periodsOf } from '#domain/claimPeriods.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { CitationEvidence } from '#domain/evidence.ts'
import { contentId } from '#domain/fileParcel.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { Act, Outcome, OutcomeFile } from '#domain/outcome.ts'
import type { Period } from '#domain/period.ts'
import { basisOf } from '#domain/planState.ts'
import { type SourceQuality, sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Fault } from './fault.ts'
import { type PlacementRules, placementOf, placementOfRecord } from './placeSources.ts'

/** Claims of one document that form one mark: same category, period and, for measures, status. */
type ClaimGroup = Readonly<{
  document: SourceDocument
  period: Period | null
  claims: readonly [Claim, ...Claim[]]
}>

/** Groups claims of a kind by document, category, status and period, in document and text order. */
function groupClaims(
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
function evidenceOf([first, ...rest]: ClaimGroup['claims']): [CitationEvidence, ...CitationEvidence[]] {
  const evidence = (claim: Claim): CitationEvidence => ({
    type: 'citation',
    claimId: claim.id,
    citation: claim.citation,
  })
  return [evidence(first), ...rest.map(evidence)]
}

/** Source quality of a group: publisher kind of its document, review states of its claims. */
function sourceQualityOfGroup({ document, claims }: ClaimGroup): SourceQuality {
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

/** Adds to each plan its newest outcome in short, and to each step of an act the act's id. */
export function withOutcomes(
  measures: readonly Measure[],
  { plans, acts }: Pick<OutcomeFile, 'plans' | 'acts'>,
): Measure[] {
  const actOf = new Map(acts.flatMap(({ id, steps }) => steps.map((step) => [step, id] as const)))
  return measures.map((measure) => {
    const newest = plans[measure.id]?.at(-1)
    return {
      ...measure,
      outcome: newest ? { state: newest.state, since: newest.since, tie: newest.tie } : null,
      act: actOf.get(measure.id) ?? null,
    }
  })
}

/**
 * Contradictions in the outcomes: an outcome of what is no plan, a state without the evidence that it needs, findings out of
 * order, pages that their record does not cite, steps that do not exist or stand in two acts.
 */
export function outcomeFaults(
  file: string,
  { plans, acts }: OutcomeFile,
  measures: readonly Measure[],
  records: readonly DatedRecord[],
): readonly Fault[] {
  const measureById = new Map(measures.map((measure) => [measure.id, measure]))
  const recordById = new Map(records.map((record) => [record.id, record]))
  const faults = Object.entries(plans).flatMap(([id, outcomes]) => {
    const plan = measureById.get(id)
    const place = `plans.${id}`
    if (plan?.status !== 'planned') {
      const problem = plan ? `its status is ${plan.status}, so it is no plan` : 'no measure has this id'
      return [{ file, place, problem, remedy: 'correct the id, or remove the outcome' }]
    }
    return outcomes.flatMap((outcome, index) =>
      faultsOfOutcome(outcome, outcomes[index - 1], plan, recordById).map(({ field, ...fault }) => ({
        file,
        place: `${place}.${index}.${field}`,
        ...fault,
      })),
    )
  })
  return [...faults, ...actFaults(file, acts, recordById)]
}

type FieldFault = Readonly<{ field: keyof Outcome; problem: string; remedy: string }>

function faultsOfOutcome(
  outcome: Outcome,
  before: Outcome | undefined,
  plan: Measure,
  recordById: ReadonlyMap<string, DatedRecord>,
): readonly FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (field: keyof Outcome, problem: string, remedy: string) =>
    faults.push({ field, problem, remedy })
  const { state, since, tie, evidence, searches, lookedOn } = outcome
  if (basisOf(state) === 'page') {
    if (evidence.length === 0)
      fault('evidence', `${state} without a page`, 'cite the page, or set nothing-found')
    if (tie === 'none') fault('tie', `${state} is tied to the plan by nothing`, 'name the tie')
  } else {
    if (searches.length === 0)
      fault('searches', 'nothing found without a search', 'list the words searched for')
    if (tie !== 'none') fault('tie', `nothing was found, but the tie is ${tie}`, 'set it to none')
  }
  const stated = plan.statedOn?.start
  if (stated !== undefined && since?.end != null && since.end < stated) {
    fault('since', `${since.end} is before the plan was stated, ${stated}`, 'correct the day')
  }
  if (stated !== undefined && lookedOn < stated) {
    fault('lookedOn', `${lookedOn} is before the plan was stated, ${stated}`, 'correct the day')
  }
  if (before && (before.since?.start ?? '') > (since?.start ?? '9999')) {
    fault('since', 'it is older than the outcome before it', 'list the oldest first')
  }
  for (const { recordId, url } of evidence) {
    if (recordId === undefined) continue
    const record = recordById.get(recordId)
    if (!record) fault('evidence', `no record has the id ${recordId}`, 'correct the id, or remove it')
    else if (!record.sources.some((source) => source.url === url)) {
      fault('evidence', `${recordId} does not cite ${url}`, 'add the page to the record, or remove the id')
    }
  }
  return faults
}

function actFaults(
  file: string,
  acts: readonly Act[],
  recordById: ReadonlyMap<string, DatedRecord>,
): readonly Fault[] {
  const actOf = new Map<string, string>()
  return acts.flatMap(({ id, steps }) =>
    steps.flatMap((step): readonly Fault[] => {
      const place = `acts.${id}, steps`
      if (!recordById.has(step)) {
        return [
          { file, place, problem: `no record has the id ${step}`, remedy: 'correct the id, or remove it' },
        ]
      }
      const other = actOf.get(step)
      actOf.set(step, id)
      if (other === undefined) return []
      return [
        { file, place, problem: `${step} is a step of ${other} already`, remedy: 'keep one of the two' },
      ]
    }),
  )
}
