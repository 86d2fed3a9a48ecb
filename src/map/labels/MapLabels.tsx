import { type CSSProperties, memo, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import type { PointedSource } from '#map/hovered.ts'
import type { MapView } from '#map/mapView.ts'
import { type LabelItem, labelItems } from '#picture/labels/labelItems.ts'
import { labelSize, labelSizes, labelTexts, pillGaps } from '#picture/labels/labelTexts.ts'
import type { PlacedItem } from '#picture/labels/placeItems.ts'
import { placeNames, type ShownName, seaCount } from '#picture/labels/placeNames.ts'
import { type LooksInput, routeLooks } from '#picture/lines/routeLooks.ts'
import { strokesOf } from '#picture/lines/strokes.ts'
import { drawingAt } from '#picture/mercator.ts'
import { MAP_COLOURS, type MapTheme } from '#picture/palette.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { type BoxSource, joinBoxes } from './boxSource.ts'
import { MapLabel, type MapLabelProps } from './MapLabel.tsx'
import styles from './MapLabels.module.css'
import { useCardBoxes, usePlacedLabels } from './usePlacedLabels.ts'

interface MapLabelsProps extends Omit<MapLabelProps, 'item' | 'form' | 'align' | 'texts' | 't'> {
  map: MapView
  looksInput: LooksInput
  /** Marks the labels of places that are hovered elsewhere on the page. */
  pointed?: PointedSource | undefined
  theme: MapTheme
  /** Px of the map that nothing covers at the right. */
  viewport: { width: number; height: number }
  /** Boxes over the map besides its own cards. */
  cards?: BoxSource | undefined
  /** Scale of all text. */
  textScale: number
  /** Changes with the cards over the map. */
  layoutKey: string
}

const NO_ROUTES: ReadonlySet<string> = new Set()

/** The labels over the map: native buttons that move with it. Only those that have room are rendered. */
export function MapLabels({ map, looksInput, ...props }: MapLabelsProps) {
  const { content, words, room, theme, pointed, viewport, cards, textScale } = props
  const { basemap, routes, layers, lens, selected } = content
  const { t } = useTranslation(['map', 'lens'])
  const overlay = useRef<HTMLDivElement>(null)
  const own = useCardBoxes(overlay, props.layoutKey)
  const { isSmall } = looksInput
  const sizes = useMemo(
    () => labelSizes(room.isPlain, textScale, isSmall),
    [room.isPlain, textScale, isSmall],
  )
  const textsOf = useMemo(
    () => memoizeByObject((item: LabelItem) => labelTexts(item, { content, words, t, room })),
    [content, words, t, room],
  )
  const placed = usePlacedLabels({
    map,
    overlay,
    strokesAt: useCallback(
      (zoom) =>
        strokesOf({
          routes: layers.includes('routes') ? routes : [],
          looks: routeLooks(looksInput),
          hovered: NO_ROUTES,
          theme,
          zoom,
          project: drawingAt(zoom),
        }),
      [routes, layers, looksInput, theme],
    ),
    itemsAt: useCallback((zoom, { hubs }) => labelItems({ ...content, hubs, zoom }), [content]),
    formsOf: useCallback(
      (item) => {
        const texts = textsOf(item)
        return texts.forms.map((form) => ({ form, ...labelSize(item, texts, form, room, sizes) }))
      },
      [textsOf, room, sizes],
    ),
    names: useMemo(() => placeNames(basemap, words), [basemap, words]),
    seasAt: useCallback(
      (zoom) => seaCount(zoom, { isNarrow: room.isNarrow, isChosen: selected?.kind === 'route', lens }),
      [room.isNarrow, selected, lens],
    ),
    viewport,
    cards: useMemo(() => (cards ? joinBoxes(own, cards) : own), [own, cards]),
    textScale,
  })
  usePointedLabels(overlay, pointed, placed.labels)
  useWheelThrough(overlay, map)

  // A fixed order in the DOM, routes first, for keyboard users.
  const inOrder = useMemo(() => [...placed.labels].sort(byKind), [placed])
  const gaps = pillGaps(sizes)
  const px = {
    '--map-name': `${sizes.name}px`,
    '--map-number': `${sizes.number}px`,
    '--map-change': `${sizes.change}px`,
    '--map-place': `${sizes.place}px`,
    '--map-caption': `${sizes.caption}px`,
    '--pill-below-number': `${gaps.number}px`,
    '--pill-below-name': `${gaps.name}px`,
    '--pill-below-note': `${gaps.note}px`,
  }
  return (
    <div ref={overlay} className={styles.overlay} style={px as CSSProperties} data-plain={room.isPlain}>
      <PlaceNames names={placed.names} theme={theme} />
      <svg className={styles.leaders} aria-hidden="true">
        {placed.labels.map(
          ({ item, leader }) => leader && <Leader key={item.key} of={item.key} ends={leader} />,
        )}
      </svg>
      <ul aria-label={t('map:labels')}>
        {inOrder.map(({ item, form, align }) => (
          <MapLabel
            key={item.key}
            item={item}
            form={form}
            align={align}
            texts={textsOf(item)}
            t={t}
            {...props}
          />
        ))}
      </ul>
    </div>
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
}

/**
 * The names of countries and seas that have room. They are HTML, because the map library would draw each glyph
 * separately, delay the first picture for it, and redraw the whole map when a label covers a name. Hidden from screen
 * readers, which would get too many.
 */
const PlaceNames = memo(function PlaceNames({ names, theme }: PlaceNamesProps) {
  const { seaName, countryName, sea, land } = MAP_COLOURS[theme]
  const colours = {
    '--sea-name': seaName,
    '--country-name': countryName,
    '--sea-halo': sea,
    '--land-halo': land,
  }
  return (
    <div className={styles.names} style={colours as CSSProperties} aria-hidden="true">
      {names.map(({ name: { key, kind, name, rank } }) => (
        <span key={key} className={styles[kind]} data-name={key} data-rank={rank}>
          {name}
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

/** Forwards wheel events from the labels to the map, so that zooming works over them too. */
function useWheelThrough(overlay: RefObject<HTMLElement | null>, map: MapView): void {
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
