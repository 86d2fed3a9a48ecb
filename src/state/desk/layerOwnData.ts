import type { Dataset } from '#domain/datasets.ts'
import type { Evidence, EvidenceList } from '#domain/evidence.ts'
import type { NamedBy, OwnData } from '#domain/ownData.ts'
import type { OwnLayer } from '#domain/view.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import type { Layered } from '#state/ownLayer.ts'

/**
 * Joins each published file with the reader's own marks. A document that is also published, by the hash of its text, is
 * counted once: in `both` its published reading stays.
 */
export function layerOwnData(own: OwnData, layer: OwnLayer): Layered {
  if (layer === 'published') return {}
  const alone = layer === 'yours'
  const twins = new Set(own.twins)
  const isCounted = ({ evidence: [first] }: { evidence: EvidenceList }) =>
    first.type !== 'citation' || !twins.has(first.citation.documentId)
  const joined = <Item extends { evidence: EvidenceList }>(
    published: readonly Item[],
    mine: readonly Item[],
  ): Item[] => (alone ? [...mine] : [...published, ...mine.filter(isCounted)])
  const withEvidence = <Item extends { id: string; evidence: readonly Evidence[] }>(
    items: readonly Item[],
    named: readonly NamedBy[],
  ): Item[] => {
    const more = new Map(named.map(({ id, evidence }) => [id, evidence]))
    return items.map((item) => ({ ...item, evidence: [...item.evidence, ...(more.get(item.id) ?? [])] }))
  }
  return {
    documents: memoizeByObject(({ documents }: Dataset<'documents'>) => ({
      documents: [...documents, ...own.documents],
    })),
    claims: memoizeByObject(({ claims }: Dataset<'claims'>) => ({ claims: [...claims, ...own.claims] })),
    measures: memoizeByObject(({ measures }: Dataset<'measures'>) => ({
      measures: joined(measures, own.measures),
    })),
    timeline: memoizeByObject(({ events }: Dataset<'timeline'>) => ({ events: joined(events, own.events) })),
    routes: memoizeByObject(({ routes, regions }: Dataset<'routes'>) => ({
      routes: withEvidence(routes, own.routes),
      regions: withEvidence(regions, own.regions),
    })),
  }
}
