import type { Citation } from '#domain/citation.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { Evidence, EvidenceList } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import type { NamedBy, OwnData } from '#domain/ownData.ts'
import type { OwnLayer } from '#domain/view.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import type { Layered } from '#state/ownLayer.ts'

/**
 * Joins each published file with the reader's own marks. A document that is also published, by the hash of its text, is
 * counted once: in `both` its published reading stays, in `own-reading` the reader's, once they have accepted something.
 * A plan whose outcome the reader has set carries that one, in place of the published one.
 */
export function layerOwnData(own: OwnData, layer: OwnLayer): Layered {
  if (layer === 'published') return {}
  const alone = layer === 'yours'
  const readTwice = own.documents.flatMap(({ id }) => own.twins[id] ?? [])
  const uncounted = layer === 'own-reading' ? readTwice : layer === 'both' ? Object.keys(own.twins) : []
  const isUncounted = new Set(uncounted)
  const isOfCounted = ({ documentId }: Citation) => !isUncounted.has(documentId)
  const isSentenceCounted = (item: Evidence) => item.type !== 'citation' || isOfCounted(item.citation)
  const isCounted = ({ evidence: [first] }: { evidence: EvidenceList }) => isSentenceCounted(first)
  const joined = <Item extends { evidence: EvidenceList }>(
    published: readonly Item[],
    mine: readonly Item[],
  ): Item[] => (alone ? [...mine] : [...published, ...mine].filter(isCounted))
  const withEvidence = <Item extends { id: string; evidence: readonly Evidence[] }>(
    items: readonly Item[],
    named: readonly NamedBy[],
  ): Item[] => {
    const more = new Map(named.map(({ id, evidence }) => [id, evidence.filter(isSentenceCounted)]))
    return items.map((item) => {
      const published = item.evidence.filter((one) =>
        alone ? one.type !== 'citation' : isSentenceCounted(one),
      )
      return { ...item, evidence: [...published, ...(more.get(item.id) ?? [])] }
    })
  }
  const outcomeOf = new Map(
    own.outcomes.map(({ measureId, since, outcome: { state, tie } }) => [
      measureId,
      { state, since, tie, own: true } as const,
    ]),
  )
  const withOutcome = (measure: Measure): Measure => {
    const outcome = measure.status === 'planned' && outcomeOf.get(measure.id)
    return outcome ? { ...measure, outcome } : measure
  }
  return {
    documents: memoizeByObject(({ documents }: Dataset<'documents'>) => ({
      documents: [...documents, ...own.documents],
    })),
    claims: memoizeByObject(({ claims }: Dataset<'claims'>) => ({
      claims: alone
        ? [...own.claims]
        : [...claims, ...own.claims].filter(({ citation }) => isOfCounted(citation)),
    })),
    measures: memoizeByObject(({ measures }: Dataset<'measures'>) => ({
      measures: joined(measures, own.measures).map(withOutcome),
    })),
    timeline: memoizeByObject(({ events }: Dataset<'timeline'>) => ({ events: joined(events, own.events) })),
    routes: memoizeByObject(({ routes, regions }: Dataset<'routes'>) => ({
      routes: withEvidence(routes, own.routes),
      regions: withEvidence(regions, own.regions),
    })),
  }
}
