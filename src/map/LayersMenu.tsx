import type { ReactNode } from 'react'
import type { Marks } from '#domain/mapContent.ts'
import { LAYERS, type Layer } from '#domain/view.ts'
import type { MapTheme } from '#picture/palette.ts'
import { Button } from '#ui/Button.tsx'
import { Legend } from '#ui/Rows.tsx'
import { useOpenCard } from '#ui/useOpenCard.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { IncidentKey } from './incidents/IncidentKey.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import styles from './LayersMenu.module.css'
import cards from './MapCards.module.css'
import { LensSigns, Undrawn, WidthKey } from './MapKeys.tsx'
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

/** The layers with their switches and the full legend. */
export function LayersMenu(props: LayersMenuProps) {
  const { content, on, openMenu, words, map, theme, drawnIncidents } = props
  const { lens, figures, marks, layers } = content
  const { t } = useTranslation(['layers', 'map', 'common', 'lens'])
  const card = useOpenCard<HTMLDivElement>(() => openMenu(false))
  // A press beside the map or on a card over it changes what the legend explains, so it stays open for that.
  useOutsidePress(
    (target) =>
      card.ref.current?.contains(target) === true ||
      card.ref.current?.parentElement?.contains(target) !== true ||
      target.closest('[data-map-card]') !== null ||
      target.closest('[aria-haspopup][aria-expanded="true"]') !== null,
    () => openMenu(false),
  )
  const period = [...(figures?.values() ?? [])].find(({ total }) => total.unit === 'detections')?.period
  const notes: Record<Layer, string | null> = {
    routes: period ? t('width', { months: words.spans(period.spans) }) : null,
    countries: marks && t('shared:count.measures', { count: countOf(marks.countries) }),
    actors: t('outlined'),
    regions: t('lens:ourClassification'),
    deaths: t('minimum'),
  }
  const keys: Partial<Record<Layer, ReactNode>> = {
    routes: (
      <>
        {figures && <WidthKey map={map} figures={figures} theme={theme} words={words} form="list" />}
        {lens && (
          <Legend className="column">
            <LensSigns lens={lens} hasRegions={layers.includes('regions')} />
          </Legend>
        )}
      </>
    ),
    actors: <span className={styles.outline} aria-hidden="true" />,
    regions: <span className={cards.sign} data-sign="disc" aria-hidden="true" />,
    deaths: <IncidentKey drawn={drawnIncidents} words={words} />,
  }
  return (
    <div
      {...card}
      id={LAYERS_ID}
      className={`${styles.card} float soft line-16`}
      role="dialog"
      aria-label={t('title')}
    >
      <div className={`${styles.head} apart-12 ends-middle`}>
        <h2 className="title-14 strong">{t('title')}</h2>
        <Button look="text" className={styles.close} onClick={() => openMenu(false)}>
          {t('common:close')} <span aria-hidden="true">✕</span>
        </Button>
      </div>
      <ul>
        {LAYERS.map((layer) => (
          <li key={layer}>
            <div className={`${styles.row} apart-12 wraps ends-middle`}>
              <label className={`${styles.check} gap-8 target row-middle`}>
                <input
                  type="checkbox"
                  checked={layers.includes(layer)}
                  onChange={() => on.toggleLayer(layer)}
                />
                {t(`layer.${layer}`)}
              </label>
              <span className="quiet">{notes[layer]}</span>
            </div>
            {layers.includes(layer) && keys[layer] && (
              <div className={`${styles.key} stack`}>{keys[layer]}</div>
            )}
          </li>
        ))}
      </ul>
      <div className={`${styles.foot} from-start gap-4 ruled stack`}>
        <Button look="text" aria-keyshortcuts="0" onClick={props.onFit}>
          {t('fit')}
        </Button>
        <p>
          <Undrawn content={content} words={words} /> {t('map:note')}
        </p>
      </div>
    </div>
  )
}

/** Number of measures at any of the places. */
function countOf(places: Marks['countries']): number {
  return new Set([...places.values()].flat()).size
}
