import { useCallback, useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { Month } from '#domain/period.ts'
import type { Placement } from '#domain/placement.ts'

type Places = Pick<Placement, 'routes' | 'regions' | 'countries'>

/** A thing that can be pointed at, with the places that a text ties it to; ids only. */
export interface Pointable extends Places {
  kind: 'measure' | 'event' | 'route' | 'region' | 'country'
  id: string
}

interface HoverState {
  pointed: Pointable | null
  /** The month of a series of figures that is pointed at: every series on the screen marks the same one. */
  month: Month | null
}

/**
 * What the pointer or the focus is on, wherever on the screen; null for nothing. It holds for the moment, and never
 * in the view: parts subscribe to what concerns them, so that a movement of the pointer draws no list anew.
 */
export const useHoverStore = create<HoverState>()(() => ({ pointed: null, month: null }))

/** Points at a month of the figures, or with null at none. */
export function pointAtMonth(month: Month | null): void {
  if (useHoverStore.getState().month !== month) useHoverStore.setState({ month })
}

/** Points at a thing, or with null at nothing. */
export function pointAt(pointed: Pointable | null): void {
  if (!isSameThing(useHoverStore.getState().pointed, pointed)) useHoverStore.setState({ pointed })
}

/** Stops pointing at this thing; what was pointed at since stays. */
export function leave(thing: Pick<Pointable, 'kind' | 'id'>): void {
  const { pointed } = useHoverStore.getState()
  if (pointed?.kind === thing.kind && pointed.id === thing.id) useHoverStore.setState({ pointed: null })
}

/** Whether a thing lights up: it is pointed at, or one of the two is a place to which a text ties the other. */
export function isLitBy(pointed: Pointable | null, thing: Pointable): boolean {
  return pointed !== null && (isSameThing(pointed, thing) || isAt(thing, pointed) || isAt(pointed, thing))
}

function isAt(thing: Pointable, place: Pointable): boolean {
  switch (place.kind) {
    case 'route':
      return thing.routes.includes(place.id)
    case 'region':
      return thing.regions.includes(place.id)
    case 'country':
      return thing.countries.includes(place.id)
    default:
      return false
  }
}

function isSameThing(a: Pick<Pointable, 'kind' | 'id'> | null, b: Pick<Pointable, 'kind' | 'id'> | null) {
  return a?.kind === b?.kind && a?.id === b?.id
}

/** The places that a thing lights up: those of its texts, or itself where it is a place. */
export function placesOf(pointed: Pointable | null): Places | null {
  if (!pointed) return null
  const { kind, id, routes, regions, countries } = pointed
  return {
    routes: kind === 'route' ? [id] : routes,
    regions: kind === 'region' ? [id] : regions,
    countries: kind === 'country' ? [id] : countries,
  }
}

/**
 * What an element needs so that pointing at it, or its having the focus, points at the thing, and that it has the
 * attribute `data-pointed` while the thing lights up: set on the page, so that no list is drawn anew for it.
 */
export function usePointing(thing: Pointable) {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    const show = (pointed: Pointable | null) => {
      const isLit = String(isLitBy(pointed, thing))
      if (ref.current && ref.current.dataset.pointed !== isLit) ref.current.dataset.pointed = isLit
    }
    show(useHoverStore.getState().pointed)
    return useHoverStore.subscribe(({ pointed }, before) => {
      if (pointed !== before.pointed) show(pointed)
    })
  }, [thing])
  const setRef = useCallback((element: HTMLElement | null) => {
    ref.current = element
  }, [])
  return {
    ref: setRef,
    onPointerEnter: () => pointAt(thing),
    onPointerLeave: () => leave(thing),
    onFocus: () => pointAt(thing),
    onBlur: () => leave(thing),
  }
}

const NOWHERE: Places = { routes: [], regions: [], countries: [] }

/** A place as a thing to point at. */
export function placeToPoint(kind: 'route' | 'region' | 'country', id: string): Pointable {
  return { kind, id, ...NOWHERE }
}

/** A measure or an event as a thing to point at. */
export function thingToPoint(kind: 'measure' | 'event', thing: Places & { id: string }): Pointable {
  const { id, routes, regions, countries } = thing
  return { kind, id, routes, regions, countries }
}
