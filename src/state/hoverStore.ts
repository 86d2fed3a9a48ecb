import { create } from 'zustand'
import type { Pointable } from '#content/pointable.ts'
import type { Month } from '#domain/period.ts'

interface HoverState {
  pointed: Pointable | null
  /** The hovered month of a series; every series marks it. */
  month: Month | null
}

/** The item under the pointer or focus. Outside the view and subscribed to in part, so that no list re-renders. */
export const useHoverStore = create<HoverState>()(() => ({ pointed: null, month: null }))

/** Highlights a month of the figures; null clears it. */
export function pointAtMonth(month: Month | null): void {
  if (useHoverStore.getState().month !== month) useHoverStore.setState({ month })
}

/** Sets the hover target; null clears it. */
export function pointAt(pointed: Pointable | null): void {
  if (!isSameThing(useHoverStore.getState().pointed, pointed)) useHoverStore.setState({ pointed })
}

/** Whether two items are the same one. */
export function isSameThing(
  a: Pick<Pointable, 'kind' | 'id'> | null,
  b: Pick<Pointable, 'kind' | 'id'> | null,
) {
  return a?.kind === b?.kind && a?.id === b?.id
}

/** The places that an item highlights: those of its texts, or itself if it is a place. */
export function placesOf(
  pointed: Pointable | null,
): Pick<Pointable, 'routes' | 'regions' | 'countries'> | null {
  if (!pointed) return null
  const { kind, id, routes, regions, countries } = pointed
  return {
    routes: kind === 'route' ? [id] : routes,
    regions: kind === 'region' ? [id] : regions,
    countries: kind === 'country' ? [id] : countries,
  }
}
