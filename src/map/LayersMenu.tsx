import type { KeyboardEvent, ReactNode } from 'react'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { Marks } from '#domain/mapContent.ts'
import type { Measure } from '#domain/measure.ts'
import { routelessMeasures } from '#domain/routelessMeasures.ts'
import { LAYERS, type Layer } from '#domain/view.ts'
import type { MapTheme } from '#picture/palette.ts'
import { Button } from '#ui/Button.tsx'
import { Legend } from '#ui/Legend.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useFocusWhileOpen } from '#ui/useFocusWhileOpen.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { IncidentKey } from './incidents/IncidentKey.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import styles from './LayersMenu.module.css'
import { LensSigns, WidthKey } from './MapKeys.tsx'
import type { MapEngine } from './mapEngine.ts'
import { LAYERS_ID, type MapCallbacks, type MapProps } from './mapProps.ts'

export interface LayersMenuProps extends Pick<MapProps, 'content' | 'words'> {
  on: MapCallbacks
  openMenu: NonNullable<MapCallbacks['openMenu']>
  map: MapEngine | null
  theme: MapTheme
  drawnIncidents: DrawnIncidents
  onFit: () => void
}

/** The layers with their switches and the full legend, and what is on no layer. */
export function LayersMenu(props: LayersMenuProps) {
  const { content, on, openMenu, words, map, theme, drawnIncidents } = props
  const { lens, figures, marks, layers } = content
  const { t } = useTranslation(['layers', 'common'])
  const card = useFocusWhileOpen<HTMLDivElement>()
  // A press beside the map or on a card over it changes what the legend explains, so it stays open for that.
  useOutsidePress(
    (target) =>
      card.current?.contains(target) === true ||
      card.current?.parentElement?.contains(target) !== true ||
      target.closest('[data-map-card]') !== null ||
      target.closest('[aria-haspopup][aria-expanded="true"]') !== null,
    () => openMenu(null),
  )
  const groups = routelessMeasures(measuresOf(marks))
  const period = [...(figures?.values() ?? [])].find(({ total }) => total.unit === 'detections')?.period
  const countries = groups.country.length
  const notes: Record<Layer, string | null> = {
    routes: period ? t('width', { months: words.spans(period.spans) }) : null,
    measures: marks && words.number(countOf(marks.routes)),
    countries: marks && t(layers.includes('countries') ? 'more' : 'moreNear', { count: countries }),
    actors: t('outlined'),
    regions: t('classification'),
    deaths: t('minimum'),
  }
  const keys: Partial<Record<Layer, ReactNode>> = {
    routes: (
      <>
        {figures && <WidthKey map={map} figures={figures} theme={theme} words={words} form="list" />}
        {lens && (
          <Legend className={styles.column}>
            <LensSigns lens={lens} hasRegions={layers.includes('regions')} />
          </Legend>
        )}
      </>
    ),
    measures: (
      <Legend>
        {STATUSES.map((status) => (
          <li key={status}>
            <StatusSign look={STATUS_LOOK[status]} />
            {words.status(status)}
          </li>
        ))}
      </Legend>
    ),
    actors: <span className={styles.outline} aria-hidden="true" />,
    regions: <span className={styles.disc} aria-hidden="true" />,
    deaths: <IncidentKey drawn={drawnIncidents} words={words} />,
  }
  const left = [
    {
      count: groups['all-routes'].length,
      text: t('allRoutes', { count: groups['all-routes'].length }),
    },
    { count: groups.unplaced.length, text: t('unplaced', { count: groups.unplaced.length }) },
    { count: groups.wider.length, text: t('wider', { count: groups.wider.length }) },
  ].filter(({ count }) => count > 0)
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    openMenu(null)
  }
  return (
    <div
      ref={card}
      id={LAYERS_ID}
      className={styles.card}
      role="dialog"
      aria-label={t('title')}
      tabIndex={-1}
      onKeyDown={handleKey}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <Button look="text" className={styles.close} onClick={() => openMenu(null)}>
          {t('common:close')} <span aria-hidden="true">✕</span>
        </Button>
      </div>
      <ul className={styles.layers}>
        {LAYERS.map((layer) => (
          <li key={layer}>
            <div className={styles.row}>
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={layers.includes(layer)}
                  onChange={() => on.toggleLayer(layer)}
                />
                {t(`layer.${layer}`)}
              </label>
              <span className={styles.about}>{notes[layer]}</span>
            </div>
            {layers.includes(layer) && keys[layer] && <div className={styles.key}>{keys[layer]}</div>}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {left.length > 0 && (
          <p>
            {t('onNone', { parts: left.map(({ text }) => text).join(', ') })}{' '}
            <Button look="text" onClick={() => openMenu('routeless')}>
              {t('list')}
            </Button>
          </p>
        )}
        <Button look="text" aria-keyshortcuts="0" onClick={props.onFit}>
          {t('fit')}
        </Button>
      </div>
    </div>
  )
}

/** Number of measures at any of the places. */
function countOf(places: Marks['routes']): number {
  return new Set([...places.values()].flat().map(({ measure }) => measure)).size
}

/** The measures in view, wherever they are. */
function measuresOf(marks: Marks | null): ReadonlySet<Measure> {
  if (!marks) return new Set()
  const placed = [marks.routes, marks.countries, marks.regions].flatMap((places) =>
    [...places.values()].flat(),
  )
  const all = [...placed, ...marks.unlocated, ...marks.allRoutes, ...marks.unplaced]
  return new Set(all.map(({ measure }) => measure))
}
