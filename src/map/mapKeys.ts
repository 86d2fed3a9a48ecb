import type { KeyboardEvent } from 'react'
import { MAP_CANVAS } from '#ui/partIds.ts'

/** What the arrow keys point at: right and down are positive. */
export type Direction = readonly [across: -1 | 0 | 1, down: -1 | 0 | 1]

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface KeyActions {
  zoom: (direction: 'in' | 'out') => void
  pan: (direction: Direction) => void
  fit: () => void
}

/** The names of the labels, in the order of the page. */
const NAMES = '[data-label] > button:first-child'

/** The keys of a map, one tab stop: arrows go from name to name, with Shift they move the map; + and − zoom, 0 fits. */
export function handleMapKey(event: KeyboardEvent<HTMLElement>, actions: KeyActions): void {
  const { target, currentTarget: frame, key } = event
  const isOnMap = target instanceof Element && target.closest(`${MAP_CANVAS}, [data-label]`) !== null
  if (!isOnMap || event.altKey || event.ctrlKey || event.metaKey) return
  const arrow = ARROWS[key]
  if (arrow && event.shiftKey) actions.pan(arrow)
  else if (arrow) nextName(frame, target, arrow)?.focus()
  else if (key === '+' || key === '=') actions.zoom('in')
  else if (key === '-' || key === '_') actions.zoom('out')
  else if (key === '0') actions.fit()
  else return
  event.preventDefault()
}

function nextName(frame: Element, target: Element, direction: Direction): HTMLElement | null {
  const names = [...frame.querySelectorAll<HTMLElement>(NAMES)]
  const from = target.closest('[data-label]')?.querySelector('button') ?? null
  if (!from) return names[0] ?? null
  const others = names.filter((name) => name !== from)
  const index = nearestTowards(
    middleOf(from),
    others.map((name) => middleOf(name)),
    direction,
  )
  return index === null ? null : (others[index] ?? null)
}

type Point = readonly [x: number, y: number]

function middleOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [left + width / 2, top + height / 2]
}

/** What lies aside counts this often: an arrow rather goes far than off its direction. */
const ASIDE = 2

/** Index of the point that an arrow key goes to: the nearest within 45° of its direction, else on that side; null without one. */
export function nearestTowards(
  [x, y]: Point,
  points: readonly Point[],
  [across, down]: Direction,
): number | null {
  let nearest: { index: number; away: number } | null = null
  for (const [index, [px, py]] of points.entries()) {
    const along = (px - x) * across + (py - y) * down
    const aside = Math.abs((px - x) * down) + Math.abs((py - y) * across)
    if (along <= 0) continue
    const away = along + ASIDE * aside + (aside > along ? FAR : 0)
    if (!nearest || away < nearest.away) nearest = { index, away }
  }
  return nearest?.index ?? null
}

/** Px that put whatever is not within 45° behind what is. */
const FAR = 1e5
