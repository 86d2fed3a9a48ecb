import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { Nationalities, RouteFigures } from '#domain/mapContent.ts'
import { LAYERS, type Layer } from '#domain/view.ts'
import { Button } from '#ui/Button.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import type { Words } from '#words/words.ts'
import { IncidentKey } from './incidents/IncidentKey.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import { LensKey } from './LensKey.tsx'
import styles from './MapLegend.module.css'
import type { MapView } from './mapView.ts'
import type { MapTheme } from './palette.ts'
import type { RouteMapProps } from './routeMapProps.ts'
import { WidthKey } from './WidthKey.tsx'

interface MapLegendProps extends Pick<RouteMapProps, 'content' | 'on' | 'words'> {
  /** The samples show its scale; null until it exists. */
  map: MapView | null
  theme: MapTheme
  drawnIncidents: DrawnIncidents
  /** Folds the card behind one button. */
  isCompact: boolean
  /** Folds the switches; the key of a lens stays visible. */
  isLow: boolean
  /** Rendered beside the card. */
  children?: ReactNode
}

/** Legend and layer switches in one card. */
export function MapLegend(props: MapLegendProps) {
  const { content, on, words, map, theme, drawnIncidents, isCompact, isLow, children } = props
  const { lens, figures, nationalities, layers } = content
  const { t } = useTranslation('map')
  const [isUnfolded, setIsUnfolded] = useState(false)
  const cardId = useId()
  const hasOwnKey = isLow && !isCompact && lens !== null
  const isFolded = isCompact || isLow
  const isOpen = !isFolded || isUnfolded
  return (
    <div className={styles.legend} data-map-card="legend" data-compact={isFolded}>
      {hasOwnKey && !isOpen && (
        <div className={styles.legendCard}>
          <div className={styles.rows}>
            <LensKey lens={lens} words={words} onLeave={on.clearLens} />
          </div>
        </div>
      )}
      {isFolded && (
        <Button
          look="outlined"
          aria-expanded={isOpen}
          aria-controls={cardId}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {t('legend')}
        </Button>
      )}
      <div id={cardId} className={`${styles.legendCard} ${styles.scrollCard}`} hidden={!isOpen}>
        <div className={styles.scroll}>
          <fieldset className={styles.rows}>
            <legend className="visually-hidden">{t('legend')}</legend>
            {lens && <LensKey lens={lens} words={words} onLeave={on.clearLens} />}
            {LAYERS.map((layer) => (
              <div key={layer} className={styles.layer}>
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    checked={layers.includes(layer)}
                    onChange={() => on.toggleLayer(layer)}
                  />
                  {t(`layer.${layer}`)}
                </label>
                {layer === 'deaths' ? (
                  <IncidentKey drawn={drawnIncidents} words={words} />
                ) : (
                  <LayerKey
                    layer={layer}
                    figures={layers.includes('routes') ? figures : null}
                    map={map}
                    theme={theme}
                    words={words}
                  />
                )}
                {layer === 'routes' && nationalities && layers.includes('routes') && (
                  <NationalityKey
                    nationalities={nationalities}
                    isFolded={isLow || isCompact}
                    words={words}
                    onOpenCells={on.openCells}
                  />
                )}
              </div>
            ))}
          </fieldset>
        </div>
      </div>
      {children}
    </div>
  )
}

type LayerKeyProps = Pick<MapLegendProps, 'map' | 'theme' | 'words'> & {
  figures: RouteFigures | null
  layer: Exclude<Layer, 'deaths'>
}

/** Key to the signs of a layer. */
function LayerKey({ layer, figures, map, theme, words }: LayerKeyProps) {
  const { t } = useTranslation('map')
  switch (layer) {
    case 'routes':
      return figures ? (
        <WidthKey map={map} figures={figures} theme={theme} words={words} />
      ) : (
        <svg className={styles.sample} width={44} height={12} viewBox="0 0 44 12" aria-hidden="true">
          <path d="M2 6h32" stroke="currentColor" strokeWidth={5} strokeLinecap="round" />
          <path d="M43 6l-11-5 2 5-2 5z" fill="currentColor" />
        </svg>
      )
    case 'measures':
      return (
        <ul className={styles.statuses}>
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusSign look={STATUS_LOOK[status]} />
              {words.status(status)}
            </li>
          ))}
        </ul>
      )
    case 'countries':
      return null
    case 'regions':
      return <span className={styles.disc} aria-hidden="true" />
    case 'actors':
      return (
        <>
          <span className={styles.outline} aria-hidden="true" />
          <span className="visually-hidden">{t('actorsKey')}</span>
        </>
      )
  }
}

interface NationalityKeyProps {
  nationalities: Nationalities
  /** Starts folded on a low map. */
  isFolded: boolean
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** The nationality lanes of the selected route in words, in order, with the rest and the unknown. */
function NationalityKey({ nationalities, isFolded, words, onOpenCells }: NationalityKeyProps) {
  const { t } = useTranslation('nationalities')
  const { spans, top, rest, unknown, isCut, coveredTo } = nationalities
  const percentOf = (share: number) => (share < 0.005 ? t('under') : words.percent(share))
  const parts = [
    ...top.map((part, index) => ({
      part,
      text: t('one', {
        number: index + 1,
        name: words.country(part.codes.join()),
        percent: percentOf(part.share),
      }),
    })),
    ...(rest ? [{ part: rest, text: t('rest', { percent: percentOf(rest.share) }) }] : []),
    ...(unknown ? [{ part: unknown, text: t('unknown', { percent: percentOf(unknown.share) }) }] : []),
  ]
  const months = spans.length > 0 ? words.spans(spans) : t('none')
  return (
    <details className={styles.nationalities} open={!isFolded} key={String(isFolded)}>
      <summary>{t('title', { months })}</summary>
      {parts.length > 0 && (
        <>
          <p>{t('order')}</p>
          <ul className={styles.parts}>
            {parts.map(({ part, text }, index) => (
              <li key={text}>
                <Part text={text} query={part.cells} onOpen={onOpenCells} />
                {index < parts.length - 1 && ', '}
              </li>
            ))}
          </ul>
        </>
      )}
      {isCut && <p>{t('cut', { month: words.months({ from: coveredTo, to: coveredTo }) })}</p>}
    </details>
  )
}

interface PartProps {
  text: string
  query: CellQuery
  onOpen: ((query: CellQuery) => void) | undefined
}

/** A nationality with its share; opens its cells. */
function Part({ text, query, onOpen }: PartProps) {
  const { t } = useTranslation('nationalities')
  if (!onOpen) return text
  const action = t('open', { text })
  return (
    <button
      type="button"
      className={styles.part}
      aria-label={action}
      title={action}
      onClick={() => onOpen(query)}
    >
      {text}
    </button>
  )
}
