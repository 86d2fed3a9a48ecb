import type { DatasetName } from '#domain/datasets.ts'
import type { OwnData } from '#domain/ownData.ts'
import { keysOf } from '#lib/recordOf.ts'
import { type Layered, type Layers, useLayers } from './layers.ts'
import { useViewStore } from './viewStore.ts'

const hasFigures = ({ figures }: OwnData) => figures.length > 0

/** Whether own data show of which `hasSome` is true, by default figures; `isAlone`: nothing published beside them. */
export function useShownLayers(hasSome: (own: OwnData) => boolean = hasFigures): {
  hasOwn: boolean
  isAlone: boolean
} {
  const layer = useViewStore(({ view }) => view.ownLayer)
  const isThere = useLayers(({ own }) => own !== null && hasSome(own))
  return { hasOwn: isThere && layer !== 'published', isAlone: isThere && layer === 'yours' }
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
