import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { MAP_ID } from '#ui/partIds.ts'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './SheetHandle.module.css'

/** A narrow window that is low and wide: the sheet is beside the map, not below it. */
export const SIDEWAYS = '(min-width: 34em) and (max-width: 64em) and (max-height: 35em)'

/** Where the sheet of a narrow screen stops: below the map, beside it, or over it. */
const STOPS = ['low', 'middle', 'high'] as const
type Stop = (typeof STOPS)[number]

/** Px: a shorter drag is a press, and a drag at least this long goes to the next stop. */
const PRESS = 6
const FLICK = 48

/** The handle of the sheet, on a narrow screen only, and not where the sheet is beside the map. */
export function SheetHandle() {
  const isNarrow = useMediaQuery(NARROW)
  const isSideways = useMediaQuery(SIDEWAYS)
  useRaisedByChoice(isNarrow)
  return isNarrow && !isSideways && <Handle />
}

/**
 * The handle of the sheet of a narrow screen: a drag, a press or an arrow key moves the sheet between its stops. Low is the
 * full map; high is the page scrolled until the sheet reaches the bar.
 */
function Handle() {
  const { t } = useTranslation('sheet')
  const handle = useRef<HTMLDivElement>(null)
  const drag = useRef<{ y: number; top: number; isMoved: boolean } | null>(null)
  const isLow = useUiStore((state) => state.panelsHidden)
  const isHigh = useIsHigh(handle)
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  useLoweredByFocus(handle)
  const stop: Stop = isLow ? 'low' : isHigh ? 'high' : 'middle'

  const goTo = (next: Stop) => {
    flushSync(() => setUi({ panelsHidden: next === 'low' }))
    const top = next === 'high' ? roomAbove(handle.current) : 0
    window.scrollTo({ top, behavior: isStill || next === 'low' ? 'instant' : 'smooth' })
  }
  const step = (by: 1 | -1) => goTo(STOPS[STOPS.indexOf(stop) + by] ?? stop)

  const handleKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowUp' || key === 'ArrowRight') step(1)
    else if (key === 'ArrowDown' || key === 'ArrowLeft') step(-1)
    else if (key === 'Home') goTo('low')
    else if (key === 'End') goTo('high')
    else if (key === 'Enter' || key === ' ') goTo(stop === 'middle' ? 'high' : 'middle')
    else return
    event.preventDefault()
    // Neither the shortcuts of the page nor its own scrolling.
    event.stopPropagation()
  }

  const handlePointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture?.(event.pointerId)
    drag.current = { y: event.clientY, top: sheetTop(handle.current), isMoved: false }
  }
  const handlePointerMove = (event: PointerEvent) => {
    const { current } = drag
    if (!current) return
    const by = event.clientY - current.y
    if (!current.isMoved && Math.abs(by) < PRESS) return
    current.isMoved = true
    if (useUiStore.getState().panelsHidden) flushSync(() => setUi({ panelsHidden: false }))
    const room = roomAbove(handle.current)
    // Px that the sheet is above its middle stop, or below it.
    const up = room - (current.top + by - barHeight(handle.current))
    window.scrollTo({ top: Math.max(0, Math.min(up, room)), behavior: 'instant' })
    shiftSheet(handle.current, Math.max(0, -up))
  }
  const handlePointerUp = (event: PointerEvent) => {
    const { current } = drag
    drag.current = null
    shiftSheet(handle.current, 0)
    if (!current) return
    const by = event.clientY - current.y
    if (!current.isMoved) goTo(stop === 'middle' ? 'high' : 'middle')
    else goTo(stopAfterDrag(current.top, by, handle.current))
  }
  const handlePointerCancel = () => {
    drag.current = null
    shiftSheet(handle.current, 0)
  }

  return (
    <div
      ref={handle}
      className={styles.handle}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('height')}
      aria-valuemin={0}
      aria-valuemax={STOPS.length - 1}
      aria-valuenow={STOPS.indexOf(stop)}
      aria-valuetext={t(`stop.${stop}`)}
      onKeyDown={handleKeyDown}
      onPointerDown={handlePointerDown}
      onPointerMove={handlePointerMove}
      onPointerUp={handlePointerUp}
      onPointerCancel={handlePointerCancel}
    />
  )
}

/** The stop in the direction of a drag from `top`, px, that is nearest to where it ended. */
function stopAfterDrag(top: number, by: number, handle: Element | null): Stop {
  const bar = barHeight(handle)
  const tops = { low: window.innerHeight - bar, middle: bar + roomAbove(handle), high: bar }
  const nearest = (from: number) =>
    STOPS.reduce((best, stop) => (Math.abs(tops[stop] - from) < Math.abs(tops[best] - from) ? stop : best))
  const [start, end] = [nearest(top), nearest(top + by)]
  if (start !== end || Math.abs(by) < FLICK) return end
  return STOPS[STOPS.indexOf(start) - Math.sign(by)] ?? end
}

/** The box of the handle in the flow of the page: its parent, which sticks below the bar. */
const placeOf = (handle: Element | null) => handle?.parentElement ?? null
const sheetTop = (handle: Element | null) => placeOf(handle)?.getBoundingClientRect().top ?? 0

/** Px at which the sheet stops below the bar. */
function barHeight(handle: Element | null): number {
  const place = placeOf(handle)
  return place ? Number.parseFloat(getComputedStyle(place).top) || 0 : 0
}

/** Px of the map and its strip between the bar and the sheet at its middle stop. */
function roomAbove(handle: Element | null): number {
  const strip = document.querySelector('.shell-strip')
  return strip ? strip.getBoundingClientRect().bottom + window.scrollY - barHeight(handle) : 0
}

/** Moves the sheet down over the sea while a finger holds it; the map is measured once, when it is let go. */
function shiftSheet(handle: Element | null, px: number): void {
  const shell = handle?.closest<HTMLElement>('.shell')
  if (!shell) return
  if (px === 0) shell.style.removeProperty('--sheet-shift')
  else shell.style.setProperty('--sheet-shift', `${px}px`)
}

/** Whether the sheet is at the bar. */
function useIsHigh(handle: { readonly current: Element | null }): boolean {
  const [isHigh, setIsHigh] = useState(false)
  useEffect(() => {
    const look = () =>
      setIsHigh(window.scrollY > 0 && sheetTop(handle.current) <= barHeight(handle.current) + 1)
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [handle])
  return isHigh
}

/** Raises the sheet when something is chosen on the full map of a narrow screen. */
function useRaisedByChoice(isNarrow: boolean): void {
  const selected = useViewStore(({ view }) => view.selected)
  const last = useRef(selected)
  useEffect(() => {
    if (isNarrow && selected !== null && selected !== last.current) setUi({ panelsHidden: false })
    last.current = selected
  }, [isNarrow, selected])
}

/** Lowers the sheet when something behind it gets the focus. */
function useLoweredByFocus(handle: { readonly current: Element | null }): void {
  useEffect(() => {
    const show = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      if (target.closest(`#${MAP_ID}`) && isBehind(target, handle.current)) window.scrollTo({ top: 0 })
    }
    document.addEventListener('focusin', show)
    return () => document.removeEventListener('focusin', show)
  }, [handle])
}

/** Whether the sheet covers an element of the map. */
function isBehind(target: Element, handle: Element | null): boolean {
  return window.scrollY > 0 && target.getBoundingClientRect().bottom > sheetTop(handle)
}
