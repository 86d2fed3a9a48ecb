import { type FocusEvent, useCallback, useEffect, useRef } from 'react'
import type { Pointable } from '#content/pointable.ts'
import { isSameThing, pointAt, useHoverStore } from './hoverStore.ts'
import { isSlowPage } from './pressPacing.ts'

/** Ref and handlers of a hover target; `data-pointed` is written to the DOM directly, so that no list re-renders. */
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
    onPointerEnter: () => pointOnRest(thing),
    onPointerLeave: () => leave(thing),
    // A press focuses too: the pointer has pointed at it, or the press goes first.
    onFocus: ({ currentTarget }: FocusEvent) => {
      if (!isSlowPage() || currentTarget.matches(':focus-visible')) pointAt(thing)
    },
    onBlur: () => leave(thing),
  }
}

/** How long a pointer rests on something of a slow page before it is highlighted, ms: a press that follows goes first. */
const REST_MS = 150
let resting: ReturnType<typeof setTimeout> | undefined
const stopResting = () => clearTimeout(resting)

/** Sets the hover target of a pointer that has just come. */
function pointOnRest(pointed: Pointable): void {
  stopResting()
  if (!isSlowPage()) pointAt(pointed)
  else {
    resting = setTimeout(() => pointAt(pointed), REST_MS)
    window.addEventListener('pointerdown', stopResting, { once: true, capture: true })
  }
}

/** Clears the hover target if it is still this one. */
export function leave(thing: Pick<Pointable, 'kind' | 'id'>): void {
  stopResting()
  const { pointed } = useHoverStore.getState()
  if (pointed?.kind === thing.kind && pointed.id === thing.id) useHoverStore.setState({ pointed: null })
}

/** Whether an item is highlighted: it is the target, or one is a place that the other's texts name. */
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
    case 'measure':
    case 'event':
      return false
  }
}
