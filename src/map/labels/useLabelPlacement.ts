import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { Position, Route } from '#domain/route.ts'
import type { MapView } from '#map/mapView.ts'
import type { AnchoredCandidate } from './candidates.ts'
import type { LabelItem } from './labelItems.ts'
import { nearestOn, placeItems } from './placeItems.ts'
import type { Box } from './placeLabels.ts'
import type { PlaceName } from './placeNames.ts'

interface LabelPlacement {
  map: MapView
  /** The element that holds labels and names; each label carries its key in `data-label`, each name in `data-name`. */
  overlay: RefObject<HTMLElement | null>
  items: readonly LabelItem[]
  routes: readonly Route[]
  names: readonly PlaceName[]
  /** Px covered at the right edge; no label is placed there. */
  covered: number
  /** Boxes over the map besides its own cards, px of the map. */
  cards?: readonly Box[] | undefined
  isCompact: boolean
  /** Scale of all text. */
  textScale: number
  /** Changes with the size of the map, which moves its cards. */
  layoutKey: string
}

/**
 * An anchored label: a position, and the offset from there to its top left corner, px. `leader` is the point of the line to
 * draw a leader to, null if the label is close enough.
 */
interface Anchored {
  anchor: Position
  dx: number
  dy: number
  width: number
  height: number
  leader: Position | null
  align: AnchoredCandidate['align']
}

/**
 * Places the labels when the map comes to rest, when it is resized and when the labels change. In between they move with
 * the map, so that none disappears during a pan.
 */
export function useLabelPlacement(placement: LabelPlacement): void {
  const { map, overlay, items, routes, names, covered, cards, isCompact, textScale, layoutKey } = placement
  const anchored = useRef<ReadonlyMap<string, Anchored>>(new Map())
  const previous = useRef<ReadonlyMap<string, number>>(new Map())
  const shownNames = useRef<readonly ShownName[]>([])

  const place = useCallback(() => {
    const root = overlay.current
    if (!root) return
    const elements = elementsByKey(root)
    const project = (position: readonly number[]): [number, number] => {
      const { x, y } = map.project([position[0] ?? 0, position[1] ?? 0])
      return [x, y]
    }
    const {
      labels,
      names: shown,
      chosen,
    } = placeItems({
      items,
      sizeOf: ({ key }) => {
        const element = elements.get(key)
        return element ? { width: element.offsetWidth, height: element.offsetHeight } : null
      },
      routes,
      names,
      project,
      zoom: map.getZoom(),
      viewport: { width: root.offsetWidth - covered, height: root.offsetHeight },
      cards: [...cardBoxes(root), ...(cards ?? [])],
      isCompact,
      textScale,
      previous: previous.current,
    })
    const next = new Map<string, Anchored>()
    for (const { item, anchor, box, align, isHidden, leader } of labels) {
      const element = elements.get(item.key)
      if (!element) continue
      const [x, y] = project(anchor)
      const [width, height] = [box.right - box.left, box.bottom - box.top]
      next.set(item.key, { anchor, dx: box.left - x, dy: box.top - y, width, height, leader, align })
      element.dataset.align = align
      element.dataset.hidden = String(isHidden)
    }
    anchored.current = next
    previous.current = chosen
    shownNames.current = showNames(root, names, shown)
    follow(map, root, next)
    followNames(map, shownNames.current)
  }, [map, overlay, items, routes, names, covered, cards, isCompact, textScale])

  // biome-ignore lint/correctness/useExhaustiveDependencies: layoutKey stands for the cards' positions, which are read from the DOM.
  useLayoutEffect(place, [place, layoutKey])

  // Places again when a text has grown (figures of another period) beyond the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new labels need a new observer
  useEffect(() => {
    const root = overlay.current
    if (!root) return
    const observer = new ResizeObserver((changes) => {
      const map = root.getBoundingClientRect()
      const isCut = changes.some(({ target }) => {
        const { left, right } = target.getBoundingClientRect()
        return target.getAttribute('data-hidden') === 'false' && (left < map.left || right > map.right)
      })
      if (isCut) place()
    })
    for (const label of elementsByKey(root).values()) observer.observe(label)
    return () => observer.disconnect()
  }, [overlay, place, items])

  useEffect(() => {
    const move = () => {
      if (!overlay.current) return
      follow(map, overlay.current, anchored.current)
      followNames(map, shownNames.current)
    }
    map.on('move', move)
    map.on('moveend', place)
    map.on('resize', place)
    // Widths are final once the fonts have loaded.
    void document.fonts?.ready.then(place)
    return () => {
      map.off('move', move)
      map.off('moveend', place)
      map.off('resize', place)
    }
  }, [map, overlay, place])
}

function elementsByKey(root: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const elements = root.querySelectorAll<HTMLElement>('[data-label]')
  return new Map([...elements].map((element) => [element.dataset.label ?? '', element]))
}

interface ShownName {
  element: HTMLElement
  position: Position
}

/** Shows the names that have room and hides the others. */
function showNames(
  root: HTMLElement,
  names: readonly PlaceName[],
  shown: ReadonlySet<string>,
): readonly ShownName[] {
  const elements = new Map(
    [...root.querySelectorAll<HTMLElement>('[data-name]')].map((element) => [element.dataset.name, element]),
  )
  return names.flatMap(({ key, position }) => {
    const element = elements.get(key)
    if (!element) return []
    const isShown = shown.has(key)
    if ((element.dataset.shown === 'true') !== isShown) element.dataset.shown = String(isShown)
    return isShown ? [{ element, position }] : []
  })
}

/** Moves every visible name with the map, centred on its point. */
function followNames(map: MapView, names: readonly ShownName[]): void {
  for (const { element, position } of names) {
    const { x, y } = map.project([position[0], position[1]])
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`
  }
}

/** Moves every label and its leader with the map. */
function follow(map: MapView, root: HTMLElement, anchored: ReadonlyMap<string, Anchored>): void {
  const elements = elementsByKey(root)
  for (const [key, { anchor, dx, dy, width, height, leader, align }] of anchored) {
    const at = map.project([anchor[0], anchor[1]])
    const left = Math.round(at.x + dx)
    const top = Math.round(at.y + dy)
    const element = elements.get(key)
    // A text that changes length (figures of another period) keeps the end next to its line fixed.
    const anchored = align === 'end' ? `translate(${left + width}px, ${top}px) translateX(-100%)` : null
    if (element) element.style.transform = anchored ?? `translate(${left}px, ${top}px)`
    const line = root.querySelector<SVGLineElement>(`[data-leader="${key}"]`)
    if (!line) continue
    line.dataset.far = String(leader !== null)
    if (!leader) continue
    const to = map.project([leader[0], leader[1]])
    const from = nearestOn({ left, top, right: left + width, bottom: top + height }, to)
    for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) {
      line.setAttribute(name, value.toFixed(1))
    }
  }
}

/** Boxes of the cards over the map, px of the map. */
function cardBoxes(root: HTMLElement): readonly Box[] {
  const origin = root.getBoundingClientRect()
  const area = root.closest('[data-testid="map"], [data-testid="printed-map"]') ?? root
  return [...area.querySelectorAll('[data-map-card]')].map((card) => {
    const { left, top, right, bottom } = card.getBoundingClientRect()
    return {
      left: left - origin.left - 4,
      top: top - origin.top - 4,
      right: right - origin.left + 4,
      bottom: bottom - origin.top + 4,
    }
  })
}
