import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { MapView } from '#map/mapView.ts'
import type { Box } from '#picture/labels/boxes.ts'
import type { LabelItem } from '#picture/labels/labelItems.ts'
import type { LabelForm } from '#picture/labels/labelTexts.ts'
import { type Chosen, type PlacedItem, placeItems } from '#picture/labels/placeItems.ts'
import type { PlaceName, ShownName } from '#picture/labels/placeNames.ts'
import type { Pixel, Strokes } from '#picture/lines/strokes.ts'
import { fromPlane, ORIGIN, toDrawing } from '#picture/mercator.ts'
import { Boxes, type BoxSource } from './boxSource.ts'

interface Placement {
  map: MapView
  strokesAt: (zoom: number) => Strokes
  /** The element that holds labels (`data-label`), names (`data-name`) and leaders (`data-leader`). */
  overlay: RefObject<HTMLElement | null>
  itemsAt: (zoom: number, strokes: Strokes) => readonly LabelItem[]
  formsOf: (item: LabelItem) => readonly { form: LabelForm; width: number; height: number }[]
  names: readonly PlaceName[]
  seasAt: (zoom: number) => number
  viewport: { width: number; height: number }
  /** Cards over the map. */
  cards: BoxSource
  textScale: number
}

interface Placed {
  labels: readonly PlacedItem[]
  names: readonly ShownName[]
  /** The zoom and the shift of the drawing that they were placed at. */
  zoom: number
  shift: Pixel
  /** Whether they would be the same with these cards. */
  holdsWith: (cards: readonly Box[]) => boolean
}

/**
 * Places the labels when the map comes to rest, when it is resized, when a card over it takes or leaves room that matters to
 * one of them, and when anything else changes. In between they move with the map, so that none disappears during a pan.
 * Sizes come from tables of letter widths: nothing is measured.
 */
export function usePlacedLabels(placement: Placement): Placed {
  const { map, strokesAt, overlay, itemsAt, formsOf, names, seasAt, viewport, cards, textScale } = placement
  const [rests, rest] = useReducer((count: number) => count + 1, 0)
  const previous = useRef<Chosen>(new Map())
  const { width, height } = viewport

  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is read from the map and the cards from their source; `rests` counts their changes.
  const placed = useMemo((): Placed => {
    const zoom = map.getZoom()
    const shift = shiftOf(map)
    const strokes = strokesAt(zoom)
    const { chosen, ...found } = placeItems({
      items: itemsAt(zoom, strokes),
      formsOf,
      strokes,
      shift,
      project: (position) => {
        const [x, y] = toDrawing(position, zoom)
        return [x + shift[0], y + shift[1]]
      },
      names,
      seas: seasAt(zoom),
      zoom,
      viewport: { width, height },
      cards: cards.get(),
      textScale,
      previous: previous.current,
    })
    previous.current = chosen
    return { ...found, zoom, shift }
  }, [map, strokesAt, itemsAt, formsOf, names, seasAt, width, height, cards, textScale, rests])

  useLayoutEffect(() => {
    const follow = () => overlay.current && moveAll(overlay.current, map, placed)
    follow()
    map.on('move', follow)
    return () => void map.off('move', follow)
  }, [map, overlay, placed])

  useEffect(() => {
    const check = () => {
      if (!placed.holdsWith(cards.get())) rest()
    }
    check()
    return cards.subscribe(check)
  }, [cards, placed])

  useEffect(() => {
    // A move of nothing, or the resize of a canvas whose place stays, changes no label.
    const settle = () => {
      if (map.getZoom() !== placed.zoom || String(shiftOf(map)) !== String(placed.shift)) rest()
    }
    map.on('moveend', settle)
    map.on('resize', settle)
    return () => {
      map.off('moveend', settle)
      map.off('resize', settle)
    }
  }, [map, placed])

  return placed
}

/** Position of the drawing's origin, px of the map. */
function shiftOf(map: MapView): Pixel {
  const { x, y } = map.project([...fromPlane(...ORIGIN)])
  return [x, y]
}

/** Moves every label, leader and name with the map. */
function moveAll(root: HTMLElement, map: MapView, { labels, names, zoom, shift }: Placed): void {
  const scale = 2 ** (map.getZoom() - zoom)
  const now = shiftOf(map)
  const moved = ([x, y]: Pixel): Pixel => [(x - shift[0]) * scale + now[0], (y - shift[1]) * scale + now[1]]
  const elements = new Map(
    [...root.querySelectorAll<HTMLElement | SVGElement>('[data-label], [data-leader], [data-name]')].map(
      (element) => {
        const { label, leader, name } = element.dataset
        return [label ? `label ${label}` : leader ? `leader ${leader}` : `name ${name}`, element] as const
      },
    ),
  )
  for (const { item, box, align, anchor, leader } of labels) {
    const [x, y] = moved(anchor)
    const left = Math.round(x + box.left - anchor[0])
    const top = Math.round(y + box.top - anchor[1])
    const right = left + box.right - box.left
    const at = {
      start: `translate(${left}px, ${top}px)`,
      end: `translate(${right}px, ${top}px) translateX(-100%)`,
      center: `translate(${(left + right) / 2}px, ${top}px) translateX(-50%)`,
    }[align]
    const element = elements.get(`label ${item.key}`)
    if (element) element.style.transform = at
    const line = elements.get(`leader ${item.key}`)
    if (line && leader) line.style.transform = `translate(${x - anchor[0]}px, ${y - anchor[1]}px)`
  }
  for (const { name, down } of names) {
    const [x, y] = toDrawing(name.position, zoom)
    const [left, top] = moved([x + shift[0], y + shift[1]])
    const element = elements.get(`name ${name.key}`)
    if (element) {
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top + down)}px) translate(-50%, -50%)`
    }
  }
}

/** The boxes of the cards over the map, px of the map: read by an observer, when the page is laid out anyway. */
export function useCardBoxes(overlay: RefObject<HTMLElement | null>, layoutKey: string): BoxSource {
  const [boxes] = useState(() => new Boxes())
  // biome-ignore lint/correctness/useExhaustiveDependencies: layoutKey stands for the cards, which are found in the DOM.
  useEffect(() => {
    const root = overlay.current
    const area = root?.closest('[data-testid="map"], [data-testid="printed-map"]')
    if (!root || !area) return
    const cardsNow = () => [...area.querySelectorAll('[data-map-card]')]
    const observer = new ResizeObserver(() => {
      const origin = root.getBoundingClientRect()
      const next = cardsNow().map((card) => {
        const { left, top, right, bottom } = card.getBoundingClientRect()
        return {
          left: left - origin.left,
          top: top - origin.top,
          right: right - origin.left,
          bottom: bottom - origin.top,
        }
      })
      boxes.set(next)
    })
    const observeAll = () => {
      observer.disconnect()
      for (const card of [root, ...cardsNow()]) observer.observe(card)
    }
    observeAll()
    // Other parts of the page lay cards over the map too.
    const added = new MutationObserver(observeAll)
    added.observe(area, { childList: true })
    return () => {
      added.disconnect()
      observer.disconnect()
    }
  }, [overlay, boxes, layoutKey])
  return boxes
}
