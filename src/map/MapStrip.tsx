import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { Marks } from '#domain/marks.ts'
import type { MapTheme } from '#picture/palette.ts'
import { Button } from '#ui/Button.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { IncidentLine } from './incidents/IncidentKey.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import { LensSigns } from './LensSigns.tsx'
import styles from './MapStrip.module.css'
import type { MapView } from './mapView.ts'
import type { RouteMapProps } from './routeMapProps.ts'
import { WidthKey } from './WidthKey.tsx'

export const LAYERS_ID = 'map-layers'

const NO_MARKS: Pick<Marks, 'routes' | 'countries' | 'regions'> = {
  routes: new Map(),
  countries: new Map(),
  regions: new Map(),
}

interface MapStripProps extends Pick<RouteMapProps, 'content' | 'on' | 'words'> {
  /** The element below the map that it fills; without one it lies over the foot of the map. */
  place: RefObject<HTMLElement | null> | undefined
  isLayersOpen: boolean
  /** The samples show its scale; null until it exists. */
  map: MapView | null
  theme: MapTheme
  drawnIncidents: DrawnIncidents
}

/** The strip at the foot of the map: a key to what is on it, the note on boundaries, and the button of the layers. */
export function MapStrip({ place, ...props }: MapStripProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  // Before the paint where the element exists; after it where the same commit mounts the element, behind the map.
  useLayoutEffect(() => setElement(place?.current ?? null), [place])
  useEffect(() => setElement(place?.current ?? null), [place])
  if (!place) {
    return (
      <div className={styles.over} data-map-card="legend">
        <Strip {...props} />
      </div>
    )
  }
  return element && createPortal(<Strip {...props} />, element)
}

function Strip(props: Omit<MapStripProps, 'place'>) {
  const { content, on, words, isLayersOpen, map, theme, drawnIncidents } = props
  const { lens, routes, figures, layers, hasOwn } = content
  const { t } = useTranslation(['map', 'common'])
  const { openMenu } = on
  const spans = [...(figures?.values() ?? [])][0]?.period.spans
  const months = spans && words.spans(spans)
  const chosen = lens?.subject.kind === 'route' ? lens.subject.id : null
  const hasHubs = routes.some(({ id, hubs }) => id === chosen && hubs.length > 0)
  const { routes: atRoutes, countries, regions } = content.marks ?? NO_MARKS
  const isNumbered =
    layers.includes('measures') &&
    [atRoutes, countries, regions].some((places) =>
      [...places.values()].some((marks) => marks.some(({ number }) => number !== null)),
    )
  return (
    <div className={styles.strip}>
      <div className={styles.keys}>
        {hasOwn && layers.includes('measures') && (
          <ul className={styles.signs}>
            <li title={t('ownKey')}>
              <span aria-hidden="true">
                <StatusSign look="filled" own={t('common:yours')} />
              </span>
              {t('common:yours')}
              <span className="visually-hidden">: {t('ownKey')}</span>
            </li>
          </ul>
        )}
        {isNumbered && (
          <p className={styles.numbered}>
            <span aria-hidden="true">1</span>
            {t('numberKey')}
          </p>
        )}
        <IncidentLine drawn={drawnIncidents} words={words} isCredited={!openMenu} />
        {lens && layers.includes('routes') && (
          <ul className={styles.lens}>
            <LensSigns lens={lens} hasRegions={layers.includes('regions')} hasHubs={hasHubs} />
          </ul>
        )}
        {!lens && figures && layers.includes('routes') && (
          <WidthKey map={map} figures={figures} theme={theme} words={words} form="strip" />
        )}
        {!lens && layers.includes('measures') && (
          <ul className={styles.signs}>
            {STATUSES.map((status) => (
              <li key={status}>
                <StatusSign look={STATUS_LOOK[status]} />
                {words.status(status)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className={styles.note}>
        {months && <span className={styles.months}>{t('noteFigures', { months })} </span>}
        {t('note')}
      </p>
      {openMenu && (
        <Button
          className={styles.layers}
          aria-haspopup="dialog"
          aria-expanded={isLayersOpen}
          aria-controls={isLayersOpen ? LAYERS_ID : undefined}
          onClick={() => openMenu(isLayersOpen ? null : 'layers')}
        >
          {t('common:layers')}
          <span className={styles.arrow} aria-hidden="true">
            {isLayersOpen ? '▾' : '▴'}
          </span>
        </Button>
      )}
    </div>
  )
}
