import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark, Marks } from '#domain/marks.ts'
import { countByStatus, STATUS_LOOK } from '#domain/statusLook.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { LensSigns } from './LensKey.tsx'
import type { MapView } from './mapView.ts'
import type { MapTheme } from './palette.ts'
import type { RouteMapProps } from './routeMapProps.ts'
import styles from './StageKey.module.css'
import { WidthKey } from './WidthKey.tsx'

interface StageKeyProps extends Pick<RouteMapProps, 'content' | 'words'> {
  theme: MapTheme
  /** Null until there is one. */
  map: MapView | null
  /** The map is low. */
  isFolded: boolean
  /** Reports the height, px, and 0 on unmount. */
  onHeight: (height: number) => void
  /** The note that every map has. */
  children: ReactNode
}

/**
 * The stage legend at the foot of the map: explains the widths, lines and signs that this step shows. On a low map it
 * folds into one word, with the note inside.
 */
export function StageKey(props: StageKeyProps) {
  const { content, map, theme, words, isFolded, onHeight } = props
  const { lens, litRoutes, figures, marks, layers, changes } = content
  const { t } = useTranslation('map')
  const card = useRef<HTMLDivElement>(null)
  const tell = useRef(onHeight)
  tell.current = onHeight

  // Before the first paint, so that the map is fitted above the legend from the start.
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const measure = () => tell.current(element.offsetHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => () => tell.current(0), [])

  const lit = new Map([...(figures ?? [])].filter(([id]) => litRoutes.has(id)))
  const statuses = layers.includes('measures') ? statusesOf(marks) : []
  return (
    <div ref={card} className={styles.card} data-map-card="key" data-folded={isFolded}>
      <details className={styles.fold} open={!isFolded} key={String(isFolded)}>
        <summary>{t('legend')}</summary>
        <div className={styles.rows}>
          {layers.includes('routes') && lit.size > 0 && (
            <WidthKey map={map} figures={lit} theme={theme} words={words} isInLine />
          )}
          <ul className={styles.signs}>
            {lens && <LensSigns lens={lens} hasRegions={layers.includes('regions')} />}
            {statuses.length > 0 && (
              <li>
                {t('layer.measures')}
                {statuses.map((status) => (
                  <span key={status} className={styles.sign}>
                    <StatusSign look={STATUS_LOOK[status]} />
                    {words.status(status)}
                  </span>
                ))}
              </li>
            )}
            {layers.includes('regions') && !lens && (
              <li>
                <span className={styles.disc} aria-hidden="true" />
                {t('layer.regions')}
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

/** The statuses of the measures that have a sign on the map. */
function statusesOf(marks: Marks | null) {
  const placed: Mark[] = marks
    ? [marks.routes, marks.countries, marks.regions].flatMap((places) => [...places.values()].flat())
    : []
  return countByStatus(placed.map(({ measure }) => measure.status)).map(({ status }) => status)
}
