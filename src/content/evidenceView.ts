import type { CellQuery } from '#domain/cellQuery.ts'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Evidence } from '#domain/evidence.ts'
import { ANY_OF } from '#domain/facets.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { yearChoicesOf } from '#domain/period.ts'
import { namedByEvidence } from '#domain/restsOn.ts'
import type { Filters, Selection, View } from '#domain/view.ts'
import { unique } from '#lib/groupBy.ts'

/** What the map shows for a sentence or record: a selection and filters. */
export interface EvidenceView {
  selected: Selection | null
  filters: Partial<Filters>
  /** The months of its numbers; undefined keeps the reader's. */
  period?: View['period']
}

interface Published {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
}

/**
 * The view for a sentence's claims: measures first, then routes and regions, events, drivers. Only one of these is used,
 * because combined filters would require a text that ties them. Null when nothing can be shown.
 */
export function viewOfClaims(claims: readonly Claim[], { measures, events }: Published): EvidenceView | null {
  const ids = new Set(claims.map((claim) => claim.id))
  const isCited = (evidence: readonly Evidence[]) =>
    evidence.some((item) => item.type === 'citation' && ids.has(item.claimId))
  const cited = measures.filter((measure) => isCited(measure.evidence))
  if (cited.length > 0) return viewOfMeasures(cited)

  const routes = unique(claims.flatMap((claim) => claim.routes))
  const regions = unique(claims.flatMap((claim) => claim.regions))
  if (routes[0] !== undefined)
    return {
      selected: { kind: 'route', id: routes[0] },
      filters: { routes, regions, ...(regions.length > 0 && { any: ANY_OF }) },
    }
  if (regions[0] !== undefined) return { selected: { kind: 'region', id: regions[0] }, filters: { regions } }

  const event = events.find((item) => isCited(item.evidence))
  if (event) return { selected: { kind: 'event', id: event.id }, filters: {} }
  const driver = claims.find((claim) => claim.kind === 'driver')
  return driver ? { selected: { kind: 'driver', id: driver.category }, filters: {} } : null
}

/** The view for a record: its measure, else its event; null when neither is published. */
export function viewOfRecord(record: DatedRecord, { measures, events }: Published): EvidenceView | null {
  const isCited = (evidence: readonly Evidence[]) =>
    evidence.some((item) => {
      const named = namedByEvidence(item)
      return named?.in === 'records' && named.id === record.id
    })
  const cited = measures.filter((measure) => isCited(measure.evidence))
  if (cited.length > 0) return viewOfMeasures(cited)
  const event = events.find((item) => isCited(item.evidence))
  return event ? { selected: { kind: 'event', id: event.id }, filters: {} } : null
}

/** The view for cells: their route, and their time if it is one run of months; null for several places or no route of ours. */
export function viewOfCells(
  { where, spans }: Pick<CellQuery, 'where' | 'spans'>,
  routeIds: ReadonlySet<string>,
): EvidenceView | null {
  const places = where.route ?? []
  const [place] = places
  if (places.length > 1 || (place !== undefined && !routeIds.has(place))) return null
  const [span, ...more] = spans
  return {
    selected: place === undefined ? null : { kind: 'route', id: place },
    filters: {},
    ...(span && more.length === 0 && { period: [span] }),
  }
}

function viewOfMeasures(measures: readonly Measure[]): EvidenceView {
  const first = measures[0]
  return {
    selected: first ? { kind: 'measure', id: first.id } : null,
    filters: {
      years: unique(measures.flatMap((measure) => yearChoicesOf(measure.period, measure.statedOn))),
      status: unique(measures.map((measure) => measure.status)),
      measures: unique(measures.flatMap((measure) => measure.categories)),
    },
  }
}
