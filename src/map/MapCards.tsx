import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapContent } from '#domain/mapContent.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { majorityWords } from '#words/majorityWords.ts'
import type { Words } from '#words/words.ts'
import type { Hovered } from './hovered.ts'
import { IncidentList } from './incidents/IncidentList.tsx'
import { IncidentTip } from './incidents/IncidentTip.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import styles from './MapCards.module.css'
import { MapLegend } from './MapLegend.tsx'
import { MapTray } from './MapTray.tsx'
import type { MapView } from './mapView.ts'
import type { RouteMapProps } from './routeMapProps.ts'
import { StageKey } from './StageKey.tsx'

/** Below this height, px, the tray is one drawer, so that it does not cover the north of the map. */
const COMPACT_HEIGHT = 500
/** Below this height the legend does not fit under the buttons, and folds. */
const FOLDED_HEIGHT = 300
/** Below this height the layer switches would cover a quarter of the map, and fold. */
const LEGEND_HEIGHT = 460
/** The same with the key of a lens above the switches. */
const LENS_HEIGHT = 640

interface MapCardsProps extends Pick<RouteMapProps, 'content' | 'look' | 'on' | 'words'> {
  /** Null until it exists. */
  map: MapView | null
  size: { width: number; height: number }
  drawnIncidents: DrawnIncidents
  isCompact: boolean
  /** Figures have short units and no months; the note states the months. */
  isNarrow: boolean
  hovered: Hovered | null
  /** Px in the map. */
  pointer: { x: number; y: number } | null
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  /** Fits the places in focus, else the start. */
  onFit: () => void
}

/** The cards over the map: tray, buttons, legend, note and tooltip. */
export function MapCards(props: MapCardsProps) {
  const { content, look, on, words, map, size, isCompact, hovered, pointer, drawnIncidents } = props
  const { layers, selected, marks, lens, figures } = content
  const { isPrinted = false, isPlain = false } = look
  const figuresOf = [...(figures?.values() ?? [])][0]?.period.spans
  const { t } = useTranslation('map')
  const isLow = size.height < COMPACT_HEIGHT
  const note = (
    <>
      {t('note')}
      {props.isNarrow && figuresOf && ' '}
      {props.isNarrow && figuresOf && t('noteFigures', { months: words.spans(figuresOf) })}
      {look.note && <span className={styles.aside}>{look.note}</span>}
    </>
  )
  return (
    <>
      {marks && !isPlain && layers.includes('measures') && (
        <MapTray
          marks={marks}
          isCompact={isCompact || isLow}
          words={words}
          selectedMeasure={selected?.kind === 'measure' ? selected.id : null}
          onChoose={(id) => on.select({ kind: 'measure', id })}
        />
      )}
      {look.corner}
      <MapButtons onZoom={props.onZoom} onFit={props.onFit} />
      {!isPlain && (
        <MapLegend
          content={content}
          on={on}
          map={map}
          theme={look.theme}
          drawnIncidents={drawnIncidents}
          isCompact={!isPrinted && (isCompact || size.height < FOLDED_HEIGHT)}
          isLow={!isPrinted && size.height < (lens ? LENS_HEIGHT : LEGEND_HEIGHT)}
          words={words}
        >
          <IncidentList map={map} drawn={drawnIncidents} words={words} />
        </MapLegend>
      )}
      {on.keyHeight ? (
        <StageKey
          content={content}
          map={map}
          theme={look.theme}
          words={words}
          isFolded={isLow}
          onHeight={on.keyHeight}
        >
          {note}
        </StageKey>
      ) : (
        <p className={styles.note} data-map-card="note">
          {note}
        </p>
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

interface MapButtonsProps {
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  onFit: () => void
}

/** Zoom in, zoom out, and fit. */
function MapButtons({ onZoom, onFit }: MapButtonsProps) {
  const { t } = useTranslation('map')
  return (
    <div className={styles.buttons} data-map-card="buttons">
      <Button look="bare" aria-label={t('zoomIn')} onClick={(event) => onZoom('in', event)}>
        <Icon name="plus" />
      </Button>
      <Button look="bare" aria-label={t('zoomOut')} onClick={(event) => onZoom('out', event)}>
        <Icon name="minus" />
      </Button>
      <Button look="bare" aria-label={t('fit')} onClick={onFit}>
        <Icon name="fit" />
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
