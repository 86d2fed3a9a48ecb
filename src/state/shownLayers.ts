import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { OwnData } from '#domain/own/data.ts'
import { whoseId } from '#domain/own/whose.ts'
import { keysOf } from '#lib/recordOf.ts'
import { useDataset, useLoadedAsPublished, usePublished } from './datasets.ts'
import { type Layered, type Layers, useLayers } from './layers.ts'
import { useViewStore } from './viewStore.ts'

const hasFigures = ({ figures }: OwnData) => figures.length > 0
const hasSome = () => true

/** Whether published figures are hidden, or all published marks, because only the reader's own ones show. */
export function usePublishedHidden(what: 'figures' | 'marks' = 'figures'): boolean {
  const isHidden = useViewStore(({ view }) => view.whose === 'yours')
  return useOwnIn(what === 'figures' ? hasFigures : hasSome) && isHidden
}

/** Whether the view shows published and own marks side by side, where there are both. */
export function useBothShown(): boolean {
  return useViewStore(({ view }) => view.whose !== 'published' && view.whose !== 'yours')
}

/** Whether the chart by month of a route has figures of single months beside the published ones. */
export function useMonthsBeside(route: string): boolean {
  const isShown = useViewStore(({ view }) => view.whose !== 'published')
  const isThere = useOwnIn(({ figures }) =>
    figures.some(
      ({ place, nationality, span }) =>
        place === route && nationality === null && span.from.slice(0, 7) === span.to.slice(0, 7),
    ),
  )
  return isShown && isThere
}

function useOwnIn(has: (own: OwnData) => boolean): boolean {
  return useLayers(({ own }) => own !== null && has(own))
}

/** All claims of a document, whichever layer shows; null when they failed to load. */
export function useClaimsOf(documentId: string): Readonly<Dataset<'claims'>['claims']> | null {
  const published = useLoadedAsPublished('claims')
  const own = useLayers((state) => state.own)
  return (whoseId(documentId) === 'published' ? published : own)?.claims ?? null
}

/** How many measures the layer leaves out: the published ones under own alone, or one reading of the twins. */
export function useLeftOut(): { published: number; twins: number } {
  const layer = useViewStore(({ view }) => view.whose)
  const own = useLayers((state) => state.own?.measures.length)
  const published = usePublished('measures')?.measures.length ?? 0
  const shown = useDataset('measures').data?.measures.length ?? 0
  if (own === undefined || layer === 'published') return { published: 0, twins: 0 }
  return layer === 'yours' ? { published, twins: 0 } : { published: 0, twins: own + published - shown }
}

type Part = Pick<Layers, 'known'> | Pick<Layers, 'own' | 'joined' | 'layeredIn'>
type Join = (published: unknown) => unknown

/** Sets the day known or the reader's own marks: a file passes through the day first, then is joined with the marks. */
export function setLayers(part: Part): void {
  const { known, joined } = { ...useLayers.getState(), ...part }
  useLayers.setState({ ...part, layered: composed(known?.layered ?? {}, joined) })
}

function composed(first: Layered, then: Layered): Layered {
  const [one, other] = [first, then] as Record<DatasetName, Join | undefined>[]
  const names = keysOf({ ...one, ...other })
  return Object.fromEntries(
    names.map((name) => {
      const [early, late] = [one?.[name], other?.[name]]
      return [name, early && late ? (published: unknown) => late(early(published)) : (early ?? late)]
    }),
  ) as Layered
}
