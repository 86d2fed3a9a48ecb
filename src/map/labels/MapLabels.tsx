import '@fontsource-variable/source-serif-4/wght-italic.css'
import { type CSSProperties, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointedSource } from '#map/hovered.ts'
import { HUB_ZOOM } from '#map/lines/strokes.ts'
import type { MapView } from '#map/mapView.ts'
import { MAP_COLOURS, type MapTheme } from '#map/palette.ts'
import { type LabelItem, labelItems } from './labelItems.ts'
import { MapLabel, type MapLabelProps } from './MapLabel.tsx'
import styles from './MapLabels.module.css'
import type { Box } from './placeLabels.ts'
import { type PlaceName, placeNames } from './placeNames.ts'
import { useLabelPlacement } from './useLabelPlacement.ts'

interface MapLabelsProps extends Omit<MapLabelProps, 'item'> {
  map: MapView
  /** Marks the labels of places that are hovered elsewhere on the page. */
  pointed?: PointedSource | undefined
  theme: MapTheme
  /** Px covered at the right edge. */
  covered: number
  /** Boxes over the map besides its own cards. */
  cards?: readonly Box[] | undefined
  /** Scale of all text. */
  textScale: number
  /** Changes with the size of the map. */
  layoutKey: string
}

/** The labels over the map: native buttons that move with it. */
export function MapLabels({ map, ...props }: MapLabelsProps) {
  const { content, words, theme, covered, layoutKey, pointed } = props
  const { basemap, routes, regions, otherRegions, lens, marks, layers, selected } = content
  const { t } = useTranslation('map')
  const overlay = useRef<HTMLDivElement>(null)
  const hasHubs = useIsNear(map, HUB_ZOOM)
  const items = useMemo(
    () => labelItems({ routes, regions, otherRegions, lens, basemap, marks, layers, selected, hasHubs }),
    [routes, regions, otherRegions, lens, basemap, marks, layers, selected, hasHubs],
  )
  const names = useMemo(() => placeNames(basemap, words), [basemap, words])
  const drawn = useMemo(() => (layers.includes('routes') ? routes : []), [routes, layers])
  usePointedLabels(overlay, pointed, items)
  useWheelThrough(overlay, map)
  useLabelPlacement({
    map,
    overlay,
    items,
    routes: drawn,
    names,
    covered,
    cards: props.cards,
    isCompact: props.isCompact,
    textScale: props.textScale,
    layoutKey,
  })

  // A fixed order in the DOM, routes first, for keyboard users.
  const inOrder = useMemo(() => [...items].sort(byKind), [items])
  return (
    <div ref={overlay} className={styles.overlay} data-compact={props.isCompact}>
      <PlaceNames names={names} theme={theme} />
      <svg className={styles.leaders} aria-hidden="true">
        {drawn.map((route) => (
          <line key={route.id} data-leader={`route:${route.id}`} />
        ))}
      </svg>
      <ul aria-label={t('labels')}>
        {inOrder.map((item) => (
          <MapLabel key={item.key} item={item} {...props} />
        ))}
      </ul>
    </div>
  )
}

const KINDS: readonly LabelItem['kind'][] = ['route', 'hub', 'country', 'region']

function byKind(a: LabelItem, b: LabelItem): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.key < b.key ? -1 : 1)
}

/** Whether the map is at this zoom or closer. */
function useIsNear(map: MapView, zoom: number): boolean {
  const [isNear, setIsNear] = useState(() => map.getZoom() >= zoom)
  useEffect(() => {
    const update = () => setIsNear(map.getZoom() >= zoom)
    update()
    map.on('zoom', update)
    return () => void map.off('zoom', update)
  }, [map, zoom])
  return isNear
}

interface PlaceNamesProps {
  names: readonly PlaceName[]
  theme: MapTheme
}

/**
 * The names of countries and seas, hidden until placed. They are HTML, because the map library would draw each glyph
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
      {names.map(({ key, kind, name, rank }) => (
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
  items: readonly LabelItem[],
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
  }, [overlay, pointed, items])
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
