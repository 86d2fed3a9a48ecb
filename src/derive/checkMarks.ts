import type { Evidence } from '#domain/evidence.ts'
import type { Datasets } from './datasets.ts'
import { type Fault, placeOfClaim } from './fault.ts'

/** A mark as the check sees it; evidence may be missing, because that is what is looked for. */
type Mark = Readonly<{ file: string; place: string; evidence: readonly Evidence[]; needsEvidence: boolean }>

/**
 * Refuses marks that stand on nothing, or on claims and records that are not there or say something else, ids that
 * stand twice, and claims whose fields do not fit their kind.
 */
export function checkMarks(datasets: Datasets): readonly Fault[] {
  const claims = new Map(datasets.claims.map((claim) => [claim.id, claim]))
  const records = new Set(datasets.records.map((record) => record.id))
  const mark =
    (file: string, kind: string, needsEvidence: boolean) =>
    (item: { id: string; evidence: readonly Evidence[] }): Mark => ({
      file,
      place: `${kind} ${item.id}`,
      evidence: item.evidence,
      needsEvidence,
    })
  const marks = [
    ...datasets.measures.map(mark('measures.json', 'measure', true)),
    ...datasets.events.map(mark('timeline.json', 'event', true)),
    ...datasets.routes.map(mark('routes.json', 'route', true)),
    ...datasets.routes.flatMap((route) =>
      route.hubs.map(mark('routes.json', `route ${route.id}, hub`, true)),
    ),
    ...datasets.regions.map(mark('routes.json', 'region', false)),
  ]
  const faults: Fault[] = []
  for (const { file, place, evidence, needsEvidence } of marks) {
    const fault = (problem: string, remedy: string) => faults.push({ file, place, problem, remedy })
    if (needsEvidence && evidence.length === 0) {
      fault('it stands on no evidence', 'name the sentence, record or page that it stands on, or remove it')
    }
    for (const item of evidence) {
      if (item.type === 'record' && !records.has(item.recordId)) {
        fault(`its record ${item.recordId} is not there`, 'correct the id, or add the record to records.json')
      }
      if (item.type !== 'citation') continue
      const claim = claims.get(item.claimId)
      if (!claim) {
        fault(`its claim ${item.claimId} is not there`, 'derive again, so that marks and claims fit')
      } else if (JSON.stringify(claim.citation) !== JSON.stringify(item.citation)) {
        fault(
          `it cites other words than its claim ${item.claimId}`,
          'derive again, so that marks and claims fit',
        )
      }
    }
  }
  return [...faults, ...shapeFaults(datasets), ...doubledIds(datasets)]
}

function shapeFaults({ claims }: Datasets): readonly Fault[] {
  return claims.flatMap((claim) => {
    const faults: Fault[] = []
    const fault = (problem: string, remedy: string) =>
      faults.push({
        file: `documents/${claim.citation.documentId}.txt`,
        place: placeOfClaim(claim),
        problem,
        remedy,
      })
    if (claim.kind === 'measure' && claim.status === null) {
      fault('a measure without a status', 'give it done, planned or gap, by a rule or in the review')
    }
    if (claim.kind !== 'measure' && claim.status !== null) {
      fault(`a ${claim.kind} has no status`, 'set its status to null')
    }
    if (claim.kind !== 'route' && claim.basis !== null) {
      fault(`a ${claim.kind} has no basis`, 'set its basis to null')
    }
    if (claim.years.length === 0 && claim.yearBasis !== null) {
      fault('a basis of years without a year', 'name the years, or set yearBasis to null')
    }
    if (claim.years.length > 0 && claim.yearBasis === null) {
      fault('years without a basis', 'say from where the years were taken in yearBasis')
    }
    return faults
  })
}

function doubledIds(datasets: Datasets): readonly Fault[] {
  const lists: readonly (readonly [string, string, readonly { id: string }[], string])[] = [
    ['documents', 'document', datasets.documents, 'rename one of the two files'],
    [
      'claims',
      'claim',
      datasets.claims,
      'remove one of the two claims; ids are made from document, quote and category',
    ],
    ['records.json', 'record', datasets.records, 'rename or remove one of the two records'],
    ['measures.json', 'measure', datasets.measures, 'remove one of the two measures or records'],
    ['timeline.json', 'event', datasets.events, 'remove one of the two events or records'],
    ['lexicon/routes.json', 'route', datasets.routes, 'rename or remove one of the two routes'],
    ['lexicon/regions.json', 'region', datasets.regions, 'rename or remove one of the two regions'],
  ]
  return lists.flatMap(([file, kind, items, remedy]) => {
    const seen = new Set<string>()
    return items.flatMap(({ id }): Fault[] => {
      if (!seen.has(id)) {
        seen.add(id)
        return []
      }
      return [{ file, place: `${kind} ${id}`, problem: 'the id stands twice', remedy }]
    })
  })
}
