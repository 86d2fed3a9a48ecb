import * as z from 'zod/mini'
import type { Dataset } from '#domain/datasets.ts'
import type { Citation, Evidence, EvidenceList } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import type { NamedBy, OwnData } from '#domain/own/data.ts'
import type { WhoseShown } from '#domain/own/whose.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { DESK_KEY, type Layered, useLayers } from '#state/layers.ts'
import { readStored } from '#state/shelf/readStored.ts'
import { setLayers } from '#state/shownLayers.ts'
import { useViewStore } from '#state/viewStore.ts'
import { openDeskRepository } from './deskRepository.ts'

let isFollowing = false

/** Shows own marks in the layer that the view names; null removes them. */
export function showOwn(own: OwnData | null): void {
  if (!isFollowing) {
    isFollowing = true
    useViewStore.subscribe(({ view }, before) => {
      if (view.whose !== before.view.whose) apply(useLayers.getState().own, view.whose)
    })
  }
  const hasMarks = own !== null && own.claims.length + own.figures.length > 0
  apply(hasMarks ? own : null, useViewStore.getState().view.whose)
}

function apply(own: OwnData | null, layer: WhoseShown | null): void {
  const layeredIn = own ? layersOf(own) : () => ({})
  setLayers({ own, joined: layeredIn(layer ?? 'both'), layeredIn })
}

/** Each layer joined once, so that its files keep their identity. */
const layersOf = memoizeByObject((own: OwnData) => {
  const joined = new Map<WhoseShown, Layered>()
  return (layer: WhoseShown): Layered => {
    const layered = joined.get(layer) ?? layerOwnData(own, layer)
    joined.set(layer, layered)
    return layered
  }
})

const Kept = z.strictObject({ project: z.nullable(z.string()), reader: z.string() })

/** The project that was last open on this device, and the reader's name; null and '' for none. */
export function keptDesk(): z.infer<typeof Kept> {
  return readStored(DESK_KEY, Kept) ?? { project: null, reader: '' }
}

/** Shows the marks of the project that was last open on this device, without deriving them. */
export async function showKeptOwn(): Promise<void> {
  const { project: projectId } = keptDesk()
  if (projectId === null) return
  try {
    const repository = await openDeskRepository()
    const own = (await repository.readOwn(projectId))?.own ?? null
    // The Desk itself may have been faster.
    if (own && useLayers.getState().own === null) showOwn(own)
  } catch {
    // Without storage there is nothing to show.
  }
}

/**
 * Joins each published file with the reader's own marks. A document that is also published, by the hash of its text, is
 * counted once: in `both` its published reading stays, in `own-reading` the reader's, once they have accepted something.
 * A plan whose outcome the reader has set carries that one, in place of the published one.
 */
export function layerOwnData(own: OwnData, layer: WhoseShown): Layered {
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
