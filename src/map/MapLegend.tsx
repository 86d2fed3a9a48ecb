import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { countByStatus, STATUS_LOOK } from '#domain/claim.ts'
import type { Mark, Marks } from '#domain/marks.ts'
import type { MapTheme } from '#picture/palette.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { LensSigns } from './LensSigns.tsx'
import styles from './MapLegend.module.css'
import type { MapView } from './mapView.ts'
import type { RouteMapProps } from './routeMapProps.ts'
import { WidthKey } from './WidthKey.tsx'

interface MapLegendProps extends Pick<RouteMapProps, 'content' | 'words'> {
  theme: MapTheme
  /** Null until it exists. */
  map: MapView | null
  /** True on a low map. */
  isFolded: boolean
  /** Reports the height, px, and 0 on unmount. */
  onHeight: (height: number) => void
  /** The note of the map. */
  children: ReactNode
}

/**
 * The legend at the foot of a plain map: a key to its widths, lines and signs. On a low map it folds into one word, with
 * the note inside.
 */
export function MapLegend(props: MapLegendProps) {
  const { content, map, theme, words, isFolded, onHeight } = props
  const { lens, litRoutes, figures, marks, layers, changes, hasOwn } = content
  const { t } = useTranslation(['map', 'common'])
  const card = useRef<HTMLDivElement>(null)
  const report = useRef(onHeight)
  report.current = onHeight

  // A layout effect, so that the first fit already clears the legend.
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const measure = () => report.current(element.offsetHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => () => report.current(0), [])

  const lit = new Map([...(figures ?? [])].filter(([id]) => litRoutes.has(id)))
  const statuses = layers.includes('measures') ? statusesOf(marks) : []
  return (
    <div ref={card} className={styles.card} data-map-card="key" data-folded={isFolded}>
      <details className={styles.fold} open={!isFolded} key={String(isFolded)}>
        <summary>{t('legend')}</summary>
        <div className={styles.rows}>
          {layers.includes('routes') && lit.size > 0 && (
            <WidthKey map={map} figures={lit} theme={theme} words={words} form="line" />
          )}
          <ul className={styles.signs}>
            {lens && <LensSigns lens={lens} hasRegions={layers.includes('regions')} />}
            {statuses.length > 0 && (
              <li>
                {t('common:filter.measures.all')}
                {statuses.map((status) => (
                  <span key={status} className={styles.sign}>
                    <StatusSign look={STATUS_LOOK[status]} />
                    {words.status(status)}
                  </span>
                ))}
              </li>
            )}
            {hasOwn && statuses.length > 0 && (
              <li>
                <StatusSign look="filled" own={t('common:yours')} />
                {t('ownKey')}
              </li>
            )}
            {layers.includes('regions') && !lens && (
              <li>
                <span className={styles.disc} aria-hidden="true" />
                {t('regionsKey')}
              </li>
            )}
            {changes && (
              <li>
                <span aria-hidden="true">▲</span>
                {t('change.key', {
                  before: words.spans([changes.before]),
                  after: words.spans([changes.after]),
                })}
              </li>
            )}
          </ul>
        </div>
        {isFolded && <p className={styles.note}>{props.children}</p>}
      </details>
      {!isFolded && <p className={styles.note}>{props.children}</p>}
    </div>
  )
}

/** Statuses of the measures on the map. */
function statusesOf(marks: Marks | null) {
  const placed: Mark[] = marks
    ? [marks.routes, marks.countries, marks.regions].flatMap((places) => [...places.values()].flat())
    : []
  return countByStatus(placed.map(({ measure }) => measure.status)).map(({ status }) => status)
}
