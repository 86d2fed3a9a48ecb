import * as z from 'zod/mini'
import type { OwnData } from '#domain/ownData.ts'
import type { OwnLayer } from '#domain/view.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { setLayers } from '#state/joinLayers.ts'
import { DESK_KEY, type Layered, useOwnLayer } from '#state/ownLayer.ts'
import { readStored } from '#state/shelf/readStored.ts'
import { useViewStore } from '#state/viewStore.ts'
import { openDeskRepository } from './deskRepository.ts'
import { layerOwnData } from './layerOwnData.ts'

let isFollowing = false

/** Shows own marks in the layer that the view names; null removes them. */
export function showOwn(own: OwnData | null): void {
  if (!isFollowing) {
    isFollowing = true
    useViewStore.subscribe(({ view }, before) => {
      if (view.ownLayer !== before.view.ownLayer) apply(useOwnLayer.getState().own, view.ownLayer)
    })
  }
  const hasMarks = own !== null && own.claims.length + own.figures.length > 0
  apply(hasMarks ? own : null, useViewStore.getState().view.ownLayer)
}

function apply(own: OwnData | null, layer: OwnLayer | null): void {
  const layeredIn = own ? layersOf(own) : () => ({})
  setLayers({ own, joined: layeredIn(layer ?? 'both'), layeredIn })
}

/** Each layer joined once, so that its files keep their identity. */
const layersOf = memoizeByObject((own: OwnData) => {
  const joined = new Map<OwnLayer, Layered>()
  return (layer: OwnLayer): Layered => {
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
    if (own && useOwnLayer.getState().own === null) showOwn(own)
  } catch {
    // Without storage there is nothing to show.
  }
}
