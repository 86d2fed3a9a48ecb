import type { PointedMonth } from '#charts/plot.ts'
import { useHoverStore } from '#state/hoverStore.ts'

/** The month that is pointed at anywhere on the screen, for the charts to watch: they take no store. */
export const POINTED_MONTH: PointedMonth = {
  get: () => useHoverStore.getState().month,
  subscribe: (onChange) => useHoverStore.subscribe(onChange),
}
