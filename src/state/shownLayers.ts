import type { OwnData } from '#domain/ownData.ts'
import { useLayers } from './layers.ts'
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
