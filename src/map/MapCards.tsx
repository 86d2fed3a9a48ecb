import type { MouseEvent } from 'react'
import type { MapContent } from '#domain/mapContent.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { Button } from '#ui/Button.tsx'
import { useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import type { Hovered } from './hovered.ts'
import { IncidentList } from './incidents/IncidentList.tsx'
import { IncidentTip } from './incidents/IncidentTip.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { LayersMenuProps } from './LayersMenu.tsx'
import styles from './MapCards.module.css'
import { MapLegend } from './MapLegend.tsx'
import { MapStrip } from './MapStrip.tsx'
import type { MapView } from './mapView.ts'
import type { RouteMapProps } from './routeMapProps.ts'

/** Below this height, px, the legend of a plain map folds. */
const LOW_HEIGHT = 500

const LAYERS_MENU = lazyImport(() => import('./LayersMenu.tsx'))

interface MapCardsProps extends Pick<RouteMapProps, 'content' | 'look' | 'on' | 'words'> {
  /** Null until it exists. */
  map: MapView | null
  size: { width: number; height: number }
  drawnIncidents: DrawnIncidents
  /** Figures have short units and no months; the note states the months. */
  isNarrow: boolean
  hovered: Hovered | null
  /** Px in the map. */
  pointer: { x: number; y: number } | null
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  /** Fits the places in focus, else the start. */
  onFit: () => void
}

/** The cards over the map: zoom, layers, note and tooltip; and the strip below it. */
export function MapCards(props: MapCardsProps) {
  const { content, look, on, words, map, size, hovered, pointer, drawnIncidents } = props
  const { figures } = content
  const { isPrinted = false, isPlain = false, isLayersOpen = false, theme } = look
  const { openMenu } = on
  const figuresOf = [...(figures?.values() ?? [])][0]?.period.spans
  const { t } = useTranslation('map')
  const note = (
    <>
      {isPlain && t('note')}
      {isPlain && props.isNarrow && figuresOf && ` ${t('noteFigures', { months: words.spans(figuresOf) })}`}
      {look.note && <span className={styles.aside}>{look.note}</span>}
    </>
  )
  return (
    <>
      {look.corner}
      {on.leave && content.selected && !isPlain && <WayBack onLeave={on.leave} />}
      {!isPrinted && <ZoomButtons onZoom={props.onZoom} />}
      {!isPlain && look.strip !== null && (
        <MapStrip
          content={content}
          place={look.strip}
          isLayersOpen={isLayersOpen}
          on={on}
          map={map}
          theme={theme}
          drawnIncidents={drawnIncidents}
          words={words}
        />
      )}
      {isLayersOpen && openMenu && (
        <LazyLayersMenu
          content={content}
          on={on}
          openMenu={openMenu}
          map={map}
          theme={theme}
          drawnIncidents={drawnIncidents}
          onFit={props.onFit}
          words={words}
        />
      )}
      <IncidentList map={map} drawn={drawnIncidents} words={words} />
      {on.keyHeight ? (
        <MapLegend
          content={content}
          map={map}
          theme={theme}
          words={words}
          isFolded={size.height < LOW_HEIGHT}
          onHeight={on.keyHeight}
        >
          {note}
        </MapLegend>
      ) : (
        (isPlain || look.note) && (
          <p className={styles.note} data-map-card="note">
            {note}
          </p>
        )
      )}
      {!hovered && pointer && (
        <IncidentTip drawn={drawnIncidents} pointer={pointer} size={size} words={words} />
      )}
      {hovered && pointer && (
        <MapTooltip
          name={words[hovered.kind](hovered.id)}
          majority={hovered.kind === 'route' ? majorityOf(content, hovered.id) : null}
          words={words}
          x={pointer.x}
          y={pointer.y}
        />
      )}
    </>
  )
}

/** The layers, whose code loads when they are first opened. */
function LazyLayersMenu(props: LayersMenuProps) {
  const LayersMenu = useImported(LAYERS_MENU)?.LayersMenu
  return LayersMenu ? <LayersMenu {...props} /> : null
}

/** Ends the selection; only over a sheet, which may hide the way back of the dossier. */
function WayBack({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('lens')
  if (!useMediaQuery(NARROW)) return null
  return (
    <Button className={styles.back ?? ''} data-map-card="back" onClick={onLeave}>
      <Icon name="back" />
      {t('backToRoutes')}
    </Button>
  )
}

interface ZoomButtonsProps {
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
}

function ZoomButtons({ onZoom }: ZoomButtonsProps) {
  const { t } = useTranslation('map')
  return (
    <div className={styles.buttons} data-map-card="buttons">
      <Button look="bare" aria-label={t('zoomIn')} onClick={(event) => onZoom('in', event)}>
        <Icon name="plus" />
      </Button>
      <Button look="bare" aria-label={t('zoomOut')} onClick={(event) => onZoom('out', event)}>
        <Icon name="minus" />
      </Button>
    </div>
  )
}

/** A route's number with the nationality that is more than half of it; null without one. */
function majorityOf({ figures, majorityOf }: MapContent, route: string) {
  const figure = figures?.get(route)
  const found = figure && majorityOf?.(figure.cells)
  return found ? { figure, found } : null
}

interface MapTooltipProps {
  name: string
  majority: ReturnType<typeof majorityOf>
  words: Words
  /** Px in the map. */
  x: number
  y: number
}

/** Tooltip above the pointer: the name of the hovered place, and what most of a route's number is. */
function MapTooltip({ name, majority, words, x, y }: MapTooltipProps) {
  const { t } = useTranslation('nationalities')
  return (
    <div
      className={styles.tooltip}
      style={{ transform: `translate(-50%, -100%) translate(${x}px, ${y - 12}px)` }}
      aria-hidden="true"
    >
      {name}
      {majority && (
        <span className={styles.majority}>
          {words.counted(majority.figure.total.value, majority.figure.total.unit)},{' '}
          {majorityWords(majority.found, t, words)}
        </span>
      )}
    </div>
  )
}
