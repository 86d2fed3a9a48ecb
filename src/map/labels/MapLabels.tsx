import {
  type CSSProperties,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { isOfMeasures } from '#domain/lens.ts'
import type { MapContent } from '#domain/mapContent.ts'
import type { MapEngine } from '#map/mapEngine.ts'
import type { PointedSource } from '#map/mapProps.ts'
import { type LabelItem, type LabelRoom, labelSize, labelSizes, shownIn } from '#picture/labels/labelItems.ts'
import type { Box } from '#picture/labels/lineSpace.ts'
import {
  type Chosen,
  linesOfName,
  type PlacedItem,
  placeItems,
  type ShownName,
} from '#picture/labels/placeItems.ts'
import { type LooksInput, type Pixel, routeLooks, strokesOf } from '#picture/lines.ts'
import { drawingAt, fromPlane, ORIGIN, toDrawing } from '#picture/mercator.ts'
import { MAP_COLOURS, type MapTheme } from '#picture/palette.ts'
import { MAP_CANVAS } from '#ui/partIds.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { MapLabel, type MapLabelProps } from './MapLabel.tsx'
import styles from './MapLabels.module.css'

interface MapLabelsProps extends Omit<MapLabelProps, 'item' | 'form' | 'align' | 'texts' | 't'> {
  room: LabelRoom
  map: MapEngine
  looksInput: LooksInput
  /** Marks the labels of places that are hovered elsewhere on the page. */
  pointed?: PointedSource | undefined
  theme: MapTheme
  /** Px of the map that nothing covers at the right. */
  viewport: { width: number; height: number }
  textScale: number
  /** Changes with the cards over the map. */
  layoutKey: string
}

const NO_ROUTES: ReadonlySet<string> = new Set()

/** The labels over the map: native buttons that move with it. Only those that have room are rendered. */
export function MapLabels({ map, looksInput, room, ...props }: MapLabelsProps) {
  const { content, words, theme, pointed, viewport, textScale } = props
  const { t } = useTranslation(['map', 'lens'])
  const overlay = useRef<HTMLDivElement>(null)
  const cards = useCardBoxes(overlay, props.layoutKey)
  const { isSmall } = looksInput
  const sizes = useMemo(
    () => labelSizes(room.isPlain, textScale, isSmall),
    [room.isPlain, textScale, isSmall],
  )
  const place = useCallback(
    (zoom: number, shift: Pixel, over: readonly Box[], previous: Chosen) =>
      placeItems({
        content,
        words,
        t,
        room,
        sizeOf: (item, texts, form) => labelSize(item, texts, form, sizes),
        strokes: strokesOf({
          routes: content.layers.includes('routes') ? content.routes : [],
          looks: routeLooks(looksInput),
          hovered: NO_ROUTES,
          theme,
          zoom,
          project: drawingAt(zoom),
        }),
        shift,
        project: (position) => {
          const [x, y] = toDrawing(position, zoom)
          return [x + shift[0], y + shift[1]]
        },
        zoom,
        viewport,
        cards: over,
        textScale,
        previous,
      }),
    [content, words, t, room, sizes, looksInput, theme, viewport, textScale],
  )
  const placed = usePlacedLabels(map, overlay, place, cards)
  const { withoutRoom, named } = props.on
  useEffect(() => withoutRoom?.(numbersWithoutRoom(content, placed.labels)), [content, placed, withoutRoom])
  useEffect(() => named?.(placed.labels.flatMap(({ item }) => item.hub ?? [])), [placed, named])
  usePointedLabels(overlay, pointed, placed.labels)
  useWheelThrough(overlay, map)
  useKeptFocus(overlay)

  // A fixed order in the DOM, routes first, for keyboard users.
  const inOrder = useMemo(() => [...placed.labels].sort(byKind), [placed])
  const px = {
    '--map-name': `${sizes.name}px`,
    '--map-number': `${sizes.number}px`,
    '--map-place': `${sizes.place}px`,
    '--map-caption': `${sizes.caption}px`,
  }
  return (
    <div ref={overlay} className="wide tall" style={px as CSSProperties}>
      <PlaceNames names={placed.names} theme={theme} onSelect={room.isPlain ? undefined : props.on.select} />
      <svg className={`${styles.leaders} no-pointer cover wide tall`} aria-hidden="true">
        {placed.labels.map(
          ({ item, leader }) => leader && <Leader key={item.key} of={item.key} ends={leader} />,
        )}
      </svg>
      <ul aria-label={t('map:labels')}>
        {inOrder.map(({ item, texts, form, align }) => (
          <MapLabel key={item.key} item={item} form={form} align={align} texts={texts} t={t} {...props} />
        ))}
      </ul>
    </div>
  )
}

/** The drawn routes with a number that no label shows. */
function numbersWithoutRoom(
  { routes, figures, litRoutes, lens, layers }: MapContent,
  labels: readonly PlacedItem[],
) {
  const shown = new Set(
    labels.flatMap(({ item, form, texts }) => (shownIn(form, texts).line === null ? [] : item.key)),
  )
  const hasNumbers = layers.includes('routes') && !(lens && isOfMeasures(lens))
  return routes.flatMap(({ id, legs }) =>
    hasNumbers && legs.length > 0 && litRoutes.has(id) && figures?.has(id) && !shown.has(`route:${id}`)
      ? [id]
      : [],
  )
}

/** A thin line from a label to its route, with a dot at the route. */
function Leader({ of, ends: [from, to] }: { of: string; ends: NonNullable<PlacedItem['leader']> }) {
  return (
    <g data-leader={of}>
      <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
      <circle cx={to[0]} cy={to[1]} r={2} />
    </g>
  )
}

const KINDS: readonly LabelItem['kind'][] = ['route', 'hub', 'country', 'region']

function byKind({ item: a }: PlacedItem, { item: b }: PlacedItem): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.key < b.key ? -1 : 1)
}

interface PlaceNamesProps {
  names: readonly ShownName[]
  theme: MapTheme
  /** Opens a country whose name is pressed. */
  onSelect: MapLabelProps['on']['select'] | undefined
}

/**
 * The names of countries and seas that have room. They are HTML, because the map library would draw each glyph
 * separately, delay the first picture for it, and redraw the whole map when a label covers a name. Hidden from screen
 * readers, which would get too many.
 */
const PlaceNames = memo(function PlaceNames({ names, theme, onSelect }: PlaceNamesProps) {
  const { seaName, countryName, sea, land } = MAP_COLOURS[theme]
  const colours = {
    '--sea-name': seaName,
    '--country-name': countryName,
    '--sea-halo': sea,
    '--land-halo': land,
  }
  return (
    <div className={`${styles.names} wide tall`} style={colours as CSSProperties} aria-hidden="true">
      {names.map(({ name: { key, kind, name, rank } }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the search and the lists open a country by key.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the same.
        <span
          key={key}
          className={styles[kind]}
          data-name={key}
          data-rank={rank}
          data-press={onSelect !== undefined && kind === 'country'}
          onClick={
            kind === 'country' ? () => onSelect?.({ kind, id: key.slice('country:'.length) }) : undefined
          }
        >
          {linesOfName({ kind, name }).join('\n')}
        </span>
      ))}
    </div>
  )
})

/** Sets `data-pointed` on the labels of places that are hovered elsewhere on the page. */
function usePointedLabels(
  overlay: RefObject<HTMLElement | null>,
  pointed: PointedSource | undefined,
  labels: readonly PlacedItem[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new labels must be marked too
  useEffect(() => {
    if (!pointed) return
    const show = () => {
      const { routes = [], regions = [], countries = [] } = pointed.get() ?? {}
      const keys = new Set([
        ...routes.map((id) => `route:${id}`),
        ...regions.map((id) => `region:${id}`),
        ...countries.map((id) => `country:${id}`),
      ])
      for (const label of overlay.current?.querySelectorAll<HTMLElement>('[data-label]') ?? []) {
        const isPointed = String(keys.has(label.dataset.label ?? ''))
        if (label.dataset.pointed !== isPointed) label.dataset.pointed = isPointed
      }
    }
    show()
    return pointed.subscribe(show)
  }, [overlay, pointed, labels])
}

/** Gives the focus of a label that is left out to the map, so that its keys go on. Focus and hover render the labels. */
function useKeptFocus(overlay: RefObject<HTMLElement | null>): void {
  const hadFocus = useRef(false)
  useLayoutEffect(() => {
    const root = overlay.current
    if (hadFocus.current && document.activeElement === document.body)
      root?.closest('[data-compact]')?.querySelector<HTMLElement>(MAP_CANVAS)?.focus()
    hadFocus.current = root?.contains(document.activeElement) === true
  })
}

/** Forwards wheel events from the labels to the map, so that zooming works over them too. */
function useWheelThrough(overlay: RefObject<HTMLElement | null>, map: MapEngine): void {
  useEffect(() => {
    const element = overlay.current
    if (!element) return
    const forward = (event: WheelEvent) => {
      // Prevents the page from scrolling or pinch-zooming.
      event.preventDefault()
      event.stopPropagation()
      map.getCanvasContainer().dispatchEvent(new WheelEvent(event.type, event))
    }
    // React's own wheel listener is passive.
    element.addEventListener('wheel', forward, { passive: false })
    return () => element.removeEventListener('wheel', forward)
  }, [overlay, map])
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
function usePlacedLabels(
  map: MapEngine,
  /** The element that holds labels (`data-label`), names (`data-name`) and leaders (`data-leader`). */
  overlay: RefObject<HTMLElement | null>,
  place: (
    zoom: number,
    shift: Pixel,
    over: readonly Box[],
    previous: Chosen,
  ) => ReturnType<typeof placeItems>,
  /** Cards over the map. */
  cards: CardBoxes,
): Placed {
  const [rests, rest] = useReducer((count: number) => count + 1, 0)
  const previous = useRef<Chosen>(new Map())

  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is read from the map and the cards from their source; `rests` counts their changes.
  const placed = useMemo((): Placed => {
    const [zoom, shift, over] = [map.getZoom(), shiftOf(map), cards.get()]
    if (!over) return { ...UNPLACED, zoom, shift }
    const { chosen, ...found } = place(zoom, shift, over, previous.current)
    previous.current = chosen
    return { ...found, zoom, shift }
  }, [map, place, cards, rests])

  useLayoutEffect(() => {
    const follow = () => overlay.current && moveAll(overlay.current, map, placed)
    follow()
    map.on('move', follow)
    return () => void map.off('move', follow)
  }, [map, overlay, placed])

  // Before the page is painted: the first render knows no card.
  useLayoutEffect(() => {
    const check = () => {
      if (!placed.holdsWith(cards.get() ?? [])) rest()
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

/** Until the cards have been read. */
const UNPLACED = { labels: [], names: [], holdsWith: () => false } as const

/** Position of the drawing's origin, px of the map. */
function shiftOf(map: MapEngine): Pixel {
  const { x, y } = map.project([...fromPlane(...ORIGIN)])
  return [x, y]
}

/** Moves every label, leader and name with the map. */
function moveAll(root: HTMLElement, map: MapEngine, { labels, names, zoom, shift }: Placed): void {
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

/** Boxes over the map, px, which change without a render: most changes matter to no label. */
class CardBoxes {
  private boxes: readonly Box[] | null = null
  private readonly listeners = new Set<() => void>()

  /** Null before they have been read. */
  readonly get = (): readonly Box[] | null => this.boxes

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  set(next: readonly Box[]): void {
    if (JSON.stringify(next) === JSON.stringify(this.boxes)) return
    this.boxes = next
    for (const listener of [...this.listeners]) listener()
  }
}

/** The boxes of the cards over the map, in its px: read with the first commit, then by an observer. */
function useCardBoxes(overlay: RefObject<HTMLElement | null>, layoutKey: string): CardBoxes {
  const [boxes] = useState(() => new CardBoxes())
  useLayoutEffect(() => boxes.set(boxesOfCards(overlay.current)), [overlay, boxes])
  // biome-ignore lint/correctness/useExhaustiveDependencies: layoutKey stands for the cards, which are found in the DOM.
  useEffect(() => {
    const root = overlay.current
    const area = areaOf(root)
    if (!root || !area) return
    const observer = new ResizeObserver(() => boxes.set(boxesOfCards(root)))
    const observeAll = () => {
      observer.disconnect()
      for (const card of [root, ...area.querySelectorAll(CARD)]) observer.observe(card)
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

const CARD = '[data-map-card]'

function areaOf(overlay: Element | null): Element | null {
  return overlay?.closest('[data-testid="map"], [data-testid="printed-map"]') ?? null
}

function boxesOfCards(overlay: Element | null): readonly Box[] {
  const origin = overlay?.getBoundingClientRect()
  const area = areaOf(overlay)
  if (!origin || !area) return []
  return [...area.querySelectorAll(CARD)].map((card) => {
    const { left, top, right, bottom } = card.getBoundingClientRect()
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    }
  })
}
