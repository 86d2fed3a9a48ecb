import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointedSource } from '#map/hovered.ts'
import { HUB_ZOOM } from '#map/layers/hubs.ts'
import type { MapView } from '#map/mapView.ts'
import type { MapTheme } from '#map/palette.ts'
import { type LabelItem, labelItems } from './labelItems.ts'
import { MapLabel, type MapLabelProps } from './MapLabel.tsx'
import styles from './MapLabels.module.css'
import { PlaceNames } from './PlaceNames.tsx'
import { placeNames } from './placeNames.ts'
import { useLabelPlacement } from './useLabelPlacement.ts'
import { usePointedLabels } from './usePointedLabels.ts'
import { useWheelThrough } from './useWheelThrough.ts'

interface MapLabelsProps extends Omit<MapLabelProps, 'item'> {
  map: MapView
  /** What is pointed at on the rest of the screen: the names of its places are marked. */
  pointed?: PointedSource | undefined
  theme: MapTheme
  /** What lies over the map at its right edge, px. */
  covered: number
  /** How many times as large as usual the letters are. */
  textScale: number
  /** Changes with the size of the map. */
  layoutKey: string
}

/** The labels over the map: native buttons that travel with it. */
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
    isCompact: props.isCompact,
    textScale: props.textScale,
    layoutKey,
  })

  // The order in the page is fixed, routes first, so that the keyboard finds the labels where they were.
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

/** Whether the map is at this zoom or nearer. */
function useIsNear(map: MapView, zoom: number): boolean {
  const [isNear, setIsNear] = useState(() => map.getZoom() >= zoom)
  useEffect(() => {
    const look = () => setIsNear(map.getZoom() >= zoom)
    look()
    map.on('zoom', look)
    return () => void map.off('zoom', look)
  }, [map, zoom])
  return isNear
}
